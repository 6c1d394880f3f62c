package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.Octets;

/** The examples of the RFCs. */
class RequestDigestTest {

  @Test
  void computesTheExampleOfRfc2617Section35() {
    byte[] ha1 = DigestAlgorithm.MD5.ha1("Mufasa", "testrealm@host.com", "Circle Of Life");
    assertEquals(
        "6629fae49393a05397450978507c4ef1",
        compute(
            DigestAlgorithm.MD5, ha1, "dcd98b7102dd2f0e8b11d0f600bfb0c093", "0a4f113b", "auth"));
  }

  @Test
  void computesTheMd5ExampleOfRfc7616Section391() {
    assertEquals("8ca523f5e9506fed4657c9700eebdbec", rfc7616(DigestAlgorithm.MD5));
  }

  @Test
  void computesTheSha256ExampleOfRfc7616Section391() {
    assertEquals(
        "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        rfc7616(DigestAlgorithm.SHA_256));
  }

  /** RFC 2069 §2.4, with the response that its errata give. */
  @Test
  void computesTheExampleOfRfc2069Section24() {
    byte[] ha1 = DigestAlgorithm.MD5.ha1("Mufasa", "testrealm@host.com", "CircleOfLife");
    assertEquals(
        "1949323746fe6a43ef61f9606e7febea",
        compute(DigestAlgorithm.MD5, ha1, "dcd98b7102dd2f0e8b11d0f600bfb0c093", null, null));
  }

  @Test
  void comparesWithoutRegardToCase() {
    byte[] upper = Octets.ascii("00AF");
    assertTrue(RequestDigest.isSame(Octets.ascii("00af"), upper, 0, upper.length));
  }

  private static String rfc7616(DigestAlgorithm algorithm) {
    byte[] ha1 = algorithm.ha1("Mufasa", "http-auth@example.org", "Circle of Life");
    return compute(
        algorithm,
        ha1,
        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "auth");
  }

  private static String compute(
      DigestAlgorithm algorithm, byte[] ha1, String nonce, String cnonce, String qop) {
    String value = "Digest realm=\"x\", uri=\"/dir/index.html\", nonce=\"" + nonce + '"';
    if (qop != null) {
      value += ", nc=00000001, cnonce=\"" + cnonce + "\", qop=" + qop;
    }
    byte[] octets = Octets.ascii(value);
    DigestResponse response = new DigestResponse();
    assertTrue(response.read(octets, 0, octets.length));
    byte[] digits = new RequestDigest(algorithm).of(ha1, Octets.ascii("GET"), 3, response);
    return Octets.text(digits, 0, digits.length);
  }
}
