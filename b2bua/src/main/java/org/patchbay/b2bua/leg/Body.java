package org.patchbay.b2bua.leg;

/** A message's body, as text. */
public record Body(String contentType, String text) {

  /** A session description. */
  public static Body sdp(String text) {
    return new Body("application/sdp", text);
  }

  /** Whether it is a session description. */
  public boolean isSdp() {
    return contentType.equalsIgnoreCase("application/sdp");
  }
}
