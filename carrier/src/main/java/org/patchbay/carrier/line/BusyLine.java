package org.patchbay.carrier.line;

import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.carrier.call.Rejection;

/** Is always busy. */
final class BusyLine implements Line {

  @Override
  public void called(Call call) {
    call.refuse(Rejection.BUSY);
  }
}
