package org.patchbay.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SecureIds;

class CredentialsTest {
  private static final ConfiguredUser CONFIGURED =
      new ConfiguredUser("alice", "from-file", Optional.empty(), "patchbay.yaml:31");

  private static Credentials with(List<User> stored, List<ConfiguredUser> configured) {
    return new Credentials("realm", Credentials.merge(stored, configured, "realm"));
  }

  @Test
  void computesTheHa1OfRfc7616() {
    Ha1 ha1 = Ha1.of("Mufasa", "http-auth@example.org", "Circle of Life"); // RFC 7616 §3.9.1
    assertEquals("3d78807defe7de2157e2b0b6573a855f", ha1.md5());
    assertEquals("7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232", ha1.sha256());
  }

  @Test
  void putsTheConfigurationOverTheDataDirectory() {
    User stored = User.stored("alice", "realm", "stored", Optional.empty());
    Credentials credentials = with(List.of(stored), List.of(CONFIGURED));
    assertEquals(Ha1.of("alice", "realm", "from-file"), credentials.ha1("alice").orElseThrow());
    assertEquals(
        new User.Configured("patchbay.yaml:31"), credentials.find("alice").orElseThrow().origin());
  }

  @Test
  void hasNoHa1ForAStranger() {
    assertEquals(Optional.empty(), with(List.of(), List.of(CONFIGURED)).ha1("mallory"));
  }

  @Test
  void hasNoHa1ThatWasMadeForAnotherRealm() {
    User elsewhere = User.stored("bob", "other", "secret", Optional.empty());
    Credentials credentials = with(List.of(elsewhere), List.of());
    assertEquals(Optional.empty(), credentials.ha1("bob"));
    assertEquals(List.of(elsewhere), credentials.ofOtherRealms());
  }

  @Test
  void takesOtherUsersAtOnce() {
    Credentials credentials = with(List.of(), List.of(CONFIGURED));
    credentials.replace(Map.of());
    assertEquals(Optional.empty(), credentials.find("alice"));
  }

  @Test
  void showsNoSecretWhenPrinted() {
    User user = CONFIGURED.in("realm");
    assertFalse(CONFIGURED.toString().contains("from-file"));
    assertFalse(user.toString().contains(user.ha1().md5()));
  }

  @Test
  void generatesPasswordsThatCanBeTyped() {
    String password = Password.generate(new SecureIds());
    assertTrue(password.matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}"), password);
    assertNotEquals(password, Password.generate(new SecureIds()));
  }
}
