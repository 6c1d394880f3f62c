package org.patchbay.testkit.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The examples of RFC 7616 §3.9.1. */
class DigestAnswerTest {
  private static final DigestAnswer MUFASA = new DigestAnswer("Mufasa", "Circle of Life");
  private static final String CHALLENGE =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  @Test
  void answersMd5AsTheRfcDoes() {
    assertEquals("8ca523f5e9506fed4657c9700eebdbec", response("MD5"));
  }

  @Test
  void answersSha256AsTheRfcDoes() {
    assertEquals(
        "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", response("SHA-256"));
  }

  private static String response(String algorithm) {
    String answer =
        MUFASA.to(
            String.format(CHALLENGE, algorithm),
            "GET",
            "/dir/index.html",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
            1);
    return DigestAnswer.parameter(answer, "response");
  }
}
