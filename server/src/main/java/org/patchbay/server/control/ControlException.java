package org.patchbay.server.control;

/** A control request that failed; the message is one line that can be shown. */
public final class ControlException extends Exception {
  private static final long serialVersionUID = 1;

  public ControlException(String message) {
    super(message);
  }

  public ControlException(String message, Throwable cause) {
    super(message, cause);
  }
}
