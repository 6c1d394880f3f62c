package org.patchbay.proxy.transaction;

import java.util.Arrays;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Parameters;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transport.Flow;

/**
 * One request that we owe an answer (RFC 3261 §17.2). The object is pooled: a user that keeps one
 * checks {@link #belongsTo} before it uses it again.
 *
 * <p>It keeps the request while an answer is being sought, and then the last response alone: most
 * of a transaction's life is waiting for retransmissions that do not come.
 */
public final class ServerTransaction extends Timer {
  /** The length of the tag that answers of ours give to To, in octets. */
  public static final int TAG_LENGTH = 10;

  private static final long NEVER = Long.MAX_VALUE;
  private static final byte[] NONE = new byte[0];

  private final TransactionLayer layer;
  long keyHigh;
  long keyLow;

  /** The neighbours among those that linger, for {@link LingeringTransactions}. */
  ServerTransaction older;

  ServerTransaction newer;
  boolean lingers;
  long lingersSince;
  private boolean invite;
  private ServerState state = ServerState.TERMINATED;
  private Flow reply;
  private int sentByPort;
  private byte[] request;
  private Flow source;
  private byte[] response = NONE;
  private int responseLength;

  /** The octets of request and response, as the layer has counted them. */
  private int kept;

  private long interval;
  private long retransmitAt;

  /** When a non-INVITE that has no response is to be told that it is being tried. */
  private long tryingAt;

  private long endAt;

  /** When an INVITE came, until it has a response above 100; then {@link #NEVER}. */
  private long unansweredSince;

  private Object owner;

  ServerTransaction(TransactionLayer layer) {
    this.layer = layer;
  }

  void begin(SipMessage message, boolean isInvite, Flow from, Flow replyTo, int viaPort) {
    invite = isInvite;
    state = isInvite ? InviteServerMachine.START : NonInviteServerMachine.START;
    source = from;
    reply = replyTo;
    sentByPort = viaPort;
    request = Arrays.copyOf(message.bytes(), message.bodyEnd());
    responseLength = 0;
    owner = null;
    retransmitAt = NEVER;
    tryingAt = isInvite ? NEVER : now() + layer.timings.trying();
    // RFC 4320 §4.2: the client of a non-INVITE has given up by then, whatever happens here.
    endAt = isInvite ? NEVER : now() + layer.timings.giveUp();
    unansweredSince = isInvite ? now() : NEVER;
    arm();
    countOctets();
  }

  private void countOctets() {
    int now = (request == null ? 0 : request.length) + responseLength;
    layer.keeps(now - kept);
    kept = now;
  }

  /** Whether this is an INVITE's. */
  public boolean isInvite() {
    return invite;
  }

  /** The state. */
  public ServerState state() {
    return state;
  }

  /** Whether the final response is yet to be sent. */
  public boolean isPending() {
    return state == ServerState.PROCEEDING || state == ServerState.TRYING;
  }

  /** What the request came in on. */
  public Flow source() {
    return source;
  }

  /** The request's octets; null once the final response was sent. */
  public byte[] request() {
    return request;
  }

  /** Makes a user the transaction's own, until the transaction ends. */
  public void own(Object newOwner) {
    owner = newOwner;
  }

  /** Who owns the transaction; null if nobody does. */
  public Object owner() {
    return owner;
  }

  /** Whether the transaction is alive and this user's. */
  public boolean belongsTo(Object user) {
    return owner == user && state != ServerState.TERMINATED;
  }

  /** Answers an INVITE with 100 if nothing is answered for so long (RFC 3261 §17.2.1). */
  public void tryFor(long nanos) {
    tryingAt = now() + nanos;
    arm();
  }

  /** Sends a response, if the state still allows it. */
  public void respond(int status, OctetWriter message) {
    respond(status, message.bytes(), message.length());
  }

  /** Sends a response, if the state still allows it; the octets are copied. */
  public void respond(int status, byte[] bytes, int length) {
    ServerInput input =
        status < 200
            ? ServerInput.PROVISIONAL
            : status < 300 ? ServerInput.SUCCESS : ServerInput.FAILURE;
    ServerStep step = stepFor(input);
    if (step.sends()) {
      if (status > 100 && unansweredSince != NEVER) {
        layer.counts.answered(now() - unansweredSince);
        unansweredSince = NEVER;
      }
      tryingAt = NEVER;
      keep(bytes, length, step.next());
      layer.sendResponse(reply, source, sentByPort, bytes, length);
    }
    enter(step.next());
    countOctets();
  }

