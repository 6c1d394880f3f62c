package org.patchbay.media.bridge;

import java.util.Arrays;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.OutboundStream;
import org.patchbay.media.endpoint.PacketSink;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.event.EventObserver;
import org.patchbay.media.event.EventReceiver;
import org.patchbay.media.event.EventSender;
import org.patchbay.media.rtp.RtpPacket;

/** One direction of a bridge: what one leg receives, to the other leg's stream. */
final class Lane implements PacketSink, EventObserver {
  private static final int PAYLOAD_TYPES = 128;

  private final RtpEndpoint from;
  private final RtpEndpoint to;
  private final OutboundStream out;
  private final Runnable reconfigured;
  private final EventReceiver events;
  private final EventSender eventSender;
  private final Treatment[] treatments = new Treatment[PAYLOAD_TYPES];
  private PayloadFormat eventFormat;
  private boolean sendingEvent;
  private Transcoder transcoder;
  private boolean transcoding;

  /**
   * A lane that does nothing before {@link #rebuild}.
   *
   * @param reconfigured told when {@code from} has other formats
   */
  Lane(RtpEndpoint from, RtpEndpoint to, Runnable reconfigured) {
    this.from = from;
    this.to = to;
    this.out = to.out();
    this.reconfigured = reconfigured;
    this.events = new EventReceiver(from.loop(), this);
    this.eventSender = new EventSender(from.loop(), out);
  }

  /** Decides anew what is done with each payload type. A transcoder that still suits goes on. */
  void rebuild() {
    LegMedia other = to.media();
    Arrays.fill(treatments, Treatment.NOTHING);
    eventFormat = null;
    Transcoder kept = null;
    for (PayloadFormat format : from.media().receive()) {
      Treatment treatment = Treatment.of(format, other);
      treatments[format.payloadType()] = treatment;
      if (treatment.how() == Treatment.How.EVENT) {
        eventFormat = treatment.to();
      } else if (treatment.how() == Treatment.How.TRANSCODE && kept == null) {
        kept = transcoderFor(format, treatment.to());
      }
    }
    if (kept != transcoder) {
      stopTranscoding();
      transcoder = kept;
    }
  }

  /** How the audio that the leg prefers passes. */
  Passage passage() {
    for (PayloadFormat format : from.media().receive()) {
      switch (treatments[format.payloadType()].how()) {
        case RELAY -> {
          return Passage.RELAY;
        }
        case TRANSCODE -> {
          return Passage.TRANSCODE;
        }
        default -> {
          // events and noise decide nothing
        }
      }
    }
    return Passage.NONE;
  }

  /** Milliseconds of audio that was made up for loss. */
  long concealedMillis() {
    return transcoder == null ? 0 : transcoder.concealedMillis();
  }

  /** Ends what is under way. */
  void close() {
    from.detach(this);
    events.reset();
    eventSender.finish(from.loop().clock().nanos());
    stopTranscoding();
    out.splice();
  }

  @Override
  public void received(RtpPacket packet, PayloadFormat format, long now) {
    Treatment treatment = treatments[format.payloadType()];
    switch (treatment.how()) {
      case RELAY -> {
        if (transcoding) {
          stopTranscoding();
          out.splice();
        }
        out.relay(packet, treatment.to().payloadType(), format.clockRate(), now);
      }
      case TRANSCODE -> transcode(packet, format, treatment.to(), now);
      case EVENT -> {
        leaveOut(packet, now);
        events.received(packet, format.clockRate(), now);
      }
      case NOISE -> noise(packet, format, treatment.to(), now);
      case DROP -> leaveOut(packet, now);
    }
  }

  @Override
  public void restarted() {
    events.reset();
    out.splice();
    if (transcoder != null) {
      transcoder.reset();
    }
  }

  @Override
  public void reconfigured() {
    reconfigured.run();
  }

  @Override
  public void began(int event, int volume, int timestamp, int clockRate, long now) {
    sendingEvent = eventFormat != null;
    if (sendingEvent) {
      int start =
          transcoding
              ? transcoder.timestampOf(timestamp, clockRate, now)
              : out.relayedTimestamp(timestamp, clockRate, now);
      eventSender.begin(eventFormat, event, volume, start, clockRate, now);
    }
  }

  @Override
  public void lasts(long units, long now) {
    if (sendingEvent) {
      eventSender.lasts(units, now);
    }
  }

  @Override
  public void ended(long units, long now) {
    if (sendingEvent) {
      eventSender.end(units, now);
    }
  }

  private void transcode(RtpPacket packet, PayloadFormat format, PayloadFormat target, long now) {
    int millis = packetMillis(target);
    if (!transcoder.suits(format, target, millis)) {
      transcoder.reset(); // the leg changed over to another of its codecs
      transcoder = new Transcoder(from.loop(), format, target, millis, out);
    }
    if (!transcoding) {
      transcoding = true;
      out.splice();
    }
    transcoder.audio(packet, now);
  }

  private void noise(RtpPacket packet, PayloadFormat format, PayloadFormat target, long now) {
    if (!transcoding) {
      out.relay(packet, target.payloadType(), format.clockRate(), now);
      return;
    }
    int timestamp = transcoder.timestampOf(packet.timestamp(), format.clockRate(), now);
    transcoder.other(packet, now);
    out.send(
        packet.data(),
        packet.payloadOffset(),
        packet.payloadLength(),
        target.payloadType(),
        false,
        timestamp,
        target.clockRate(),
        now);
  }

  /** The packet itself does not leave, and is not missing either. */
  private void leaveOut(RtpPacket packet, long now) {
    if (transcoding) {
      transcoder.other(packet, now);
    } else {
      out.omit(packet);
    }
  }

  private Transcoder transcoderFor(PayloadFormat format, PayloadFormat target) {
    int millis = packetMillis(target);
    return transcoder != null && transcoder.suits(format, target, millis)
        ? transcoder
        : new Transcoder(from.loop(), format, target, millis, out);
  }

  private void stopTranscoding() {
    transcoding = false;
    if (transcoder != null) {
      transcoder.reset();
    }
  }

  /** The packets that the other leg wants, as far as its codec makes such. */
  private int packetMillis(PayloadFormat target) {
    int wanted = to.media().packetMillis();
    boolean made =
        target.clockRate() == Transcoder.NARROW_BAND
            ? wanted >= 10 && wanted <= 60 && wanted % 10 == 0
            : wanted == 10 || wanted == 20 || wanted == 40 || wanted == 60;
    return made ? wanted : LegMedia.DEFAULT_PACKET_MILLIS;
  }
}
