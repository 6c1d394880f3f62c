package org.patchbay.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.codecs.Codec;
import org.patchbay.codecs.tone.DtmfDetector;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.codecs.tone.DtmfListener;
import org.patchbay.loop.DatagramPort;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

/** The media of a scripted phone at port 40000, as its SDP says: sends RTP and keeps what comes. */
final class RtpPhone {
  static final int PORT = 40_000;
  static final int EVENTS = 101;

  private static final Pattern ADDRESS =
      Pattern.compile("(?s)c=IN IP4 (?<host>\\S+).*m=audio (?<port>\\d+) ");
  private static final Duration FRAME = Duration.ofMillis(20);
  private static final int SAMPLES = 160;

  private final World world;
  private final Host host;
  private final DatagramPort socket;
  private final List<Heard> heard = new ArrayList<>();
  private InetSocketAddress far;
  private int sequence;
  private int timestamp;

  /** A packet that came. */
  record Heard(long nanos, int payloadType, byte[] payload) {}

  RtpPhone(World world, Host host) {
    this.world = world;
    this.host = host;
    try {
      socket = host.datagrams().open(host.at(PORT), (p, data, length, from) -> take(data, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(byte[] data, int length) {
    byte[] payload = Arrays.copyOfRange(data, 12, length);
    heard.add(new Heard(world.timeline().nanos(), data[1] & 0x7f, payload));
  }

  /** Sends to where this session description says. */
  RtpPhone to(String description) {
    Matcher found = ADDRESS.matcher(description);
    if (!found.find()) {
      throw new AssertionError("no address in\n" + description);
    }
    try {
      InetAddress address = InetAddress.getByName(found.group("host"));
      far = new InetSocketAddress(address, Integer.parseInt(found.group("port")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  List<Heard> heard() {
    return heard;
  }

  void forgets() {
    heard.clear();
  }

  /** All that was heard of one codec, decoded. */
  short[] pcm(Codec codec) {
    var decoder = codec.decoder(8000);
    int payloadType = codec.staticPayloadType().orElseThrow();
    List<Heard> audio = heard.stream().filter(h -> h.payloadType() == payloadType).toList();
    short[] pcm = new short[audio.size() * SAMPLES];
    for (int i = 0; i < audio.size(); i++) {
      byte[] payload = audio.get(i).payload();
      decoder.decode(payload, 0, Math.min(payload.length, SAMPLES), pcm, i * SAMPLES);
    }
    return pcm;
  }

  /** The share of a frequency in the energy of what was heard in PCMU; 0 for silence. */
  double share(double hertz) {
    short[] pcm = pcm(Codec.PCMU);
    double real = 0;
    double imaginary = 0;
    double total = 0;
    for (int i = 0; i < pcm.length; i++) {
      double angle = 2 * Math.PI * hertz * i / 8000;
      real += pcm[i] * Math.cos(angle);
      imaginary += pcm[i] * Math.sin(angle);
      total += (double) pcm[i] * pcm[i];
    }
    return total == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / pcm.length / total;
  }

  /** The keys whose tones were heard in PCMU, in order. */
  String digits() {
    StringBuilder digits = new StringBuilder();
    DtmfDetector detector =
        new DtmfDetector(
            new DtmfListener() {
              @Override
              public void pressed(DtmfDigit digit) {
                digits.append(digit.symbol());
              }

              @Override
              public void released(DtmfDigit digit, int samples) {}
            });
    short[] pcm = pcm(Codec.PCMU);
    detector.process(pcm, 0, pcm.length);
    return digits.toString();
  }

  /** Sends 20 ms of a payload, and lets as much time pass. */
  void send(int payloadType, byte[] payload) {
    packet(payloadType, payload, timestamp);
    timestamp += SAMPLES;
    world.advance(FRAME);
  }

  /** Sends PCM in PCMU, in real time. */
  void say(short[] pcm) {
    var encoder = Codec.PCMU.encoder(8000);
    for (int i = 0; i + SAMPLES <= pcm.length; i += SAMPLES) {
      byte[] payload = new byte[SAMPLES];
      encoder.encode(pcm, i, SAMPLES, payload, 0);
      send(0, payload);
    }
  }

  /** Presses keys by telephone events (RFC 4733): 100 ms each, 100 ms apart. */
  void presses(String keys) {
    for (char key : keys.toCharArray()) {
      int event = DtmfDigit.ofSymbol(key).orElseThrow().event();
      for (int i = 1; i <= 5; i++) {
        event(event, false, i * SAMPLES);
        world.advance(FRAME);
      }
      for (int i = 0; i < 3; i++) { // RFC 4733 §2.5.1.4
        event(event, true, 5 * SAMPLES);
      }
      timestamp += 10 * SAMPLES;
      world.advance(FRAME.multipliedBy(5));
    }
  }

  private void event(int event, boolean end, int duration) {
    byte[] payload = {
      (byte) event, (byte) (10 | (end ? 0x80 : 0)), (byte) (duration >> 8), (byte) duration
    };
    packet(EVENTS, payload, timestamp);
  }

  private void packet(int payloadType, byte[] payload, int stamp) {
    ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
    packet.put((byte) 0x80).put((byte) payloadType).putShort((short) sequence++);
    packet.putInt(stamp).putInt(0x1234_5678).put(payload);
    host.run(() -> socket.send(packet.array(), 0, packet.capacity(), far));
  }
}