  /**
   * Sends a final response and forgets the request (RFC 3261 §8.2.7): a stranger leaves nothing
   * behind, and whose address was forged is not sent the response again and again. If it is lost,
   * the request comes again and is answered again.
   */
  public void respondAndForget(OctetWriter message) {
    layer.sendResponse(reply, source, sentByPort, message.bytes(), message.length());
    forget();
  }

  /** Ends without a word. */
  public void forget() {
    state = ServerState.TERMINATED;
    end();
  }

  /**
   * Writes {@value #TAG_LENGTH} characters that follow from the request and its source, the same
   * when it comes again, and for the ACK of a refusal.
   */
  public void writeTag(byte[] tag) {
    Branch.writeBits(layer.tags.of(keyHigh, source), TAG_LENGTH, tag, 0);
  }

  /** Whether To has the tag of these bits, as {@link #writeTag} writes them. */
  static boolean isTag(long bits, RequestHead head) {
    Parameters tag = head.to().parameters();
    return head.to().hasTag()
        && tag.valueEnd() - tag.valueStart() == TAG_LENGTH
        && Branch.isBits(bits, TAG_LENGTH, head.message().bytes(), tag.valueStart());
  }

  /** The response may be asked for again, but for a 2xx to an INVITE, which its UAS sends again. */
  private void keep(byte[] bytes, int length, ServerState next) {
    if (next == ServerState.ACCEPTED || state == ServerState.ACCEPTED) {
      dropResponse();
      return;
    }
    if (response.length < length) {
      dropResponse();
      response = layer.responseBuffers().take(length);
    }
    System.arraycopy(bytes, 0, response, 0, length);
    responseLength = length;
  }

  private void dropResponse() {
    if (response != NONE) {
      layer.responseBuffers().giveBack(response);
      response = NONE;
    }
    responseLength = 0;
  }

  void input(ServerInput input) {
    ServerStep step = stepFor(input);
    if (step.resends() && responseLength > 0) {
      layer.countRetransmission();
      layer.sendResponse(reply, source, sentByPort, response, responseLength);
    }
    enter(step.next());
  }

  private ServerStep stepFor(ServerInput input) {
    return invite
        ? InviteServerMachine.step(state, input)
        : NonInviteServerMachine.step(state, input);
  }

  private void enter(ServerState next) {
    if (next == null || next == state) {
      return;
    }
    state = next;
    boolean reliable = reply.transport().reliable();
    Timings timings = layer.timings;
    retransmitAt = NEVER;
    tryingAt = NEVER;
    switch (next) {
      case TRYING, PROCEEDING -> {}
      case COMPLETED -> {
        request = null;
        endAt = invite || !reliable ? now() + timings.giveUp() : now(); // Timers H and J
        if (invite && !reliable) {
          interval = timings.t1(); // Timer G
          retransmitAt = now() + interval;
        }
        if (!invite) {
          linger();
        }
      }
      case CONFIRMED -> endAt = reliable ? now() : now() + timings.t4(); // Timer I
      case ACCEPTED -> {
        request = null;
        endAt = now() + timings.giveUp(); // Timer L
        linger();
      }
      case TERMINATED -> {
        end();
        return;
      }
    }
    arm();
  }

  private void linger() {
    lingersSince = now();
    layer.lingers(this);
  }

  private void end() {
    layer.loop.timers().cancel(this);
    request = null;
    dropResponse();
    owner = null;
    countOctets();
    layer.ended(this);
  }

  private void arm() {
    long next = Math.min(Math.min(retransmitAt, tryingAt), endAt);
    if (next == NEVER) {
      layer.loop.timers().cancel(this);
    } else {
      layer.loop.timers().arm(this, next);
    }
  }

  @Override
  protected void fired(long now) {
    if (endAt <= now) {
      boolean unacknowledged = invite && state == ServerState.COMPLETED;
      input(unacknowledged ? ServerInput.TIMEOUT_TIMER : ServerInput.LINGER_TIMER);
      return;
    }
    if (tryingAt <= now) {
      tryingAt = NEVER;
      layer.user.stillTrying(this);
    }
    if (retransmitAt <= now) {
      interval = Math.min(2 * interval, layer.timings.t2());
      retransmitAt = now + interval;
      input(ServerInput.RETRANSMIT_TIMER);
    }
    if (state != ServerState.TERMINATED) {
      arm();
    }
  }

  private long now() {
    return layer.loop.clock().nanos();
  }
}
