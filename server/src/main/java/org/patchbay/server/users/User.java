package org.patchbay.server.users;

import java.util.Optional;

/**
 * Someone who may register and call.
 *
 * @param name the user part of the address-of-record, and the digest username
 * @param realm the realm that the HA1s were made for
 * @param ha1 in place of the password
 * @param number what the user shows to the telephone network, as {@code +14255550100}
 * @param origin where the user was declared
 */
public record User(String name, String realm, Ha1 ha1, Optional<String> number, Origin origin) {

  /** Where a user was declared, which is where it can be changed. */
  public sealed interface Origin {}

  /** Added at the command line; kept in the data directory. */
  public record Stored() implements Origin {
    @Override
    public String toString() {
      return "the data directory";
    }
  }

  /**
   * Listed under {@code users} in a configuration file.
   *
   * @param place the file and the line, as {@code patchbay.yaml:31}
   */
  public record Configured(String place) implements Origin {
    @Override
    public String toString() {
      return place;
    }
  }

  /** A user of the data directory, with the HA1s of a password. */
  public static User stored(String name, String realm, String password, Optional<String> number) {
    return new User(name, realm, Ha1.of(name, realm, password), number, new Stored());
  }
}
