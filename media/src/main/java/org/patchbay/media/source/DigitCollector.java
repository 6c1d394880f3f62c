package org.patchbay.media.source;

import java.util.function.Consumer;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.endpoint.PacketSink;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.event.EventObserver;
import org.patchbay.media.event.EventReceiver;
import org.patchbay.media.rtp.RtpPacket;

/** Tells each key that is pressed, once, when it is let go. Other packets are passed over. */
public final class DigitCollector implements PacketSink {
  private final EventReceiver events;

  /**
   * A collector that hears nothing yet: it is to be the endpoint's sink, or beside an echo.
   *
   * @param digits told of each key (RFC 4733 §3.2)
   */
  public DigitCollector(EventLoop loop, Consumer<DtmfDigit> digits) {
    this.events = new EventReceiver(loop, new Teller(digits));
  }

  @Override
  public void received(RtpPacket packet, PayloadFormat format, long now) {
    if (format.kind() == PayloadFormat.Kind.TELEPHONE_EVENT) {
      events.received(packet, format.clockRate(), now);
    }
  }

  @Override
  public void restarted() {
    events.reset();
  }

  /** Ends what is under way: a key that is held is told. */
  public void close() {
    events.reset();
  }

  private static final class Teller implements EventObserver {
    private final Consumer<DtmfDigit> digits;
    private int event;

    Teller(Consumer<DtmfDigit> digits) {
      this.digits = digits;
    }

    @Override
    public void began(int code, int volume, int timestamp, int clockRate, long now) {
      event = code;
    }

    @Override
    public void lasts(long units, long now) {
      // told at its end
    }

    @Override
    public void ended(long units, long now) {
      DtmfDigit.ofEvent(event).ifPresent(digits);
    }
  }
}
