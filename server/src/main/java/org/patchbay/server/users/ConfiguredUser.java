package org.patchbay.server.users;

import java.util.Optional;

/**
 * An entry of {@code users} in a configuration file.
 *
 * @param name the user name
 * @param password in clear, as the operator wrote it; turned into HA1s at once
 * @param number as {@code +14255550100}
 * @param place the file and the line, as {@code patchbay.yaml:31}
 */
public record ConfiguredUser(String name, String password, Optional<String> number, String place) {

  /** The same with HA1s in place of the password. */
  public User in(String realm) {
    return new User(name, realm, Ha1.of(name, realm, password), number, new User.Configured(place));
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "ConfiguredUser[" + name + " of " + place + "]";
  }
}
