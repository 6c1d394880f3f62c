package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetWriterTest {
  private final OctetWriter out = new OctetWriter();

  @Test
  void writesRangesCharactersTextAndLineEnds() {
    out.write(Octets.ascii("xVia: x"), 1, 6).write('a').text("bc").write(Octets.ascii("d"));
    out.endLine();
    assertEquals("Via: abcd\r\n", MessageText.text(out.toBytes()));
    assertEquals(11, out.length());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, 5060, 4_294_967_295L, Long.MAX_VALUE})
  void writesANumberInDecimal(long value) {
    out.text("n=").number(value).write(';');
    assertEquals("n=" + value + ";", MessageText.text(out.toBytes()));
  }

  @Test
  void writesTheLowOctetOfEachCharacter() {
    out.text("\u00ff\u0100");
    assertArrayEquals(new byte[] {(byte) 0xff, 0}, out.toBytes());
  }

  @Test
  void growsAsMuchAsIsNeeded() {
    byte[] large = new byte[100_000];
    large[99_999] = 7;
    out.write('a').write(large).write('b');
    assertEquals(100_002, out.length());
    assertEquals(7, out.bytes()[100_000]);
    assertEquals('b', out.bytes()[100_001]);
  }

  @Test
  void growsByOneOctetWhenItIsFull() {
    for (int i = 0; i < 5000; i++) {
      out.write((char) ('0' + i % 10));
    }
    out.number(42).endLine();
    byte[] written = out.toBytes();
    assertEquals(5004, written.length);
    assertEquals('9', written[4999]);
    assertEquals('4', written[5000]);
  }

  @Test
  void beginsAnewWhenCleared() {
    out.text("before").clear().text("after");
    assertEquals("after", MessageText.text(out.toBytes()));
  }
}
