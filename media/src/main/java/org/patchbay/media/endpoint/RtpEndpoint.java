package org.patchbay.media.endpoint;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.port.PortPair;
import org.patchbay.media.rtp.RtcpReader;
import org.patchbay.media.rtp.RtpPacket;

/**
 * One leg's media: a port pair, the peer behind it, and a stream each way.
 *
 * <p>Made when an offer is to be written, it has an address at once; {@link #configure} tells it
 * what offer and answer settle, the first time and at each later exchange. What it receives goes to
 * a {@link PacketSink}; what is to be sent goes into {@link #out}. Both may be exchanged in
 * mid-call and the peer hears one continuous stream. {@link #close} gives the ports back.
 *
 * <p>All methods are called on the loop's thread.
 */
public final class RtpEndpoint implements AutoCloseable {
  private static final PacketSink NOBODY = (packet, format, now) -> {};
  private static final int PAYLOAD_TYPES = 128;

  private static final Stages STAGES =
      new Stages()
          .then("tell RTP from RTCP (RFC 5761 §4)", RtpEndpoint::isRtp)
          .then("read the header (RFC 3550 §5.1)", RtpEndpoint::isWellFormed)
          .then("know the payload type", RtpEndpoint::isNegotiated)
          .then("know the source (RFC 4961)", RtpEndpoint::isFromThePeer)
          .then("find its place in the stream (RFC 3550 §A.1)", RtpEndpoint::hasAPlace)
          .then("obey the direction (RFC 3264 §5.1)", RtpEndpoint::isWanted)
          .then("hand over", RtpEndpoint::handOver);

  private final EventLoop loop;
  private final PortPair ports;
  private final EndpointListener listener;
  private final Latch latch = new Latch();
  private final InboundStream in = new InboundStream();
  private final OutboundStream out;
  private final RtcpSession rtcp;
  private final SilenceWatch silence;
  private final Arrival arrival = new Arrival();
  private final ReceivePath path = new ReceivePath(STAGES);
  private final PayloadFormat[] formats = new PayloadFormat[PAYLOAD_TYPES];
  private LegMedia media = LegMedia.none();
  private PayloadFormat sendFormat;
  private PacketSink sink = NOBODY;
  private InetSocketAddress rtcpSource;
  private long strays;
  private boolean closed;

  /** An endpoint on a pair that it owns from now on. */
  public RtpEndpoint(
      EventLoop loop, PortPair ports, EndpointSettings settings, EndpointListener listener) {
    this.loop = loop;
    this.ports = ports;
    this.listener = listener;
    this.out = new OutboundStream(loop, ports.rtp());
    this.rtcp = new RtcpSession(loop, in, out, settings.cname(), () -> listener.remoteBye(this));
    this.silence =
        new SilenceWatch(
            loop,
            settings.mediaTimeout().toNanos(),
            () -> listener.mediaTimeout(this),
            () -> listener.mediaHeard(this));
    ports.listen(this::received, this::receivedRtcp);
  }

  /** The local address of RTP, for SDP; RTCP is at the next port. */
  public InetSocketAddress local() {
    return ports.rtp().local();
  }

  /** What offer and answer have settled, from now on. Nothing, once this is closed. */
  public void configure(LegMedia settled) {
    if (closed) {
      return; // the ports may be another's by now
    }
    media = settled;
    Arrays.fill(formats, null);
    settled.receive().forEach(format -> formats[format.payloadType()] = format);
    sendFormat = settled.sendAudio().orElse(null);
    latch.describe(settled.remoteRtp().orElse(null));
    rtcpSource = null;
    silence.expect(settled.direction() == Direction.SENDRECV && !settled.send().isEmpty());
    aim();
    sink.reconfigured();
  }

  /** What is settled now. */
  public LegMedia media() {
    return media;
  }

  /** The audio format that we send when we choose; null when there is none. */
  public PayloadFormat sendFormat() {
    return sendFormat;
  }

  /** Hands what arrives to a sink from now on; null to nobody. */
  public void sink(PacketSink to) {
    sink = to == null ? NOBODY : to;
  }

