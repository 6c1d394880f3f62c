package org.patchbay.testkit.net;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * One direction of a connection: what is written at one end comes out at the other in order, later,
 * and cut anew, unless the connection keeps messages. A link that is cut holds it back.
 */
final class Pipe {
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  /** What a receiver finds in a buffer that it should no longer look at. */
  private static final byte SCRIBBLE = '#';

  private final SimNetwork network;
  private final Link link;
  private final WireTap.StreamTap tap;
  private final SimStream receiver;
  private final ArrayDeque<Segment> underWay = new ArrayDeque<>();
  private byte[] arrived = {};
  private long lastArrival;
  private long pending;
  private boolean pumping;
  private String ending;

  Pipe(SimNetwork network, Link link, WireTap.StreamTap tap, SimStream receiver) {
    this.network = network;
    this.link = link;
    this.tap = tap;
    this.receiver = receiver;
  }

  /** Octets that were written and not yet handed over. */
  long pending() {
    return pending;
  }

  void write(byte[] octets) {
    tap.written(octets, 0, octets.length);
    pending += octets.length;
    enter(new Segment(octets, null));
  }

  /** Nothing more is written; the receiver learns it after everything else. */
  void end(String reason) {
    enter(new Segment(new byte[0], reason));
  }

  /** When something arrives that goes in now: after all that went in before. */
  long nextArrival() {
    lastArrival = Math.max(lastArrival, network.now() + link.segmentDelay());
    return lastArrival;
  }

  private void enter(Segment segment) {
    underWay.add(segment);
    network.timeline().trafficAt(nextArrival(), this::segmentArrives);
  }

  private void segmentArrives() {
    if (link.cut()) {
      network.timeline().after(RETRY_NANOS, this::segmentArrives);
      return;
    }
    Segment segment = underWay.poll();
    if (segment.ending != null) {
      ending = segment.ending;
    }
    if (receiver.kind().keepsMessages()) {
      arrived = segment.octets;
      handOver(arrived.length);
      pump();
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(arrived.length + segment.octets.length);
    all.writeBytes(arrived);
    all.writeBytes(segment.octets);
    arrived = all.toByteArray();
    if (!pumping) {
      pump();
    }
  }

  /** Hands over a piece, and arranges the next one. */
  private void pump() {
    pumping = false;
    if (arrived.length > 0) {
      handOver(network.nextPiece(arrived.length));
    }
    if (arrived.length > 0) {
      pumping = true;
      network.timeline().trafficAt(network.now() + network.nextPause(), this::pump);
    } else if (ending != null) {
      receiver.peerEnded(ending);
    }
  }

  private void handOver(int length) {
    if (length == 0) {
      return;
    }
    // Somewhere inside a longer array, as a pooled buffer is, and spoilt afterwards.
    int offset = 3;
    byte[] lent = new byte[offset + length + 1];
    System.arraycopy(arrived, 0, lent, offset, length);
    arrived = Arrays.copyOfRange(arrived, length, arrived.length);
    pending -= length;
    tap.delivered(length);
    receiver.deliver(lent, offset, length);
    Arrays.fill(lent, SCRIBBLE);
  }

  private record Segment(byte[] octets, String ending) {}
}
