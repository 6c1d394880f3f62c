package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;

/** Max-Forwards (RFC 3261 §16.3 step 3). An OPTIONS that ends here is answered: §11. */
final class CheckHops implements RoutingStep {
  private final AnswerOptions options;

  CheckHops(AnswerOptions options) {
    this.options = options;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    if (context.head().maxForwards() != 0) {
      return Verdict.NEXT;
    }
    return context.method() == Method.OPTIONS
        ? options.answer(context)
        : Verdict.refuse(Refusal.TOO_MANY_HOPS);
  }
}
