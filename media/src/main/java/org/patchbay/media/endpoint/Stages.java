package org.patchbay.media.endpoint;

import java.util.ArrayList;
import java.util.List;

/** The stages of a receive path in order: declared once, shared by all endpoints. */
final class Stages {
  private final List<String> names = new ArrayList<>();
  private final List<Stage> declared = new ArrayList<>();
  private Stage[] stages = {};

  /** Adds a stage after those there are. */
  Stages then(String name, Stage stage) {
    names.add(name);
    declared.add(stage);
    stages = declared.toArray(Stage[]::new);
    return this;
  }

  int count() {
    return stages.length;
  }

  String name(int stage) {
    return names.get(stage);
  }

  /** The stage that a packet ends at; {@link #count} if it passes all. */
  int travel(RtpEndpoint endpoint, Arrival arrival) {
    for (int i = 0; i < stages.length; i++) {
      if (!stages[i].pass(endpoint, arrival)) {
        return i;
      }
    }
    return stages.length;
  }
}
