package org.patchbay.carrier.line;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.patchbay.carrier.call.AudioSession;
import org.patchbay.carrier.call.Call;
import org.patchbay.carrier.call.Facilities;
import org.patchbay.carrier.call.Line;
import org.patchbay.carrier.call.Rejection;
import org.patchbay.carrier.sip.Dialog;
import org.patchbay.carrier.sip.ServerInvite;

/** Gives each call the line that its number asks for, and keeps the limits. */
public final class Exchange {
  private final Facilities facilities;
  private final ExchangeLimits limits;
  private final CallBacks callBacks;
  private final Set<Call> calls = new HashSet<>();

  /** An exchange without calls. Made and used on the loop's thread. */
  public Exchange(Facilities facilities, ExchangeLimits limits) {
    this.facilities = facilities;
    this.limits = limits;
    this.callBacks = new CallBacks(this, facilities, limits.callBacks());
  }

  /** Takes an INVITE that begins a call. */
  public void invited(ServerInvite invite) {
    Optional<CarrierNumber> number = CarrierNumber.dialled(invite.request().dialled());
    if (number.isEmpty()) {
      refuse(invite, Rejection.UNALLOCATED);
    } else if (!hasRoom()) {
      refuse(invite, Rejection.CONGESTED);
    } else {
      begin(Call.arriving(facilities, invite, line(number.get()), calls::remove));
    }
  }

  private static void refuse(ServerInvite invite, Rejection why) {
    invite.refuse(why.status(), why.phrase(), why.reason());
  }

  private Line line(CarrierNumber number) {
    return switch (number) {
      case ECHO -> new EchoLine();
      case TONE -> new ToneLine();
      case DIGITS -> new DigitsLine();
      case BUSY -> new BusyLine();
      case UNANSWERED -> new UnansweredLine();
      case ANNOUNCEMENT -> new AnnouncementLine();
      case CALL_BACK -> new CallBackLine(callBacks);
    };
  }

  /** Takes over a call that was made and has been answered. */
  void made(Dialog dialog, AudioSession audio, Line line) {
    begin(Call.made(facilities, dialog, audio, line, calls::remove));
  }

  private void begin(Call call) {
    calls.add(call);
    call.begin();
  }

  /** Whether another call may begin. */
  boolean hasRoom() {
    return calls.size() < limits.calls();
  }

  /** The number of calls. */
  public int callCount() {
    return calls.size();
  }

  /** Refuses or ends every call, and calls nobody back. */
  public void close() {
    callBacks.close();
    for (Call call : Set.copyOf(calls)) {
      call.refuse(Rejection.CONGESTED);
      call.hangUp();
    }
  }
}
