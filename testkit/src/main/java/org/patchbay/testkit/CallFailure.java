package org.patchbay.testkit;

import java.util.List;

/** An expectation that was not met, with the calls whose ladders show why. */
public final class CallFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient List<String> callIds;

  /** A failure of these calls; none if it cannot be said. */
  public CallFailure(String message, List<String> callIds) {
    super(message);
    this.callIds = List.copyOf(callIds);
  }

  /** The Call-IDs. */
  public List<String> callIds() {
    return callIds;
  }
}
