package org.patchbay.carrier.line;

import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Line;
import org.patchbay.media.source.Echo;

/** Answers, and sends back what it hears, packet by packet. */
final class EchoLine implements Line {

  @Override
  public void called(Call call) {
    call.answer();
  }

  @Override
  public void connected(Call call) {
    call.endpoint().sink(new Echo(call.endpoint()));
  }
}
