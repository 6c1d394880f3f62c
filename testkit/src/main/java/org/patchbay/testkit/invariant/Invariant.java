package org.patchbay.testkit.invariant;

import java.util.List;

/** Something that must be true of everything that a server received and sent. */
@FunctionalInterface
interface Invariant {

  /** Where it is not true. */
  List<Violation> violations(Evidence evidence);
}
