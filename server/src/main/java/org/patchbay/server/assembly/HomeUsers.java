package org.patchbay.server.assembly;

import java.nio.charset.StandardCharsets;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.routing.Subscribers;
import org.patchbay.server.users.Credentials;
import org.patchbay.server.users.Ha1;

/** The users of the data directory and the configuration, as the proxy asks for them. */
record HomeUsers(Credentials users)
    implements Subscribers, org.patchbay.proxy.auth.Credentials {

  @Override
  public boolean isUser(String name) {
    return users.find(name).isPresent();
  }

  @Override
  public String numberOf(String user) {
    return users.find(user).flatMap(found -> found.number()).orElse(null);
  }

  @Override
  public byte[] ha1(String user, DigestAlgorithm algorithm) {
    return users
        .ha1(user)
        .map(ha1 -> digits(ha1, algorithm).getBytes(StandardCharsets.US_ASCII))
        .orElse(null);
  }

  private static String digits(Ha1 ha1, DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case MD5 -> ha1.md5();
      case SHA_256 -> ha1.sha256();
    };
  }
}
