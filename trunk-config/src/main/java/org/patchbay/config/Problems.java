package org.patchbay.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems while files are read, so that all of them are reported at once. */
public final class Problems {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.at().file())
          .thenComparingInt(problem -> problem.at().line())
          .thenComparingInt(problem -> problem.at().column());

  private final List<Problem> found = new ArrayList<>();

  /** Adds one. */
  public void add(Location at, KeyPath path, String wrong, String remedy) {
    found.add(new Problem(at, path, wrong, remedy));
  }

  /** Whether there is none so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /** All so far, in the order of file, line and column. */
  public List<Problem> inOrder() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
