package org.patchbay.proxy.auth;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a phone answers to a challenge, computed apart from the code under test. Parameters can be
 * set to what they should not be; null leaves one out.
 */
final class Answer {
  private final DigestAlgorithm algorithm;
  private final String nonce;
  private String hashedUser = "alice";
  private String password = Desk.PASSWORD;
  private String method = "INVITE";
  private String uri = "sip:bob@example.com";
  private String cnonce = "0a4f113b";
  private String count = "00000001";
  private boolean quality = true;
  private final Map<String, String> replaced = new TreeMap<>();

  private Answer(DigestAlgorithm algorithm, String nonce) {
    this.algorithm = algorithm;
    this.nonce = nonce;
  }

  static Answer md5(String nonce) {
    return new Answer(DigestAlgorithm.MD5, nonce);
  }

  static Answer sha256(String nonce) {
    return new Answer(DigestAlgorithm.SHA_256, nonce);
  }

  Answer user(String user) {
    hashedUser = user;
    return this;
  }

  Answer password(String text) {
    password = text;
    return this;
  }

  Answer request(String requestMethod, String requestUri) {
    method = requestMethod;
    uri = requestUri;
    return this;
  }

  Answer count(int value) {
    count = String.format(Locale.ROOT, "%08x", value);
    return this;
  }

  Answer withoutQuality() {
    quality = false;
    return this;
  }

  /** Writes a parameter so, after the response was computed; null leaves it out. */
  Answer with(String name, String written) {
    replaced.put(name, written);
    return this;
  }

  String response() {
    String ha1 = hash(hashedUser + ":" + Desk.REALM + ":" + password);
    String ha2 = hash(method + ":" + uri);
    return quality
        ? hash(String.join(":", ha1, nonce, count, cnonce, "auth", ha2))
        : hash(String.join(":", ha1, nonce, ha2));
  }

  /** The header line without its CRLF. */
  String line() {
    Map<String, String> parameters = new java.util.LinkedHashMap<>();
    parameters.put("username", '"' + hashedUser + '"');
    parameters.put("realm", '"' + Desk.REALM + '"');
    parameters.put("nonce", '"' + nonce + '"');
    parameters.put("uri", '"' + uri + '"');
    parameters.put("response", '"' + response() + '"');
    parameters.put("algorithm", algorithm.token());
    if (quality) {
      parameters.put("cnonce", '"' + cnonce + '"');
      parameters.put("qop", "auth");
      parameters.put("nc", count);
    }
    parameters.putAll(replaced);
    return parameters.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(entry -> entry.getKey() + '=' + entry.getValue())
        .collect(Collectors.joining(", ", "Proxy-Authorization: Digest ", ""));
  }

  private String hash(String text) {
    byte[] hash = algorithm.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(hash);
  }
}
