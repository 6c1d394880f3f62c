package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.message.Via;

class BranchTest {
  private static final long FORTY_BITS = (1L << 40) - 1;

  @Test
  void comesBackAsItWasWritten() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      int slot = random.nextInt(1 << Branch.SLOT_BITS);
      long nonce = Branch.nonce(random.nextLong());
      long loop = random.nextLong() & FORTY_BITS;
      Via via = via(written(slot, nonce, loop));
      assertEquals(slot, Branch.slot(via));
      assertEquals(nonce, Branch.nonce(via));
      assertEquals(loop, Branch.loopHash(via));
    }
  }

  @Test
  void holdsTheLargestValues() {
    int slot = (1 << Branch.SLOT_BITS) - 1;
    Via via = via(written(slot, FORTY_BITS, FORTY_BITS));
    assertEquals(slot, Branch.slot(via));
    assertEquals(FORTY_BITS, Branch.nonce(via));
    assertEquals(FORTY_BITS, Branch.loopHash(via));
  }

  @Test
  void isATokenWithTheMagicCookie() {
    String branch = written(12345, 1L << 39, 77);
    assertEquals(Branch.LENGTH, branch.length());
    assertTrue(branch.matches("z9hG4bK[0-9a-z]+"), branch);
  }

  @Test
  void writesTheSameStatelessBranchForTheSameRequest() {
    byte[] one = new byte[Branch.LENGTH];
    byte[] other = new byte[Branch.LENGTH];
    Branch.writeStateless(-1L, one);
    Branch.writeStateless(-1L, other);
    assertEquals(text(one), text(other));
    assertEquals(-1, Branch.loopHash(via(text(one))), "no loop is looked for behind an ACK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z9hG4bK",
        "z9hG4bK12345",
        "z9hG4bK0123456789abcdefghij0",
        "z9hG4bK0123456789abcdefghijuu",
        "0123456789abcdefghjkmnpqrst"
      })
  void seesThatABranchIsNoneOfOurs(String branch) {
    Via via = via(branch);
    assertTrue(Branch.slot(via) < 0 || Branch.nonce(via) < 0 || Branch.loopHash(via) < 0);
  }

  @Test
  void takesNoOctetThatItDoesNotWrite() {
    String ours = written(5, 6, 7);
    for (int at = 7; at < Branch.LENGTH; at++) {
      Via via = via(ours.substring(0, at) + 'u' + ours.substring(at + 1));
      boolean refused = Branch.slot(via) < 0 || Branch.nonce(via) < 0 || Branch.loopHash(via) < 0;
      assertTrue(refused, "at " + at);
    }
  }

  private static String written(int slot, long nonce, long loop) {
    byte[] out = new byte[Branch.LENGTH];
    Branch.write(slot, nonce, loop, out);
    return text(out);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.US_ASCII);
  }

  private static Via via(String branch) {
    byte[] octets =
        ("SIP/2.0/UDP 10.0.0.1:5060;rport;branch=" + branch).getBytes(StandardCharsets.US_ASCII);
    Via via = new Via();
    assertTrue(via.read(octets, 0, octets.length));
    return via;
  }
}
