package org.patchbay.server.config;

import java.util.Map;
import org.patchbay.config.Syntax;

/** An algorithm that a digest challenge can offer (RFC 8760 §2). */
public enum DigestAlgorithm {
  MD5("MD5"),
  SHA_256("SHA-256");

  /** As in a challenge: {@code MD5}, {@code SHA-256}. */
  public static final Syntax<DigestAlgorithm> SYNTAX =
      Syntax.oneOf(Map.of(MD5.token, MD5, SHA_256.token, SHA_256)).notYet("SHA-512-256");

  private final String token;

  DigestAlgorithm(String token) {
    this.token = token;
  }

  /** Its name in a challenge's {@code algorithm}. */
  public String token() {
    return token;
  }

  @Override
  public String toString() {
    return token;
  }
}
