package org.patchbay.media.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The stages that an endpoint's packets pass, in order, each with the count of what ended at it.
 * They are declared in one place; statistics and debug output are read from the declaration.
 */
public final class ReceivePath {
  private final Stages stages;

  /** Packets that ended at each stage, and behind these the packets that passed all. */
  private final long[] ended;

  ReceivePath(Stages stages) {
    this.stages = stages;
    this.ended = new long[stages.count() + 1];
  }

  /**
   * What came to one stage.
   *
   * @param name what the stage does
   * @param ended packets that went no farther
   */
  public record Count(String name, long ended) {}

  /** Sends a packet through the stages. */
  void travel(RtpEndpoint endpoint, Arrival arrival) {
    ended[stages.travel(endpoint, arrival)]++;
  }

  /** What ended at each stage, in order. */
  public List<Count> counts() {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < stages.count(); i++) {
      counts.add(new Count(stages.name(i), ended[i]));
    }
    return counts;
  }

  /** Packets that passed all stages. */
  public long passed() {
    return ended[stages.count()];
  }

  /** The path as a list of its stages with their counts, a line each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts().forEach(c -> text.append(c.name()).append(": ended ").append(c.ended()).append('\n'));
    return text.append("passed ").append(passed()).toString();
  }
}
