package org.patchbay.b2bua.call;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.b2bua.leg.AllowedMethods;
import org.patchbay.b2bua.leg.HopNames;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.IncomingResponse;
import org.patchbay.b2bua.leg.LegIdentity;
import org.patchbay.b2bua.leg.LegInput;
import org.patchbay.b2bua.leg.LegRecord;
import org.patchbay.b2bua.leg.LegState;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.leg.TransactionKey;
import org.patchbay.b2bua.sdp.CodecPolicy;
import org.patchbay.b2bua.signaling.HopPort;
import org.patchbay.b2bua.signaling.SignalingHandler;
import org.patchbay.b2bua.signaling.SignalingStack;
import org.patchbay.b2bua.signaling.UnansweredRequest;
import org.patchbay.b2bua.trunk.CallPlanner;
import org.patchbay.b2bua.trunk.InnerHeaders;
import org.patchbay.b2bua.trunk.TrunkAttempts;
import org.patchbay.b2bua.trunk.TrunkPings;
import org.patchbay.loop.EventLoop;

/** All calls of one loop. Finds the leg that a message belongs to. */
public final class CallDirectory implements SignalingHandler, AutoCloseable {
  private static final int TAG_LENGTH = 12;
  private static final int TOKEN_LENGTH = 20;

  private final EventLoop loop;
  private final CallSettings settings;
  private final CallPlanner planner;
  private final CallMedia media;
  private final SignalingStack signaling;
  private final TrunkPings pings;
  private final TrunkAttempts attempts = new TrunkAttempts();
  private final Map<LegName, LiveLeg> legs = new HashMap<>();
  private final Map<TransactionKey, LiveLeg> invites = new HashMap<>();

  /** Incoming legs whose first INVITE waits, by the party's tag. */
  private final Set<LegName> waiting = new HashSet<>();

  private final Set<Call> calls = new HashSet<>();
  private LegWatcher watcher = (callId, dialled) -> {};
  private boolean stopped;

  /**
   * Starts. Called on the loop's thread.
   *
   * @param name for logs
   */
  public CallDirectory(
      String name,
      EventLoop loop,
      HopPort hop,
      CallSettings settings,
      CallPlanner planner,
      CallMedia media) {
    this.loop = loop;
    this.settings = settings;
    this.planner = planner;
    this.media = media;
    this.signaling = new SignalingStack(name, loop, hop, this);
    this.pings = new TrunkPings(loop, signaling::send, settings.domain(), settings.pingInterval());
  }

  /** Who is asked by OPTIONS whether it is there; nobody at first. */
  public TrunkPings pings() {
    return pings;
  }

  /** How the attempts to reach trunks and carriers ended. */
  public TrunkAttempts attempts() {
    return attempts;
  }

  /** Tells from now on which Call-IDs belong together. */
  public void onJoin(LegWatcher newWatcher) {
    watcher = newWatcher;
  }

  /** The Call-IDs of each call that is up or being set up. */
  public List<Set<String>> callIds() {
    return calls.stream().map(Call::callIds).toList();
  }

  /** The number of calls that are up or being set up. */
  public int calls() {
    return calls.size();
  }

  /** The number of legs of which something may still be heard. */
  public int legs() {
    return legs.size();
  }

  /** Everything that is kept of calls and transactions; 0 when all have had the time to end. */
  public int kept() {
    return calls.size() + legs.size() + invites.size() + waiting.size() + signaling.kept();
  }

  /**
   * Hangs up every call and takes no more, as when the server stops. The legs end as their parties
   * answer.
   */
  public void stop() {
    stopped = true;
    pings.watch(List.of());
    Set.copyOf(calls).forEach(call -> call.hangUp("SIP;cause=503;text=\"the server stops\""));
  }

  @Override
  public void close() {
    signaling.close();
  }

  @Override
  public void requested(IncomingRequest request) {
    if (request.method().equals("CANCEL")) {
      input(Optional.ofNullable(invites.get(request.key())), new LegInput.Requested(request));
    } else if (request.to().tag().isPresent()) {
      within(request);
    } else if (request.method().equals("INVITE")) {
      invited(request);
    } else if (!request.method().equals("ACK")) {
      signaling.respond(
          request.key(),
          OutgoingResponse.of(request.method().equals("OPTIONS") ? 200 : 405, tag())
              .with("Allow", AllowedMethods.ALLOW.value()));
    }
  }

  private void within(IncomingRequest request) {
    Optional<LiveLeg> leg = find(request.callId(), request.to().tag().orElse(""));
    boolean theirs =
        leg.filter(known -> known.leg().hasDialogWith(request.from().tag())).isPresent();
    if (theirs) {
      input(leg, new LegInput.Requested(request));
    } else if (!request.method().equals("ACK")) {
      signaling.respond(request.key(), OutgoingResponse.of(481, tag())); // RFC 3261 §12.2.2
    }
  }

