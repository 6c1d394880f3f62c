package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/** An authenticator of the realm {@code example.com} with one user, and the requests to it. */
final class Desk {
  static final String REALM = "example.com";
  static final String PASSWORD = "wonder land";
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");

  final SetClock clock = new SetClock();
  final List<String> asked = new ArrayList<>();
  private final byte[] key = new byte[32];
  private DigestAuthenticator authenticator;

  Desk(DigestAlgorithm... offered) {
    restart(offered);
  }

  void restart(DigestAlgorithm... offered) {
    Credentials credentials =
        (user, algorithm) -> {
          asked.add(user);
          return user.equals("alice") ? algorithm.ha1(user, REALM, PASSWORD) : null;
        };
    authenticator =
        new DigestAuthenticator(
            REALM, List.of(offered), credentials, new Nonces(key, clock), new NonceCounts(16));
  }

  /** The nonce of a new challenge. */
  String challenge() {
    Matcher matcher = NONCE.matcher(authenticator.challengeHeaders(true, false, 1));
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  DigestAuthenticator authenticator() {
    return authenticator;
  }

  /** Judges an INVITE to bob with these header lines. */
  Outcome invite(String... headerLines) {
    return check("INVITE sip:bob@example.com", headerLines);
  }

  Outcome check(String methodAndUri, String... headerLines) {
    return authenticator.check(request(methodAndUri, headerLines), HeaderName.PROXY_AUTHORIZATION);
  }

  static SipMessage request(String methodAndUri, String... headerLines) {
    StringBuilder text = new StringBuilder(methodAndUri).append(" SIP/2.0\r\n");
    for (String line : headerLines) {
      text.append(line).append("\r\n");
    }
    byte[] octets = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    SipMessage message = new SipMessage();
    SipParser.datagram(octets, octets.length, message);
    return message;
  }
}
