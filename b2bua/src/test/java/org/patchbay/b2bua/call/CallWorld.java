package org.patchbay.b2bua.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.b2bua.sdp.CodecPolicy;
import org.patchbay.b2bua.sdp.RtpCodec;
import org.patchbay.b2bua.signaling.HopPort;
import org.patchbay.b2bua.trunk.CallPlan;
import org.patchbay.b2bua.trunk.Target;
import org.patchbay.loop.SeededIds;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

/** A B2BUA on the virtual clock, with the proxy's end of the hop in the hands of the test. */
final class CallWorld implements AutoCloseable {
  private static final List<RtpCodec> CONVERTIBLE =
      List.of(RtpCodec.OPUS, RtpCodec.PCMU, RtpCodec.PCMA);
  static final CodecPolicy ANY = CodecPolicy.any(CONVERTIBLE);
  static final CodecPolicy G711 =
      CodecPolicy.only(List.of(RtpCodec.PCMA, RtpCodec.PCMU), CONVERTIBLE);

  static final String OPUS =
      sdp("96 97", "rtpmap:96 opus/48000/2", "rtpmap:97 telephone-event/48000");
  static final String PCMA = sdp("8 101", "rtpmap:101 telephone-event/8000");

  final Timeline timeline = new Timeline();
  final SimLoop loop;
  final FakeMedia media = new FakeMedia();
  private final Hop hop = new Hop();
  List<Target> targets = List.of(target("sbc1", G711), target("sbc2", G711));
  final CallDirectory directory;

  CallWorld() {
    this(7);
  }

  CallWorld(long seed) {
    loop = new SimLoop(timeline, new SeededIds(seed));
    directory =
        new CallDirectory(
            "test",
            loop,
            hop,
            new CallSettings("example.com", UnaryOperator.identity(), 10, Duration.ofSeconds(30)),
            invite -> new CallPlan.Targets(ANY, targets),
            media);
  }

  static Target target(String name, CodecPolicy codecs) {
    String uri = "sip:+12065550100@" + name + ".example.net";
    return new Target(
        "trunk " + name,
        Party.of("sip:+14255550100@198.51.100.1"),
        Party.of(uri),
        uri,
        List.of("<sip:trunk." + name + "@hop.invalid;lr>"),
        false,
        codecs,
        Duration.ofSeconds(4),
        List.of(new Header("P-Asserted-Identity", "<sip:+14255550100@198.51.100.1>")));
  }

  static String sdp(String formats, String... attributes) {
    StringBuilder text =
        new StringBuilder(
            "v=0\r\no=- 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n"
                + "m=audio 4000 RTP/AVP "
                + formats
                + "\r\n");
    for (String attribute : attributes) {
      text.append("a=").append(attribute).append("\r\n");
    }
    return text.toString();
  }

  /** The proxy hands over a message. */
  void gives(SipText message) {
    hop.receiver.received(message.text().getBytes(StandardCharsets.UTF_8));
    timeline.settle();
  }

