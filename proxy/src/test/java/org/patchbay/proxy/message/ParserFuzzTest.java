package org.patchbay.proxy.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The parser and the views, on octets of a fuzzer; otherwise on the corpus that it left
 * (docs/fuzzing.md).
 */
class ParserFuzzTest {
  private final MessageProperties properties = new MessageProperties();

  @MethodSource("messages")
  @FuzzTest
  void readsWhateverArrivesAsAMessage(byte[] octets) {
    properties.check(octets);
  }

  static Stream<byte[]> messages() {
    return Stream.concat(
        TortureMessages.names().stream().map(TortureMessages::octets),
        OrdinaryMessages.all().stream());
  }
}
