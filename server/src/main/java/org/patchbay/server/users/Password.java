package org.patchbay.server.users;

import org.patchbay.loop.IdSource;

/** Passwords that a person can type into a telephone. */
public final class Password {
  private static final int GROUPS = 4;
  private static final int GROUP_CHARACTERS = 4;

  private Password() {}

  /**
   * A new password of 80 random bits, as {@code 7k2m-w4xz-9qde-t5ra}: lower case, without the
   * letters that are taken for digits.
   *
   * @param ids must not be guessable
   */
  public static String generate(IdSource ids) {
    StringBuilder password = new StringBuilder(ids.token(GROUP_CHARACTERS));
    for (int i = 1; i < GROUPS; i++) {
      password.append('-').append(ids.token(GROUP_CHARACTERS));
    }
    return password.toString();
  }
}
