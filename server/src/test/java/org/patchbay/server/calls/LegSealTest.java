package org.patchbay.server.calls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SeededIds;

class LegSealTest {
  private final LegSeal seal = LegSeal.ofRandomKey(new SeededIds(1));
  private final Predicate<String> checking = seal.checking();

  @Test
  void knowsWhatItSealed() {
    for (int i = 0; i < 1000; i++) {
      assertTrue(checking.test(seal.sealing().apply("name" + i)));
    }
  }

  @Test
  void knowsNothingElse() {
    String name = seal.sealing().apply("name");
    for (String other : new String[] {"", "x", "name", "n" + name, name + "0", name.substring(1)}) {
      assertFalse(checking.test(other), other);
    }
  }

  @Test
  void doesNotKnowWhatAnotherKeySealed() {
    assertFalse(checking.test(LegSeal.ofRandomKey(new SeededIds(2)).sealing().apply("name")));
  }
}
