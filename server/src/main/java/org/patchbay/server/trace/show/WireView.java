package org.patchbay.server.trace.show;

import org.patchbay.server.trace.WireRecord;

/** Shows messages as they come. */
@FunctionalInterface
public interface WireView {

  /** Shows one more. */
  void show(WireRecord message);
}
