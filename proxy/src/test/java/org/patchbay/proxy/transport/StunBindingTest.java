package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** STUN at the SIP port; addresses and messages are those of RFC 5769. */
class StunBindingTest {
  private static final String ID = "b7e7a701bc34d686fa87dfae";
  private static final String PLAIN = "000100002112a442" + ID;

  /** RFC 5769 §2.1: it has PRIORITY, which is for ICE. */
  private static final String SAMPLE_REQUEST =
      "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e"
          + "0001ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56"
          + "781ef2b5b2d3f249c1b571a280280004e57a3bcf";

  /** RFC 5769 §2.4. */
  private static final String LONG_TERM_REQUEST =
      "000100602112a44278ad3433c6ad72c029da412e00060012e3839ee38388e383aae38383e382afe382b900000015"
          + "001c662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b6578616d706c652e6f"
          + "72670000080014f67024656dd64a3e02b8e0712e85c9a28ca89666";

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String answer(String request, String address) throws Exception {
    byte[] data = octets(request);
    assertTrue(StunBinding.isRequest(data, data.length));
    StunBinding stun = new StunBinding();
    InetSocketAddress source = new InetSocketAddress(InetAddress.getByName(address), 32_853);
    int length = stun.answer(data, data.length, source);
    return HexFormat.of().formatHex(stun.octets(), 0, length);
  }

  @Test
  void tellsAnIpv4Address() throws Exception {
    assertEquals("0101000c2112a442" + ID + "002000080001a147e112a643", answer(PLAIN, "192.0.2.1"));
  }

  @Test
  void tellsAnIpv6Address() throws Exception {
    assertEquals(
        "010100182112a442" + ID + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9",
        answer(PLAIN, "2001:db8:1234:5678:11:2233:4455:6677"));
  }

  @Test
  void answersARequestWithCredentialsThatNobodyAskedFor() throws Exception {
    assertTrue(answer(LONG_TERM_REQUEST, "192.0.2.1").startsWith("0101000c2112a442"));
  }

  @Test
  void refusesWhatItWouldHaveToUnderstand() throws Exception {
    assertEquals(
        "011100102112a442" + ID + "0009000400000414" + "000a000200240000",
        answer(SAMPLE_REQUEST, "192.0.2.1"));
  }

  @Test
  void survivesAttributesThatSayTheyAreLonger() throws Exception {
    assertTrue(answer("000100042112a442" + ID + "8022ffff", "192.0.2.1").startsWith("0101000c"));
  }

  @Test
  void takesNothingElseForARequest() {
    byte[] sip = "OPTIONS sip:192.0.2.1 SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    assertFalse(StunBinding.isRequest(sip, sip.length));
    byte[] response = octets("0101" + PLAIN.substring(4));
    assertFalse(StunBinding.isRequest(response, response.length));
    byte[] withoutCookie = octets(PLAIN.replace("2112a442", "2112a443"));
    assertFalse(StunBinding.isRequest(withoutCookie, withoutCookie.length));
    byte[] whole = octets(PLAIN);
    for (int length = 0; length < whole.length; length++) {
      assertFalse(StunBinding.isRequest(whole, length));
    }
  }
}
