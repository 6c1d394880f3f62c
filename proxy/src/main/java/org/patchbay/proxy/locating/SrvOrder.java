package org.patchbay.proxy.locating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.locating.DnsRecord.Srv;

/** The order in which the hosts of a service are tried (RFC 2782, "Usage rules"). */
final class SrvOrder {

  private SrvOrder() {}

  /** Draws an order: by priority, and at random by weight within one. */
  static List<Srv> draw(List<Srv> records, IdSource ids) {
    // Those with weight 0 come first, so that the others leave them a small chance.
    List<Srv> left = new ArrayList<>(records);
    left.sort(Comparator.comparingInt(Srv::priority).thenComparingInt(r -> r.weight() > 0 ? 1 : 0));
    List<Srv> order = new ArrayList<>(left.size());
    while (!left.isEmpty()) {
      order.add(left.remove(draw(left, left.get(0).priority(), ids)));
    }
    return order;
  }

  /** The place of the one drawn among those of the first priority. */
  private static int draw(List<Srv> left, int priority, IdSource ids) {
    int sum = 0;
    int count = 0;
    while (count < left.size() && left.get(count).priority() == priority) {
      sum += left.get(count++).weight();
    }
    int drawn = ids.nextInt(sum + 1); // from 0 to the sum, both included
    int running = 0;
    for (int i = 0; i < count; i++) {
      running += left.get(i).weight();
      if (running >= drawn) {
        return i;
      }
    }
    throw new IllegalStateException("the sum of the weights is below what was drawn");
  }
}
