package org.patchbay.proxy.locating;

import java.util.List;

/**
 * What came of looking for a server.
 *
 * @param candidates where it may be, in the order in which to try them; none if it is nowhere that
 *     we could send to
 * @param isCertain whether DNS has said all that was asked; if not, it may be that there is more
 */
public record Located(List<Candidate> candidates, boolean isCertain) {

  public Located {
    candidates = List.copyOf(candidates);
  }
}
