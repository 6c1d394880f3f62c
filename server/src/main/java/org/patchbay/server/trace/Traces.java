package org.patchbay.server.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.patchbay.loop.Clock;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.WireTap;

/**
 * The traces that run. On the proxy's loop; while there is none, nothing is tapped and messages
 * pass at the cost of a comparison with null.
 */
final class Traces implements WireTap {
  /** Each costs the loop a look at every message. */
  private static final int MOST = 4;

  private final Clock clock;
  private final Consumer<WireTap> tapping;
  private final List<Trace> running = new ArrayList<>();
  private final SipMessage message = new SipMessage();

  /** Read by the loop of the calls, which need not tell of legs that nobody traces. */
  private volatile boolean active;

  /**
   * No traces.
   *
   * @param tapping takes who is to hear all messages, and null for nobody
   */
  Traces(Clock clock, Consumer<WireTap> tapping) {
    this.clock = clock;
    this.tapping = tapping;
  }

  /** Whether any runs; any thread. */
  boolean isActive() {
    return active;
  }

  /** Lets a trace run, if there is room for one. */
  boolean begin(Trace trace) {
    if (running.size() >= MOST) {
      return false;
    }
    running.add(trace);
    tap();
    return true;
  }

  void end(Trace trace) {
    running.remove(trace);
    tap();
  }

  private void tap() {
    active = !running.isEmpty();
    tapping.accept(active ? this : null);
  }

  /** These two Call-IDs belong to one call. */
  void joined(String callId, String other) {
    running.forEach(trace -> trace.joined(callId, other));
  }

  @Override
  public void received(Flow flow, byte[] octets, int length) {
    see(false, flow, octets, length);
  }

  @Override
  public void sent(Flow flow, byte[] octets, int offset, int length) {
    boolean atStart = offset == 0;
    see(true, flow, atStart ? octets : Arrays.copyOfRange(octets, offset, offset + length), length);
  }

  private void see(boolean sent, Flow flow, byte[] octets, int length) {
    SipMessage index = SipParser.datagram(octets, length, message) == null ? message : null;
    long now = clock.epochMillis();
    for (Trace trace : running) {
      trace.see(now, sent, flow, index, octets, length);
    }
  }
}
