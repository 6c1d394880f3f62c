package org.patchbay.b2bua.trunk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.patchbay.b2bua.leg.OutgoingRequest;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.trunks.Peer;

/**
 * Asks each trunk and carrier by OPTIONS now and then whether it is there (RFC 3261 §11). Any
 * answer says that it is, but one by which it, or a proxy before it, says that it is not. Silence
 * says something only of a peer that has answered before: many carriers never do.
 */
public final class TrunkPings {
  private static final int MAX_FORWARDS = 70;
  private static final int TAG_LENGTH = 12;

  /** One that is not there is asked more often: it is back before anybody waits for it. */
  private static final Duration OFFLINE_INTERVAL = Duration.ofSeconds(5);

  private final EventLoop loop;
  private final Consumer<OutgoingRequest> send;
  private final String domain;
  private final Duration interval;
  private final Map<String, Ping> byCallId = new HashMap<>();
  private final Map<Peer, Ping> byPeer = new HashMap<>();
  private BiConsumer<Peer, Boolean> listener = (peer, there) -> {};

  /**
   * Asks nobody yet.
   *
   * @param domain the host of our From
   * @param interval from one answer, or its absence, to the next question
   */
  public TrunkPings(
      EventLoop loop, Consumer<OutgoingRequest> send, String domain, Duration interval) {
    this.loop = loop;
    this.send = send;
    this.domain = domain;
    this.interval = interval;
  }

  /** Asks these from now on, and no others. What is known of those that remain is kept. */
  public void watch(List<? extends Peer> peers) {
    for (Peer peer : List.copyOf(byPeer.keySet())) {
      if (!peers.contains(peer)) {
        Ping gone = byPeer.remove(peer);
        byCallId.remove(gone.callId);
        loop.timers().cancel(gone);
      }
    }
    for (Peer peer : peers) {
      if (!byPeer.containsKey(peer)) {
        Ping ping = new Ping(peer);
        byPeer.put(peer, ping);
        byCallId.put(ping.callId, ping);
        ping.ask();
      }
    }
  }

  /** Says who is told when a peer is not there any more (false), and when it is again (true). */
  public void onChange(BiConsumer<Peer, Boolean> newListener) {
    listener = newListener;
  }

  /** Whether a peer that has been there is not there any more. */
  public boolean offline(Peer peer) {
    return Optional.ofNullable(byPeer.get(peer)).filter(ping -> ping.offline).isPresent();
  }

  /**
   * A final response arrived, or a failure stands for it.
   *
   * @return whether it was to a question of ours
   */
  public boolean answered(String callId, int status) {
    Ping ping = byCallId.get(callId);
    if (ping == null) {
      return false;
    }
    if (status >= 200) {
      ping.answered(status);
    }
    return true;
  }

  /** One peer and what is known of it; fires when it is to be asked again. */
  private final class Ping extends Timer {
    private final Peer peer;
    private final String callId = loop.ids().token(20);
    private final Party from;
    private long cseq;
    private boolean known;
    private boolean offline;

    Ping(Peer peer) {
      this.peer = peer;
      this.from = Party.of("sip:" + domain).tagged(loop.ids().token(TAG_LENGTH));
    }

    void ask() {
      String uri = "sip:" + TelephonePlanner.hostOf(peer);
      send.accept(
          new OutgoingRequest(
              "OPTIONS",
              uri,
              List.of(InnerHeaders.routeTo(peer)),
              callId,
              from,
              Party.of(uri),
              ++cseq,
              Optional.empty(),
              MAX_FORWARDS,
              Optional.empty(),
              List.of()));
    }

    void answered(int status) {
      boolean there = Hunt.of(status) != Hunt.Input.UNAVAILABLE;
      boolean before = offline;
      known |= there;
      offline = known && !there;
      if (offline != before) {
        listener.accept(peer, !offline);
      }
      Duration wait =
          offline && interval.compareTo(OFFLINE_INTERVAL) > 0 ? OFFLINE_INTERVAL : interval;
      loop.timers().arm(this, loop.clock().nanos() + wait.toNanos());
    }

    @Override
    protected void fired(long now) {
      ask();
    }
  }
}