  /** The proxy hands over a message; what follows from it takes place by and by. */
  void hands(SipText message) {
    hop.receiver.received(message.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Everything that the proxy has been handed. */
  List<SipText> takes() {
    List<SipText> all = List.copyOf(hop.sent);
    hop.sent.clear();
    return all;
  }

  /** The caller's INVITE. */
  SipText invites(String body) {
    SipText invite = fromCaller("INVITE", "a", 1, "", body);
    gives(invite);
    return invite;
  }

  SipText fromCaller(String method, String branch, int cseq, String toTag, String body) {
    return SipText.request(
        List.of(
            method + " sip:+12065550100@example.com SIP/2.0",
            "Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK" + branch,
            "Max-Forwards: 69",
            "From: \"Alice\" <sip:alice@example.com>;tag=alice",
            "To: <sip:+12065550100@example.com>" + toTag,
            "Call-ID: alice-call",
            "CSeq: " + cseq + " " + method,
            "User-Agent: AliceSoft",
            "Contact: <sip:alice@192.0.2.10:5062>"),
        body);
  }

  /** A request of the callee within the dialog that its INVITE began. */
  SipText fromCallee(String method, String branch, int cseq, SipText invite, String body) {
    return SipText.request(
        List.of(
            method + " " + invite.header("Contact").replaceAll("[<>]", "") + " SIP/2.0",
            "Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK" + branch,
            "Max-Forwards: 69",
            "From: " + invite.header("To") + ";tag=callee",
            "To: " + invite.header("From"),
            "Call-ID: " + invite.header("Call-ID"),
            "CSeq: " + cseq + " " + method,
            "Contact: <sip:callee@192.0.2.20:5070>"),
        body);
  }

  /** What the proxy is handed next, which begins so; a 100 before it is passed over. */
  SipText gets(String start) {
    SipText next = hop.sent.poll();
    while (next != null && next.is("100")) {
      next = hop.sent.poll();
    }
    assertTrue(next != null && next.is(start), "expected " + start + " but got " + next);
    return next;
  }

  void getsNothing() {
    hop.sent.removeIf(message -> message.is("100"));
    assertEquals(List.of(), List.copyOf(hop.sent));
  }

  void passes(Duration time) {
    timeline.advance(time);
  }

  /** A call that is up: the caller speaks Opus, the callee PCMA. Gives the INVITE to the callee. */
  SipText connected() {
    invites(OPUS);
    SipText out = gets("INVITE");
    gives(out.response("200 OK", "callee", PCMA));
    gets("ACK");
    SipText answer = gets("200");
    gives(fromCaller("ACK", "ack", 1, tagOf(answer), ""));
    getsNothing();
    return out;
  }

  static String tagOf(SipText response) {
    String to = response.header("To");
    return to.substring(to.indexOf(";tag="));
  }

  /** Nothing is left of any call. */
  void isIdle() {
    timeline.advance(Duration.ofSeconds(70));
    assertEquals(0, directory.calls());
    assertEquals(0, directory.legs());
    assertEquals(0, directory.kept());
    assertEquals(0, media.inUse());
    assertEquals(0, loop.timers().size());
  }

  @Override
  public void close() {
    directory.close();
  }

  private static final class Hop implements HopPort {
    final Queue<SipText> sent = new ArrayDeque<>();
    Receiver receiver;

    @Override
    public boolean send(byte[] message) {
      return sent.add(new SipText(new String(message, StandardCharsets.UTF_8)));
    }

    @Override
    public void onReceive(Receiver to) {
      receiver = to;
    }
  }

  /** Media that flows nowhere. */
  static final class FakeMedia implements CallMedia {
    private final List<Port> ports = new ArrayList<>();
    Optional<BridgeEnd> one = Optional.empty();
    Optional<BridgeEnd> other = Optional.empty();
    boolean exhausted;
    Runnable silent;

    @Override
    public Optional<MediaEndpoint> open(Runnable whenSilent) {
      silent = whenSilent;
      if (exhausted) {
        return Optional.empty();
      }
      Port port = new Port(30_000 + 2 * ports.size());
      ports.add(port);
      return Optional.of(port);
    }

    @Override
    public void bridge(BridgeEnd first, BridgeEnd second) {
      assertFalse(((Port) first.endpoint()).closed || ((Port) second.endpoint()).closed);
      one = Optional.of(first);
      other = Optional.of(second);
    }

    /** The codecs that flow, as {@code "opus/48000/2 PCMA/8000"}: from A's end to B's. */
    String codecs() {
      return one.orElseThrow().send().codec() + " " + other.orElseThrow().send().codec();
    }

    long inUse() {
      return ports.stream().filter(port -> !port.closed).count();
    }
  }

  private static final class Port implements MediaEndpoint {
    private final InetSocketAddress local;
    boolean closed;

    Port(int number) {
      local = new InetSocketAddress("198.51.100.1", number);
    }

    @Override
    public InetSocketAddress local() {
      return local;
    }

    @Override
    public void close() {
      assertFalse(closed, "closed twice");
      closed = true;
    }
  }
}
