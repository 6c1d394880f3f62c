package org.patchbay.server.explain;

import java.util.List;
import java.util.Optional;

/**
 * Where a call would go, and why.
 *
 * @param from who calls, as given
 * @param to who is called, as given
 * @param outcome what happens, as a clause for people: {@code rings user bob}
 * @param path the way it takes
 * @param route the voice route that matched, if one did
 * @param trunks what is tried, in this order
 * @param refusal the answer, where the call is refused
 * @param reasons what was found on the way to the decision, in order
 */
public record Explanation(
    String from,
    String to,
    String outcome,
    CallPath path,
    Optional<String> route,
    List<String> trunks,
    Optional<Refusal> refusal,
    List<String> reasons) {

  public Explanation {
    trunks = List.copyOf(trunks);
    reasons = List.copyOf(reasons);
  }

  /**
   * Why there is no call.
   *
   * @param status of SIP, as 404
   * @param text what to do about it
   */
  public record Refusal(int status, String text) {}

  /** The lines for people. */
  public List<String> text() {
    return ExplanationText.of(this);
  }

  /** One JSON object on one line, with a member for each component; what is absent is null. */
  public String json() {
    return ExplanationJson.of(this);
  }
}
