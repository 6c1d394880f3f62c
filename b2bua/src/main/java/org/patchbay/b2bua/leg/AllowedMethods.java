package org.patchbay.b2bua.leg;

/** The methods that this server takes within a dialog (RFC 3261 §20.5). */
public final class AllowedMethods {

  /** As {@code Allow} lists them. */
  public static final Header ALLOW =
      new Header("Allow", "INVITE, ACK, CANCEL, BYE, UPDATE, OPTIONS, INFO");

  private AllowedMethods() {}
}
