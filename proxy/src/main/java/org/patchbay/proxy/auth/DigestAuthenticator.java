package org.patchbay.proxy.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.patchbay.proxy.auth.DigestResponse.Field;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.SipMessage;

/**
 * Judges the credentials of requests for one realm, and challenges (RFC 3261 §22, RFC 7616, RFC
 * 8760). Any octets may come; none make it throw.
 *
 * <p>An algorithm that is not offered is refused even where its HA1 is known: else whoever sits
 * between could ask a phone for the weaker hash. The {@code qop} may be absent (RFC 2069); a nonce
 * then serves one request and the next is challenged again, since nothing else would keep an
 * overheard REGISTER from being sent again with another Contact. One thread.
 */
public final class DigestAuthenticator {
  /** Without {@code qop} there is no count, and the answer to a nonce would be good for all. */
  private static final long ONLY_COUNT = 1;

  private final byte[] realm;
  private final String userSuffix;
  private final Credentials credentials;
  private final Nonces nonces;
  private final NonceCounts counts;
  private final Challenge challenge;

  /** By what is offered. */
  private final Map<DigestAlgorithm, RequestDigest> digests = new EnumMap<>(DigestAlgorithm.class);

  /** The HA1 of nobody, so that an unknown user costs what a wrong password does. */
  private final Map<DigestAlgorithm, byte[]> nobody = new EnumMap<>(DigestAlgorithm.class);

  private final DigestResponse response = new DigestResponse();
  private final DigestUri uri = new DigestUri();

  /**
   * Judges for a realm.
   *
   * @param realm the protection domain's name, as users' HA1 were made with it
   * @param offered the algorithms to ask for, the preferred one first; not empty
   */
  public DigestAuthenticator(
      String realm,
      List<DigestAlgorithm> offered,
      Credentials credentials,
      Nonces nonces,
      NonceCounts counts) {
    if (offered.isEmpty()) {
      throw new IllegalArgumentException("no digest algorithm is offered");
    }
    this.realm = realm.getBytes(StandardCharsets.UTF_8);
    this.credentials = credentials;
    this.nonces = nonces;
    this.counts = counts;
    // How often older nonces were used an earlier process knew: they are stale, not good again.
    counts.forgetUntil(nonces.lastSerial());
    String octets = new String(this.realm, StandardCharsets.ISO_8859_1);
    userSuffix = '@' + octets;
    challenge = new Challenge(octets, List.copyOf(offered));
    for (DigestAlgorithm algorithm : offered) {
      digests.put(algorithm, new RequestDigest(algorithm));
      byte[] zeros = new byte[algorithm.hexLength()];
      Arrays.fill(zeros, (byte) '0');
      nobody.put(algorithm, zeros);
    }
  }

  /**
   * A challenge with a new nonce: complete header lines, each with its CRLF, one character an
   * octet.
   *
   * @param proxy whether it goes into a 407, else into a 401
   * @param stale whether the credentials were {@link Outcome.Stale}
   * @param recipient to whom it is sent: 64 bits that stand for an address
   */
  public String challengeHeaders(boolean proxy, boolean stale, long recipient) {
    return challenge.lines(proxy, stale, nonces.issue(recipient));
  }

  /**
   * Whether the credentials that were judged last answer a challenge that was sent to this
   * recipient: whoever sent them has received it.
   */
  public boolean answersChallengeTo(long recipient) {
    return response.has(Field.NONCE)
        && nonces.wasSentTo(
            response.bytes(), response.start(Field.NONCE), response.end(Field.NONCE), recipient);
  }

  /**
   * Judges the first credentials for our realm; those of other schemes and realms are passed over.
   *
   * @param header AUTHORIZATION or PROXY_AUTHORIZATION
   */
  public Outcome check(SipMessage request, HeaderName header) {
    Outcome none = Outcome.MISSING;
    byte[] bytes = request.bytes();
    for (int i = request.first(header); i >= 0; i = request.next(i)) {
      int start = request.valueStart(i);
      int end = request.valueEnd(i);
      if (!DigestResponse.isDigest(bytes, start, end)) {
        continue;
      }
      if (!response.read(bytes, start, end)) {
        none = new Outcome.Malformed(i);
      } else if (response.is(Field.REALM, realm)) {
        return judge(request, i);
      }
    }
    return none;
  }

  /**
   * The first credentials for our realm, right or wrong.
   *
   * @param header AUTHORIZATION or PROXY_AUTHORIZATION
   * @return its header; -1 if there are none
   */
  public int find(SipMessage request, HeaderName header) {
    byte[] bytes = request.bytes();
    for (int i = request.first(header); i >= 0; i = request.next(i)) {
      int start = request.valueStart(i);
      int end = request.valueEnd(i);
      if (DigestResponse.isDigest(bytes, start, end)
          && response.read(bytes, start, end)
          && response.is(Field.REALM, realm)) {
        return i;
      }
    }
    return -1;
  }

  private Outcome judge(SipMessage request, int header) {
    if (response.isBlank()) {
      return Outcome.MISSING;
    }
    if (!response.isComplete() || !uri.fits(response, request)) {
      return new Outcome.Malformed(header);
    }
    DigestAlgorithm algorithm = response.algorithm();
    if (algorithm == null || !digests.containsKey(algorithm)) {
      return new Outcome.Wrong(header);
    }
    String sent = response.text(Field.USERNAME);
    String user = withoutRealm(sent);
    byte[] ha1 = credentials.ha1(sent, algorithm);
    if (ha1 == null && user.length() < sent.length()) {
      ha1 = credentials.ha1(user, algorithm);
    }
    boolean right = isRight(algorithm, ha1 == null ? nobody.get(algorithm) : ha1, request);
    if (!right || ha1 == null) {
      return new Outcome.Wrong(header);
    }
    return isUsable() ? new Outcome.Accepted(user, header) : new Outcome.Stale(header);
  }

  private String withoutRealm(String sent) {
    int name = sent.length() - userSuffix.length();
    return name > 0 && sent.regionMatches(true, name, userSuffix, 0, userSuffix.length())
        ? sent.substring(0, name)
        : sent;
  }

  private boolean isRight(DigestAlgorithm algorithm, byte[] ha1, SipMessage request) {
    byte[] expected =
        digests.get(algorithm).of(ha1, request.bytes(), request.methodEnd(), response);
    return RequestDigest.isSame(
        expected, response.bytes(), response.start(Field.RESPONSE), response.end(Field.RESPONSE));
  }

  /** Whether the nonce may be used, or used again; asked only of who knows the password. */
  private boolean isUsable() {
    int nonce = response.start(Field.NONCE);
    return nonces.check(response.bytes(), nonce, response.end(Field.NONCE)) == Nonces.State.FRESH
        && counts.use(
            Nonces.serial(response.bytes(), nonce),
            response.has(Field.QOP) ? response.nonceCount() : ONLY_COUNT);
  }
}