  private void invited(IncomingRequest invite) {
    Optional<OutgoingResponse> refusal = CallRules.refuse(invite, tag());
    if (refusal.isEmpty() && (stopped || calls.size() >= settings.mostCalls())) {
      refusal = Optional.of(OutgoingResponse.of(503, tag()).with("Retry-After", "5"));
    }
    if (refusal.isEmpty() && !InnerHeaders.hasTarget(invite) && merged(invite)) {
      refusal = Optional.of(OutgoingResponse.of(482, tag())); // RFC 3261 §8.2.2.2
    }
    if (refusal.isPresent()) {
      signaling.respond(invite.key(), refusal.get());
    } else {
      Call call = new Call(this, loop, media, invite);
      calls.add(call);
      call.start(planner.plan(invite));
    }
  }

  /**
   * Whether the same request has come by another way and waits: a fork that met here. The proxy's
   * own branches, each with its target, are no such thing.
   */
  private boolean merged(IncomingRequest invite) {
    return waiting.contains(new LegName(invite.callId(), invite.from().tag().orElse("")));
  }

  @Override
  public void responded(IncomingResponse response) {
    if (pings.answered(response.callId(), response.status())) {
      return;
    }
    input(find(response.callId(), response.localTag()), new LegInput.Responded(response));
  }

  @Override
  public void failed(UnansweredRequest request) {
    if (pings.answered(request.callId(), request.status())) {
      return;
    }
    input(
        find(request.callId(), request.localTag()),
        new LegInput.Failed(request.method(), request.cseq(), request.status()));
  }

  private static void input(Optional<LiveLeg> leg, LegInput input) {
    leg.ifPresent(known -> known.handle(input));
  }

  private Optional<LiveLeg> find(String callId, String localTag) {
    return Optional.ofNullable(legs.get(new LegName(callId, localTag)));
  }

  // What calls need

  LiveLeg incoming(IncomingRequest invite, LegSession session, LegOwner owner) {
    String token = legName();
    return add(
        LegRecord.incoming(invite, token, tag(), InnerHeaders.isFromUser(invite)), session, owner);
  }

  LiveLeg outgoing(LegIdentity identity, LegSession session, LegOwner owner) {
    return add(LegRecord.outgoing(identity), session, owner);
  }

  private LiveLeg add(LegRecord leg, LegSession session, LegOwner owner) {
    LiveLeg live = new LiveLeg(leg, session, owner, this, signaling, loop);
    legs.put(LegName.of(leg), live);
    changed(live);
    return live;
  }

  LegSession session(MediaEndpoint endpoint, CodecPolicy policy) {
    return new LegSession(
        endpoint, policy, Long.toString(loop.ids().nextLong() >>> 2 /* 62 bits: RFC 3264 §5 */));
  }

  /** For the Contact of a leg. */
  String legName() {
    return settings.seal().apply(token());
  }

  String token() {
    return loop.ids().token(TOKEN_LENGTH);
  }

  String tag() {
    return HopNames.tag(settings.seal().apply(loop.ids().token(TAG_LENGTH)));
  }

  void refuse(IncomingRequest invite, OutgoingResponse response) {
    signaling.respond(invite.key(), response);
  }

  /** A leg has gone on: what it is found by may have changed. */
  void changed(LiveLeg live) {
    LegRecord leg = live.leg();
    if (!leg.identity().outgoing()) {
      LegName theirs =
          new LegName(leg.identity().callId(), leg.identity().remote().tag().orElse(""));
      if (leg.state() == LegState.INVITED) {
        waiting.add(theirs);
      } else {
        waiting.remove(theirs);
      }
    }
    if (leg.state() == LegState.ENDED) {
      legs.remove(LegName.of(leg), live);
      live.lastInvite().ifPresent(invites::remove);
    } else {
      leg.invite()
          .ifPresentOrElse(
              pending -> {
                invites.put(pending.key(), live);
                live.lastInvite(pending.key());
              },
              () -> live.lastInvite().ifPresent(invites::remove));
    }
  }

  void joined(String callId, String dialled) {
    watcher.joined(callId, dialled);
  }

  void over(Call call) {
    calls.remove(call);
  }

  /** What a leg is found by: the tag is ours, or in {@code waiting} the party's. */
  private record LegName(String callId, String tag) {
    static LegName of(LegRecord leg) {
      return new LegName(leg.identity().callId(), leg.identity().localTag());
    }
  }
}
