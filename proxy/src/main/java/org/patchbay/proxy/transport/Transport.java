package org.patchbay.proxy.transport;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A transport of RFC 3261 §18: how messages are framed and whether they can be lost. */
public enum Transport {
  UDP(false),
  TCP(true);

  private final boolean reliable;
  private final byte[] viaName;
  private final String parameter;

  Transport(boolean reliable) {
    this.reliable = reliable;
    this.viaName = name().getBytes(StandardCharsets.US_ASCII);
    this.parameter = name().toLowerCase(Locale.ROOT);
  }

  /** Whether it retransmits by itself, so that transactions need not (RFC 3261 §17). */
  public boolean reliable() {
    return reliable;
  }

  /** Its name in a Via (RFC 3261 §20.42), in ASCII. */
  public byte[] viaName() {
    return viaName;
  }

  /** Its name in a URI's transport parameter and in the configuration, as {@code udp}. */
  public String parameter() {
    return parameter;
  }
}
