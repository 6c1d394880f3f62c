package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 3261 §19.1.4, and what its rules say besides. */
class UriEqualityTest {
  @ParameterizedTest
  @CsvSource({
    "sip:%61lice@atlanta.com;transport=TCP, sip:alice@AtLanTa.CoM;Transport=tcp",
    "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
    "sip:carol@chicago.com, sip:carol@chicago.com;security=on",
    "sip:carol@chicago.com;newparam=5, sip:carol@chicago.com;security=on",
    "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com,"
        + " sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
    "sip:alice@atlanta.com?subject=project%20x&priority=urgent,"
        + " sip:alice@atlanta.com?priority=urgent&subject=project%20x",
    "sip:carol@chicago.com?Subject=next, sip:carol@chicago.com?subject=next",
    "sip:a%3bb@example.com, sip:a%3Bb@example.com",
    "sip:[2001:db8::1], sip:[2001:DB8:0:0::1]"
  })
  void findsEqual(String first, String second) {
    assertTrue(UriEquality.equal(first, second));
    assertTrue(UriEquality.equal(second, first));
  }

  @ParameterizedTest
  @CsvSource({
    "SIP:ALICE@AtLanTa.CoM;Transport=udp, sip:alice@AtLanTa.CoM;Transport=UDP",
    "sip:bob@biloxi.com, sip:bob@biloxi.com:5060",
    "sip:bob@biloxi.com, sip:bob@biloxi.com;transport=udp",
    "sip:bob@biloxi.com, sip:bob@biloxi.com:6000;transport=tcp",
    "sip:carol@chicago.com, sip:carol@chicago.com?Subject=next%20meeting",
    "sip:bob@phone21.boxesbybob.com, sip:bob@192.0.2.4",
    "sip:carol@chicago.com;security=on, sip:carol@chicago.com;security=off",
    "sip:bob@biloxi.com, sips:bob@biloxi.com",
    "sip:bob@biloxi.com, sip:biloxi.com",
    "sip:bob:secret@biloxi.com, sip:bob@biloxi.com",
    "sip:bob@biloxi.com;user=phone, sip:bob@biloxi.com",
    "sip:bob@biloxi.com;maddr=192.0.2.4, sip:bob@biloxi.com",
    "sip:bob@biloxi.com;ttl=1, sip:bob@biloxi.com",
    "sip:bob@biloxi.com;method=INVITE, sip:bob@biloxi.com",
    "sip:a%3Bb@example.com, sip:a;b@example.com",
    "sip:a%253Bb@example.com, sip:a%3Bb@example.com",
    "sip:%00@example.com, sip:%00%00@example.com",
    "sip:a@example.com?Subject=a, sip:a@example.com?Subject=A"
  })
  void findsDifferent(String first, String second) {
    assertFalse(UriEquality.equal(first, second));
    assertFalse(UriEquality.equal(second, first));
  }

  /** So says the RFC itself: “equality is not transitive”. */
  @Test
  void isNotTransitive() {
    String on = "sip:carol@chicago.com;security=on";
    String plain = "sip:carol@chicago.com";
    String off = "sip:carol@chicago.com;security=off";
    assertTrue(UriEquality.equal(on, plain));
    assertTrue(UriEquality.equal(plain, off));
    assertFalse(UriEquality.equal(on, off));
  }
}
