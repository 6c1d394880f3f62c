package org.patchbay.proxy.protection;

/** What the first four octets say of a message that has not been parsed. */
final class FirstOctets {
  private static final int RESPONSE = four("SIP/");
  private static final int REGISTER = four("REGI");

  private FirstOctets() {}

  static boolean areOfResponse(byte[] bytes, int length) {
    return length > 4 && (four(bytes) & 0xdfdf_dfff) == RESPONSE; // its case does not matter
  }

  static boolean areOfRegister(byte[] bytes, int length) {
    return length > 4 && four(bytes) == REGISTER;
  }

  private static int four(byte[] bytes) {
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
  }

  private static int four(String text) {
    return text.charAt(0) << 24 | text.charAt(1) << 16 | text.charAt(2) << 8 | text.charAt(3);
  }
}
