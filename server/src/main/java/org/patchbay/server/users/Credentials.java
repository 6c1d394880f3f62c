package org.patchbay.server.users;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users as the running server knows them. Reading is a volatile read and a look-up in a map
 * that nobody changes, so a SIP loop may do it for every request; {@link #replace} swaps the map.
 */
public final class Credentials {
  private final String realm;
  private volatile Map<String, User> users;

  /**
   * Starts with these users.
   *
   * @param realm the realm that requests are challenged with
   * @param users as from {@link #merge}
   */
  public Credentials(String realm, Map<String, User> users) {
    this.realm = realm;
    this.users = users;
  }

  /**
   * The users of the data directory with those of the configuration over them, in order of first
   * appearance. Where both name someone, the configuration wins.
   */
  public static Map<String, User> merge(
      List<User> stored, List<ConfiguredUser> configured, String realm) {
    Map<String, User> merged = new LinkedHashMap<>();
    stored.forEach(user -> merged.put(user.name(), user));
    configured.forEach(user -> merged.put(user.name(), user.in(realm)));
    return Collections.unmodifiableMap(merged);
  }

  /** The realm that requests are challenged with. */
  public String realm() {
    return realm;
  }

  /**
   * Who has a name; empty where nobody has it. Names are compared as written (RFC 3261 §19.1.4).
   */
  public Optional<User> find(String name) {
    return Optional.ofNullable(users.get(name));
  }

  /**
   * The HA1s to check a digest of this realm against; empty for an unknown user, and for one whose
   * HA1s were made for another realm and can therefore never match.
   */
  public Optional<Ha1> ha1(String name) {
    User user = users.get(name);
    return user == null || !user.realm().equals(realm) ? Optional.empty() : Optional.of(user.ha1());
  }

  /** All of them, in order of declaration. */
  public Collection<User> all() {
    return users.values();
  }

  /** Those who cannot authenticate, because their HA1s were made for another realm. */
  public List<User> ofOtherRealms() {
    return users.values().stream().filter(user -> !user.realm().equals(realm)).toList();
  }

  /** Takes other users from now on. Called from any thread. */
  public void replace(Map<String, User> users) {
    this.users = users;
  }
}
