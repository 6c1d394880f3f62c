package org.patchbay.proxy.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.message.SipUri;

class OwnDomainTest {
  private final OwnDomain domain =
      new OwnDomain("Example.com", List.of("10.0.0.1", "[2001:db8::1]"), Set.of(5060, 5080));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:example.com",
        "sip:bob@EXAMPLE.COM",
        "sip:bob@example.com:5060",
        "sip:bob@example.com:5080;transport=tcp",
        "sips:bob@example.com",
        "sip:10.0.0.1",
        "sip:bob@10.0.0.1:5080",
        "sip:bob@[2001:db8::1]",
        "sip:bob@[2001:DB8::1]:5060"
      })
  void ownsItsNamesWithAndWithoutItsPorts(String uri) {
    assertTrue(owns(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:example.com:5061",
        "sip:example.org",
        "sip:bob@sub.example.com",
        "sip:bob@example.com.evil.example.org",
        "sip:bob@notexample.com",
        "sip:example.com@elsewhere.example.org",
        "sip:10.0.0.10",
        "sip:10.0.0.1:5061",
        "sip:bob@[2001:db8::11]",
        "tel:+14255550100"
      })
  void ownsNothingElse(String uri) {
    assertFalse(owns(uri));
  }

  private boolean owns(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    SipUri uri = new SipUri();
    assertTrue(uri.read(octets, 0, octets.length), text);
    return domain.owns(uri);
  }
}
