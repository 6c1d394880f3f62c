package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Broken messages never break what reads them. A failure names the seed and the round; the seed is
 * set by {@code -Dpatchbay.seed=N}.
 */
class MutationTest {
  private static final long SEED = Long.getLong("patchbay.seed", 20_261_121);
  private static final int ROUNDS = 15_000;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final MessageProperties properties = new MessageProperties();

  @Test
  void nothingThatABrokenMessageHoldsBreaksWhatReadsIt() {
    List<byte[]> seeds = new ArrayList<>();
    TortureMessages.names().forEach(name -> seeds.add(TortureMessages.octets(name)));
    for (int i = 0; i < 20; i++) {
      seeds.addAll(OrdinaryMessages.all());
    }
    Mutator mutator = new Mutator(SEED, seeds);
    long end = System.nanoTime() + MOST_NANOS;
    for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
      byte[] octets = mutator.next();
      try {
        properties.check(octets);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + SEED + ", round " + round + ":\n" + MessageText.text(octets), e);
      }
    }
    int accepted = properties.accepted();
    int refused = properties.refused();
    assertTrue(accepted > 100 && refused > 100, accepted + " accepted, " + refused + " refused");
  }
}