  /** Takes the sink away if it is that one. */
  public void detach(PacketSink from) {
    if (sink == from) {
      sink = NOBODY;
    }
  }

  /** The stream to the peer. */
  public OutboundStream out() {
    return out;
  }

  /** The loop that everything here happens on. */
  public EventLoop loop() {
    return loop;
  }

  /** Where media is sent; null while unknown. */
  public InetSocketAddress remote() {
    return latch.target();
  }

  /** The way of a packet, with its counts. */
  public ReceivePath path() {
    return path;
  }

  /** The numbers of this moment. */
  public EndpointStatistics statistics() {
    return new EndpointStatistics(
        in.received(),
        in.octets(),
        in.lost(),
        in.jitter().milliseconds(),
        out.packets(),
        out.octets(),
        rtcp.remoteLost(),
        rtcp.remoteFractionLost(),
        rtcp.remoteJitterMillis(),
        rtcp.roundTripMillis(),
        in.sourceChanges(),
        strays,
        silence.lastHeard());
  }

  /** Says goodbye by RTCP and gives the ports back. A second time does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      rtcp.close();
      silence.expect(false);
      out.aim(null, false);
      sink = NOBODY;
      ports.release();
    }
  }

  private void received(DatagramPort port, byte[] data, int length, InetSocketAddress source) {
    path.travel(this, arrival.at(data, length, source, loop.clock().nanos()));
  }

  private boolean isRtp(Arrival a) {
    if (RtcpReader.isRtcp(a.data, a.length)) {
      receivedRtcp(ports.rtp(), a.data, a.length, a.source);
      return false;
    }
    return true;
  }

  private boolean isWellFormed(Arrival a) {
    return a.packet.read(a.data, a.length) == RtpPacket.Reading.VALID;
  }

  private boolean isNegotiated(Arrival a) {
    a.format = formats[a.packet.payloadType()];
    return a.format != null;
  }

  private boolean isFromThePeer(Arrival a) {
    return switch (latch.admit(a.source, in.continuedBy(a.packet), a.nanos)) {
      case KNOWN -> true;
      case LATCHED -> {
        rtcpSource = null;
        aim();
        yield true;
      }
      case STRAY -> {
        strays++;
        yield false;
      }
    };
  }

  private boolean hasAPlace(Arrival a) {
    silence.heard(a.nanos);
    return switch (in.place(a.packet, a.format, a.nanos)) {
      case NEXT -> true;
      case FIRST -> {
        sink.restarted();
        yield true;
      }
      case NOWHERE -> false;
    };
  }

  private boolean isWanted(Arrival a) {
    return media.direction().receives();
  }

  private boolean handOver(Arrival a) {
    sink.received(a.packet, a.format, a.nanos);
    return true;
  }

  private void receivedRtcp(DatagramPort port, byte[] data, int length, InetSocketAddress source) {
    if (latch.sameHost(source.getAddress()) && RtcpReader.read(data, length, rtcp)) {
      silence.reported(loop.clock().nanos());
      if (!closed && !media.rtcpMux() && port == ports.rtcp() && !source.equals(rtcpSource)) {
        rtcpSource = source;
        aim();
      }
    }
  }

  private void aim() {
    out.aim(latch.target(), media.direction().sends() && media.remoteRtp().isPresent());
    rtcp.aim(media.rtcpMux() ? ports.rtp() : ports.rtcp(), rtcpTarget());
  }

  /** Where reports go: RTP's address if shared, where reports come from, or where they should. */
  private InetSocketAddress rtcpTarget() {
    InetSocketAddress rtp = latch.target();
    if (rtp == null || media.remoteRtp().isEmpty()) {
      return null;
    }
    if (media.rtcpMux()) {
      return rtp;
    }
    if (rtcpSource != null) {
      return rtcpSource;
    }
    if (rtp.equals(media.remoteRtp().get()) && media.remoteRtcp().isPresent()) {
      return media.remoteRtcp().get();
    }
    return rtp.getPort() == 0xffff
        ? null
        : new InetSocketAddress(rtp.getAddress(), rtp.getPort() + 1);
  }
}
