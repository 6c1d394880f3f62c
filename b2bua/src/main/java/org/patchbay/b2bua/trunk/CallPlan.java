package org.patchbay.b2bua.trunk;

import java.util.List;
import org.patchbay.b2bua.sdp.CodecPolicy;

/** What is to become of a call. */
public sealed interface CallPlan {

  /**
   * It goes to the first of these that takes it.
   *
   * @param callerCodecs which the caller may be spoken to in
   * @param targets at least one
   */
  record Targets(CodecPolicy callerCodecs, List<Target> targets) implements CallPlan {
    public Targets {
      targets = List.copyOf(targets);
    }
  }

  /** It goes nowhere. */
  record Refused(Refusal refusal) implements CallPlan {}
}
