package org.patchbay.proxy.registrar;

import java.util.List;
import org.patchbay.proxy.message.Refusal;

/** What follows from a REGISTER (RFC 3261 §10.3 steps 6 to 8). */
sealed interface RegisterOutcome {

  /**
   * The user's bindings become these.
   *
   * @param after all bindings of the user, the most recently registered first
   */
  record Update(List<Binding> after) implements RegisterOutcome {}

  /** It asks what is registered and changes nothing. */
  record Query() implements RegisterOutcome {}

  /**
   * It is refused, and nothing changes.
   *
   * @param headers header lines for the answer, each ended by CRLF; "" for none
   */
  record Refused(Refusal refusal, String headers) implements RegisterOutcome {}
}
