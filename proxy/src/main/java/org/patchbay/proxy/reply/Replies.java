package org.patchbay.proxy.reply;

import java.nio.charset.StandardCharsets;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseWriter;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.transaction.KeptRequest;
import org.patchbay.proxy.transaction.ReplyRoute;
import org.patchbay.proxy.transaction.ReplyTags;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transport.AddressTexts;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/** Writes and sends the responses that are our own. One thread. */
public final class Replies {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final EventLoop loop;
  private final TransportLayer transport;
  private final AddressTexts addresses;
  private final ReplyTags tags;
  private final SignallingCounts counts;
  private final IncidentLog incidents;
  private final ResponseWriter writer = new ResponseWriter();
  private final KeptRequest kept = new KeptRequest();
  private final byte[] tag = new byte[ReplyTags.LENGTH];

  /**
   * Replies over a transport layer.
   *
   * @param tags those of the transactions
   */
  public Replies(
      EventLoop loop,
      TransportLayer transport,
      AddressTexts addresses,
      ReplyTags tags,
      SignallingCounts counts) {
    this.loop = loop;
    this.transport = transport;
    this.addresses = addresses;
    this.tags = tags;
    this.counts = counts;
    this.incidents = new IncidentLog(loop);
  }

  /**
   * Begins a response of our own; the caller adds headers, calls {@link #end} and sends it.
   *
   * @param transaction the request's
   */
  public OctetWriter begin(
      ServerTransaction transaction, RequestHead head, int status, String phrase) {
    transaction.writeTag(tag); // the same for every response to the request (§8.2.6.2)
    return begin(head, transaction.source(), status, phrase);
  }

  private OctetWriter begin(RequestHead head, Flow flow, int status, String phrase) {
    byte[] source = addresses.of(flow.remote().getAddress());
    byte[] toTag = status > 100 ? tag : null;
    return writer.begin(head, source, flow.remote().getPort(), status, phrase, toTag);
  }

  /** Ends a response without a body. */
  public OctetWriter end() {
    return writer.end();
  }

  /** Sends a response without further headers. */
  public void answer(ServerTransaction transaction, RequestHead head, int status, String phrase) {
    begin(transaction, head, status, phrase);
    transaction.respond(status, end());
  }

  /**
   * Refuses a request, and forgets it if the caller is a stranger or is challenged.
   *
   * @param known whether the caller is one that may read the advice
   * @param headers further header lines, each with its CRLF; "" for none
   */
  public void refuse(
      ServerTransaction transaction,
      RequestHead head,
      Refusal refusal,
      boolean known,
      String headers) {
    transaction.writeTag(tag);
    write(head, transaction.source(), refusal, known, headers);
    if (isChallenge(refusal) || !known) {
      transaction.respondAndForget(end());
    } else {
      transaction.respond(refusal.status(), end());
    }
  }

  /**
   * Refuses a request inside a dialog whose Route verified. Its transaction stays for the ACK,
   * which could pass for that of an answered call.
   */
  public void refuseInsideDialog(
      ServerTransaction transaction,
      RequestHead head,
      Refusal refusal,
      boolean known,
      String headers) {
    transaction.writeTag(tag);
    write(head, transaction.source(), refusal, known, headers);
    transaction.respond(refusal.status(), end());
  }

  /** Refuses a request whose caller is known and whose octets only the transaction still has. */
  public void refuseKept(ServerTransaction transaction, Refusal refusal) {
    refuse(transaction, kept.of(transaction), refusal, true, "");
  }

  /** Answers 100 to a request whose octets only the transaction still has. */
  public void trying(ServerTransaction transaction) {
    answer(transaction, kept.of(transaction), 100, "Trying");
  }

  /**
   * Refuses a request that no transaction is made for: it cannot be read, or there is no room.
   *
   * <p>Deviation: the answer goes to where the request came from and not to the port that its Via
   * names (RFC 3261 §18.2.2): a message that makes no sense is no source of addresses.
   *
   * @param head read at least as far as its top Via
   * @param known whether the caller is one that may read the advice
   */
  public void refuseWithoutTransaction(
      RequestHead head, Flow flow, Refusal refusal, boolean known) {
    loop.ids().token(tag, 0, ReplyTags.LENGTH);
    write(head, flow, refusal, known, "");
    OctetWriter response = end();
    counts.responseSent(response.bytes(), flow.transport());
    transport.send(flow, response.bytes(), 0, response.length(), false);
  }

  /**
   * Refuses a request for want of time: in few words, and without a trace. Its ACK is known by the
   * tag.
   *
   * @param retryAfter seconds
   */
  public void shed(RequestHead head, Flow flow, int retryAfter) {
    tags.writeOfShed(head, flow, tag);
    OctetWriter out = begin(head, flow, 503, uniformPhrase(503));
    out.text("Retry-After: ").number(retryAfter).endLine();
    OctetWriter response = end();
    Flow to = ReplyRoute.of(flow, head.via());
    counts.refused(Refusal.OVERLOADED, head.message().method());
    counts.responseSent(response.bytes(), to.transport());
    transport.send(to, response.bytes(), 0, response.length(), false);
  }

  private void write(RequestHead head, Flow flow, Refusal refusal, boolean known, String headers) {
    counts.refused(refusal, head.message().method());
    boolean challenge = isChallenge(refusal);
    String phrase = known || challenge ? refusal.phrase() : uniformPhrase(refusal.status());
    OctetWriter out = begin(head, flow, refusal.status(), phrase);
    out.text(headers);
    if (refusal.status() == 503) {
      out.text("Retry-After: ").number(RETRY_AFTER_SECONDS).endLine();
    }
    if (!challenge) {
      String incident = incidents.write(refusal, head.message(), flow);
      out.text("Warning: 399 ").text(transport.listenPoint(flow).sentBy()).text(" \"");
      if (known) {
        out.write(refusal.advice().replace('"', '\'').getBytes(StandardCharsets.UTF_8));
        out.text(" (incident ").text(incident).text(")");
      } else {
        out.text("incident ").text(incident);
      }
      out.text("\"").endLine();
    }
  }

  private static boolean isChallenge(Refusal refusal) {
    return refusal == Refusal.CREDENTIALS_WANTED
        || refusal == Refusal.REGISTRATION_CREDENTIALS_WANTED;
  }

  /** What a stranger is told: the status's own phrase (RFC 3261 §21), whatever the reason. */
  private static String uniformPhrase(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 408 -> "Request Timeout";
      case 414 -> "Request-URI Too Long";
      case 416 -> "Unsupported URI Scheme";
      case 420 -> "Bad Extension";
      case 423 -> "Interval Too Brief";
      case 439 -> "First Hop Lacks Outbound Support";
      case 440 -> "Max-Breadth Exceeded";
      case 480 -> "Temporarily Unavailable";
      case 481 -> "Call/Transaction Does Not Exist";
      case 482 -> "Loop Detected";
      case 483 -> "Too Many Hops";
      case 487 -> "Request Terminated";
      case 503 -> "Service Unavailable";
      case 505 -> "Version Not Supported";
      case 513 -> "Message Too Large";
      default -> "Server Internal Error";
    };
  }
}
