package org.patchbay.proxy.auth;

/** What is kept of the users' passwords. Called on the loop, so it answers at once. */
public interface Credentials {

  /**
   * The hash of user, realm and password (HA1, RFC 7616 §3.4.2).
   *
   * <p>Some phones put the domain into the user name and hash it so. A store that keeps that hash
   * too answers for {@code alice@realm} with the HA1 of this spelling; one that does not answers
   * null and is asked again for {@code alice}. No user's own name may hold an {@code @}.
   *
   * @param user the name, one character an octet
   * @return the hash in lower-case hexadecimal digits, one an octet, not to be changed; null if
   *     there is no such user
   */
  byte[] ha1(String user, DigestAlgorithm algorithm);
}
