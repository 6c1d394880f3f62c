package org.patchbay.proxy.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SeededIds;
import org.patchbay.proxy.locating.DnsRecord.Srv;

/** The order of RFC 2782; seeds are fixed, so the statistics are too. */
class SrvOrderTest {
  private static final int DRAWS = 1_000;

  /** The value that chi square with three degrees of freedom exceeds once in a thousand times. */
  private static final double CHI_SQUARE_3 = 16.27;

  private final SeededIds ids = new SeededIds(7);

  private static Srv srv(int priority, int weight, String target) {
    return new Srv(priority, weight, 5060, target);
  }

  private Map<String, Integer> firstOf(List<Srv> records) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(SrvOrder.draw(records, ids).get(0).target(), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void drawsTheFirstByWeight() {
    int[] weights = {10, 20, 30, 40};
    Map<String, Integer> counts =
        firstOf(IntStream.range(0, 4).mapToObj(i -> srv(0, weights[i], "h" + i)).toList());
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double expected = DRAWS * weights[i] / 100.0;
      double difference = counts.get("h" + i) - expected;
      sum += difference * difference / expected;
    }
    assertTrue(sum < CHI_SQUARE_3, counts::toString);
  }

  @Test
  void drawsTheSecondByTheWeightsThatAreLeft() {
    List<Srv> records = List.of(srv(0, 60_000, "big"), srv(0, 30, "more"), srv(0, 10, "less"));
    int more = 0;
    for (int i = 0; i < DRAWS; i++) {
      more += SrvOrder.draw(records, ids).get(1).target().equals("more") ? 1 : 0;
    }
    assertTrue(Math.abs(more - 750) < 50, "second: " + more);
  }

  @Test
  void leavesWeightZeroASmallChance() {
    int zero = firstOf(List.of(srv(0, 99, "often"), srv(0, 0, "seldom"))).get("seldom");
    assertTrue(zero > 0 && zero < 30, "weight 0 came first " + zero + " times");
  }

  @Test
  void neverPutsAHigherPriorityFirst() {
    List<Srv> records = List.of(srv(2, 60_000, "last"), srv(1, 0, "middle"), srv(0, 1, "first"));
    for (int i = 0; i < DRAWS; i++) {
      List<String> order = SrvOrder.draw(records, ids).stream().map(Srv::target).toList();
      assertEquals(List.of("first", "middle", "last"), order);
    }
  }

  @Test
  void keepsEveryRecordOnce() {
    List<Srv> records = IntStream.range(0, 20).mapToObj(i -> srv(i % 3, i % 5, "h" + i)).toList();
    List<Srv> order = SrvOrder.draw(records, ids);
    assertEquals(20, order.size());
    assertEquals(new HashSet<>(records), new HashSet<>(order));
  }
}
