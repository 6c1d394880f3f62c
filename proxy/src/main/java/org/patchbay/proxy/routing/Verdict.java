package org.patchbay.proxy.routing;

import java.util.List;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.Refusal;

/** What a step of the chain decides. */
public sealed interface Verdict {

  /** Nothing to say: the next step decides. */
  Verdict NEXT = new Next();

  /** The request has been answered, or will be by whoever took it. */
  Verdict TAKEN = new Taken();

  /** On to the next step. */
  record Next() implements Verdict {}

  /** The chain ends here; nothing is left to do. */
  record Taken() implements Verdict {}

  /**
   * The request is refused.
   *
   * @param headers further header lines of the response, each with its CRLF
   */
  record Refuse(Refusal refusal, String headers) implements Verdict {}

  /** The request goes on to these targets, at least one, in the order of preference. */
  record Forward(List<Target> targets) implements Verdict {}

  /** A refusal without further headers. */
  static Verdict refuse(Refusal refusal) {
    return new Refuse(refusal, "");
  }

  /** On to one target. */
  static Verdict forward(Target target) {
    return new Forward(List.of(target));
  }
}
