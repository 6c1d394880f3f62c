package org.patchbay.testkit.trace;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.patchbay.testkit.net.Packet;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.net.WireTap;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.SipFramer;
import org.patchbay.testkit.sip.SipMessage;

/** Everything that was on the wire, in order. */
public final class Trace implements WireTap {
  private final Timeline timeline;
  private final List<WireMessage> sent = new ArrayList<>();
  private final List<WireMessage> arrivals = new ArrayList<>();

  /** An empty trace. */
  public Trace(Timeline timeline) {
    this.timeline = timeline;
  }

  /** All messages in the order of sending, those that did not arrive included. */
  public List<WireMessage> messages() {
    return Collections.unmodifiableList(sent);
  }

  /** All messages that arrived, in the order of arrival. */
  public List<WireMessage> arrivals() {
    return Collections.unmodifiableList(arrivals);
  }

  /** The messages of one call, in the order of sending. */
  public List<WireMessage> ofCall(String callId) {
    return sent.stream()
        .filter(m -> m.message().map(SipMessage::callId).orElse("").equals(callId))
        .toList();
  }

  /** The Call-IDs in the order of their first message. */
  public Set<String> callIds() {
    Set<String> callIds = new LinkedHashSet<>();
    for (WireMessage message : sent) {
      message.message().map(SipMessage::callId).ifPresent(callIds::add);
    }
    return callIds;
  }

  /** Forgets what was seen so far; long simulations do so between checks. */
  public void forget() {
    sent.clear();
    arrivals.clear();
  }

  @Override
  public Ticket datagram(Packet packet) {
    WireMessage message = new WireMessage(this, packet, timeline.nanos());
    sent.add(message);
    return message;
  }

  @Override
  public StreamTap stream(
      String from, String to, InetSocketAddress source, InetSocketAddress destination) {
    return new StreamTrace(from, to, source, destination);
  }

  long now() {
    return timeline.nanos();
  }

  void noteArrival(WireMessage message) {
    arrivals.add(message);
  }

  /** One direction of a connection, cut into messages. */
  private final class StreamTrace implements StreamTap {
    private final String from;
    private final String to;
    private final InetSocketAddress source;
    private final InetSocketAddress destination;
    private final SipFramer framer = new SipFramer(this::message);
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long written;
    private long delivered;

    StreamTrace(String from, String to, InetSocketAddress source, InetSocketAddress destination) {
      this.from = from;
      this.to = to;
      this.source = source;
      this.destination = destination;
    }

    @Override
    public void written(byte[] data, int offset, int length) {
      written += length;
      framer.take(Arrays.copyOfRange(data, offset, offset + length), 0, length);
    }

    @Override
    public void delivered(int length) {
      delivered += length;
      while (!pending.isEmpty() && pending.peek().end <= delivered) {
        pending.poll().message.arrived();
      }
    }

    private void message(byte[] octets) {
      WireMessage message =
          new WireMessage(
              Trace.this,
              new Packet(Transport.TCP, from, to, source, destination, octets),
              timeline.nanos());
      sent.add(message);
      // The end is that of the write which completed it: never too early.
      pending.add(new Pending(written, message));
    }
  }

  private record Pending(long end, WireMessage message) {}
}
