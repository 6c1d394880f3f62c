package org.patchbay.media.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The stages that a packet passes, in order, each with the count of what ended at it. An endpoint
 * declares its own in one place; statistics and debug output are read from the declaration.
 */
public final class ReceivePath {
  private final List<String> names = new ArrayList<>();
  private final List<Stage> declared = new ArrayList<>();
  private Stage[] stages = {};
  private long[] ended = {};
  private long passed;

  ReceivePath() {}

  /**
   * What came to one stage.
   *
   * @param name what the stage does
   * @param ended packets that went no farther
   */
  public record Count(String name, long ended) {}

  /** Adds a stage after those there are. */
  ReceivePath then(String name, Stage stage) {
    names.add(name);
    declared.add(stage);
    stages = declared.toArray(Stage[]::new);
    ended = new long[stages.length];
    return this;
  }

  /** Sends a packet through the stages. */
  void travel(Arrival arrival) {
    for (int i = 0; i < stages.length; i++) {
      if (!stages[i].pass(arrival)) {
        ended[i]++;
        return;
      }
    }
    passed++;
  }

  /** What ended at each stage, in order. */
  public List<Count> counts() {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < stages.length; i++) {
      counts.add(new Count(names.get(i), ended[i]));
    }
    return counts;
  }

  /** Packets that passed all stages. */
  public long passed() {
    return passed;
  }

  /** The path as a list of its stages with their counts, a line each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts().forEach(c -> text.append(c.name()).append(": ended ").append(c.ended()).append('\n'));
    return text.append("passed ").append(passed).toString();
  }
}
