package org.patchbay.server.users;

/** A change to the users that is refused; the message says why and is shown as it is. */
public final class UserException extends Exception {
  private static final long serialVersionUID = 1;

  public UserException(String message) {
    super(message);
  }
}
