package org.patchbay.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipIdentitiesTest {
  private static TestAuthority authority;

  @BeforeAll
  static void makeAuthority() throws Exception {
    authority = TestAuthority.make("Somebody's authority");
  }

  @ParameterizedTest(name = "[{0}] for {1}: {2}")
  @CsvSource({
    // A SIP URI is the domain itself (RFC 5922 §7.1).
    "sip:example.org, example.org, true",
    "SIP:Example.ORG, example.org, true",
    "sip:example.org, EXAMPLE.org, true",
    "sip:example.org, example.org., true",
    "sip:example.org;transport=tls, example.org, true",
    "sip:example.org:5061, example.org, true",
    "sip:example.org, sip.example.org, false",
    "sip:sip.example.org, example.org, false",
    "sip:xexample.org, example.org, false",
    // Not an identity: another scheme, a user.
    "sips:example.org, example.org, false",
    "https://example.org, example.org, false",
    "sip:alice@example.org, example.org, false",
    "sip:, '', false",
    // DNS names count where there is no SIP URI.
    "dns:example.org, example.org, true",
    "dns:Example.org, example.ORG, true",
    "dns:a.example.org dns:b.example.org, b.example.org, true",
    "sip:example.org dns:pbx.example.org, pbx.example.org, false",
    "sip:example.org dns:pbx.example.org, example.org, true",
    "sips:example.org dns:pbx.example.org, pbx.example.org, true",
    "sip:alice@example.org dns:example.org, example.org, true",
    // No wildcards (RFC 5922 §7.2).
    "dns:*.example.org, pbx.example.org, false",
    "dns:*.example.org, *.example.org, false",
    "sip:*.example.org, pbx.example.org, false",
    "dns:.example.org, pbx.example.org, false",
    // Addresses, by what they are.
    "ip:192.0.2.1, 192.0.2.1, true",
    "ip:192.0.2.1, 192.0.2.2, false",
    "sip:example.org ip:192.0.2.1, 192.0.2.1, true",
    "sip:192.0.2.1, 192.0.2.1, true",
    "ip:2001:db8::1, 2001:db8:0:0:0:0:0:1, true",
    "sip:[2001:db8::1], 2001:db8::1, true",
    "dns:example.org, 192.0.2.1, false",
  })
  void comparesAsRfc5922(String names, String host, boolean match) throws Exception {
    SipIdentities identities = SipIdentities.of(authority.sign(names.split(" ")).certificate());

    assertEquals(match, identities.matches(host), identities.toString());
  }

  @ParameterizedTest(name = "[{0}, {1}] for {2}: {3}")
  @CsvSource({
    "CN=example.org, '', example.org, true",
    "CN=Example.Org, '', example.org, true",
    "'O=Example,CN=example.org', '', example.org, true",
    "CN=Example Ltd, '', 'example ltd', false",
    "CN=192.0.2.1, '', 192.0.2.1, false",
    "CN=*.example.org, '', pbx.example.org, false",
    "O=example.org, '', example.org, false",
    "CN=example.org, dns:other.org, example.org, false",
    "CN=example.org, https://other.org, example.org, false",
  })
  void looksAtTheCommonNameOnlyWithoutAlternativeNames(
      String subject, String names, String host, boolean match) throws Exception {
    String[] alternatives =
        Arrays.stream(names.split(" ")).filter(n -> !n.isEmpty()).toArray(String[]::new);
    SipIdentities identities =
        SipIdentities.of(
            authority
                .sign("EC", TestAuthority.NOW, subject, TestAuthority.names(alternatives))
                .certificate());

    assertEquals(match, identities.matches(host), identities.toString());
  }

  @Test
  void saysWhomACertificateIsFor() throws Exception {
    assertEquals(
        "example.org, 192.0.2.1",
        SipIdentities.of(authority.sign("sip:example.org", "ip:192.0.2.1").certificate())
            .toString());
    assertEquals("nobody", SipIdentities.NONE.toString());
  }
}
