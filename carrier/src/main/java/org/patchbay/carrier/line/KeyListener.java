package org.patchbay.carrier.line;

import java.time.Duration;
import java.util.function.Consumer;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.Codec;
import org.patchbay.codecs.tone.DtmfDetector;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.codecs.tone.DtmfListener;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.endpoint.PacketSink;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.rtp.RtpPacket;
import org.patchbay.media.source.DigitCollector;
import org.patchbay.media.source.Player;

/**
 * Hears keys, each once, as telephone events (RFC 4733) or as the tones themselves. Who has sent an
 * event is not listened to for tones any more: gateways let some of a tone through beside its
 * event. Nor is anybody while we speak ourselves and shortly after, for a loudspeaker is heard too.
 */
final class KeyListener implements PacketSink {
  private static final long ECHO_NANOS = Duration.ofMillis(500).toNanos();

  private final Consumer<DtmfDigit> keys;
  private final Voice ownVoice;
  private final DigitCollector events;
  private final DtmfDetector tones;
  private short[] pcm = new short[0];
  private AudioDecoder decoder;
  private PayloadFormat format;
  private boolean sendsEvents;
  private boolean deaf;
  private long deafUntil;

  KeyListener(EventLoop loop, Voice ownVoice, Consumer<DtmfDigit> keys) {
    this.keys = keys;
    this.ownVoice = ownVoice;
    this.events = new DigitCollector(loop, keys);
    this.tones =
        new DtmfDetector(
            new DtmfListener() {
              @Override
              public void pressed(DtmfDigit digit) {
                // told when it is let go: an event may still show that it is to be ignored
              }

              @Override
              public void released(DtmfDigit digit, int samples) {
                heard(digit);
              }
            });
  }

  private void heard(DtmfDigit digit) {
    if (!sendsEvents && !deaf) {
      keys.accept(digit);
    }
  }

  @Override
  public void received(RtpPacket packet, PayloadFormat packetFormat, long now) {
    switch (packetFormat.kind()) {
      case TELEPHONE_EVENT -> {
        sendsEvents = true;
        events.received(packet, packetFormat, now);
      }
      case AUDIO -> listen(packet, packetFormat, now);
      case COMFORT_NOISE -> {}
    }
  }

  private void listen(RtpPacket packet, PayloadFormat packetFormat, long now) {
    if (ownVoice.speaks()) {
      deafUntil = now + ECHO_NANOS;
    }
    boolean wasDeaf = deaf;
    deaf = now < deafUntil;
    if (deaf && !wasDeaf) {
      tones.reset();
    }
    if (!deaf && !sendsEvents && chooseDecoder(packetFormat)) {
      int length = packet.payloadLength();
      int samples = decoder.samplesIn(packet.data(), packet.payloadOffset(), length);
      if (samples > 0 && samples <= pcm.length) {
        samples = decoder.decode(packet.data(), packet.payloadOffset(), length, pcm, 0);
        tones.process(pcm, 0, samples);
      }
    }
  }

  private boolean chooseDecoder(PayloadFormat wanted) {
    if (!wanted.equals(format)) {
      format = wanted;
      decoder =
          Codec.named(wanted.encoding(), wanted.clockRate())
              .map(codec -> codec.decoder(Player.SAMPLE_RATE))
              .orElse(null);
      pcm = decoder == null ? pcm : new short[decoder.maxSamples()];
    }
    return decoder != null;
  }

  @Override
  public void restarted() {
    events.restarted();
    tones.reset();
  }

  /** Hears nothing any more. */
  void close() {
    deaf = true;
    sendsEvents = true;
    events.close();
  }
}
