package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class NewcomersTest {
  private final Newcomers<String> newcomers = new Newcomers<>();

  @Test
  void givesTheOldestFirst() {
    newcomers.add(1, "a");
    newcomers.add(2, "b");
    newcomers.add(1, "c");
    assertEquals("a", newcomers.takeOldest());
    assertEquals("b", newcomers.takeOldest());
    assertEquals("c", newcomers.takeOldest());
    assertNull(newcomers.takeOldest());
  }

  @Test
  void givesTheOldestOfASource() {
    newcomers.add(1, "a");
    newcomers.add(2, "b");
    newcomers.add(2, "c");
    assertEquals("b", newcomers.takeOldest(2));
    assertNull(newcomers.takeOldest(3));
    assertEquals(1, newcomers.size(2));
    assertEquals(2, newcomers.size());
  }

  @Test
  void forgetsWhoHasProvedUseful() {
    newcomers.add(1, "a");
    newcomers.add(1, "b");
    newcomers.remove("a");
    newcomers.remove("never came");
    assertEquals("b", newcomers.takeOldest(1));
    assertEquals(0, newcomers.size(1));
  }
}
