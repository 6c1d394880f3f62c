package org.patchbay.proxy.transport;

import java.util.Locale;

/** A transport of RFC 3261 §18: how messages are framed and whether they can be lost. */
public enum Transport {
  UDP(false, "UDP"),
  TCP(true, "TCP"),

  /**
   * The in-memory channel to the media processor (docs/adr/0015). It loses nothing; in a Via it
   * passes for TCP, so that a stack on the other side behaves as on a stream.
   */
  HOP(true, "TCP");

  private final boolean reliable;
  private final String viaName;
  private final String parameter;

  Transport(boolean reliable, String viaName) {
    this.reliable = reliable;
    this.viaName = viaName;
    this.parameter = name().toLowerCase(Locale.ROOT);
  }

  /** Whether it retransmits by itself, so that transactions need not (RFC 3261 §17). */
  public boolean reliable() {
    return reliable;
  }

  /** Its name in a Via (RFC 3261 §20.42). */
  public String viaName() {
    return viaName;
  }

  /** Its name in a URI's transport parameter and in the configuration, as {@code udp}. */
  public String parameter() {
    return parameter;
  }
}
