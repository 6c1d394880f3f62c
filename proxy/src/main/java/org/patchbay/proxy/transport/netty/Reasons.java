package org.patchbay.proxy.transport.netty;

/** A failure in words, for the log. */
final class Reasons {
  private Reasons() {}

  /** The failure's own message, or what kind it is if it has none. */
  static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
