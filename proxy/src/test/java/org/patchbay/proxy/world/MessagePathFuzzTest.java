package org.patchbay.proxy.world;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole way of a message, from a listener through the proxy to whom it is for, with messages of
 * a fuzzer; otherwise with the corpus that it left (docs/fuzzing.md).
 *
 * <p>An input is a script. A line {@code === s} begins what the stranger says, up to the next such
 * line; {@link FuzzedScene#says} knows the letters.
 */
class MessagePathFuzzTest {
  private static final Pattern STEP = Pattern.compile("(?m)^=== ([a-zA-Z])\r?\n");
  private static final int MOST_STEPS = 30;

  @MethodSource("scripts")
  @FuzzTest
  void carriesNothingWhereItMustNotGo(byte[] script) {
    FuzzedScene scene = new FuzzedScene();
    String text = new String(script, StandardCharsets.ISO_8859_1);
    Matcher step = STEP.matcher(text);
    boolean more = step.find();
    for (int steps = 0; more && steps < MOST_STEPS; steps++) {
      char letter = step.group(1).charAt(0);
      int start = step.end();
      more = step.find();
      scene.says(letter, text.substring(start, more ? step.start() : text.length()));
    }
    scene.ends();
  }

  static Stream<byte[]> scripts() {
    return FuzzedScripts.all().stream()
        .map(text -> text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }
}
