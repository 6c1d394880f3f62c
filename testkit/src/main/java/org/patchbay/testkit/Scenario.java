package org.patchbay.testkit;

/** A simulated test: what happens in a world. */
@FunctionalInterface
public interface Scenario {

  /** Plays it; whatever it throws is the test's failure. */
  void play(World world) throws Exception;
}
