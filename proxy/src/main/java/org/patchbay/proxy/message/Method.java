package org.patchbay.proxy.message;

import java.util.Arrays;

/** The methods that this server knows; all others are {@link #OTHER} and forwarded alike. */
public enum Method {
  INVITE,
  ACK,
  BYE,
  CANCEL,
  REGISTER,
  OPTIONS,
  PRACK,
  SUBSCRIBE,
  NOTIFY,
  PUBLISH,
  INFO,
  REFER,
  MESSAGE,
  UPDATE,
  OTHER;

  private static final Method[] KNOWN = values();

  private final byte[] octets = Octets.ascii(name());

  /** The method's name in ASCII; not meaningful for {@link #OTHER}. */
  public byte[] octets() {
    return octets;
  }

  /** The method that a range names; methods are case-sensitive (RFC 3261 §7.1). */
  static Method of(byte[] bytes, int start, int end) {
    for (Method method : KNOWN) {
      byte[] name = method.octets;
      if (name.length == end - start
          && name[0] == bytes[start]
          && method != OTHER
          && Arrays.equals(bytes, start, end, name, 0, name.length)) {
        return method;
      }
    }
    return OTHER;
  }

  /** Whether a request of this method without a To tag opens a dialog (RFC 3261, 6665, 3515). */
  public boolean opensDialog() {
    return this == INVITE || this == SUBSCRIBE || this == REFER;
  }
}
