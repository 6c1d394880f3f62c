package org.patchbay.media.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;

/**
 * An even port for RTP and the odd one after it for RTCP (RFC 3550 §11), open. What arrives goes to
 * the holder, and to nobody while the pair rests in its pool: that is its drain.
 */
public final class PortPair {
  /** Some seconds of one stream. */
  private static final int RTP_HELD = 64 << 10;

  /** A few reports. */
  private static final int RTCP_HELD = 16 << 10;

  private final PortPairs pool;
  private final DatagramPort rtp;
  private final DatagramPort rtcp;
  private Datagrams.Receiver rtpReceiver;
  private Datagrams.Receiver rtcpReceiver;
  private boolean taken;
  private long restsSince;
  private long strayAt;

  PortPair(PortPairs pool, Datagrams datagrams, InetAddress address, int port) throws IOException {
    this.pool = pool;
    this.rtp = datagrams.open(new InetSocketAddress(address, port), RTP_HELD, this::rtpArrived);
    try {
      this.rtcp =
          datagrams.open(new InetSocketAddress(address, port + 1), RTCP_HELD, this::rtcpArrived);
    } catch (IOException | RuntimeException e) {
      rtp.close();
      throw e;
    }
  }

  /** Tells whose datagrams these are from now on. */
  public void listen(Datagrams.Receiver rtpTo, Datagrams.Receiver rtcpTo) {
    rtpReceiver = rtpTo;
    rtcpReceiver = rtcpTo;
  }

  /** The even port. */
  public DatagramPort rtp() {
    return rtp;
  }

  /** The odd port. */
  public DatagramPort rtcp() {
    return rtcp;
  }

  /** Gives the pair back to its pool; nothing is delivered any more. A second time does nothing. */
  public void release() {
    if (taken) {
      taken = false;
      rtpReceiver = null;
      rtcpReceiver = null;
      pool.released(this);
    }
  }

  void take() {
    taken = true;
  }

  void restFrom(long nanos) {
    restsSince = nanos;
    strayAt = nanos;
  }

  /** When it was given back. */
  long restsSince() {
    return restsSince;
  }

  /** When something last arrived that nobody waited for. */
  long strayAt() {
    return strayAt;
  }

  void close() {
    rtp.close();
    rtcp.close();
  }

  private void rtpArrived(DatagramPort port, byte[] data, int length, InetSocketAddress source) {
    deliver(rtpReceiver, port, data, length, source);
  }

  private void rtcpArrived(DatagramPort port, byte[] data, int length, InetSocketAddress source) {
    deliver(rtcpReceiver, port, data, length, source);
  }

  private void deliver(
      Datagrams.Receiver to, DatagramPort port, byte[] data, int length, InetSocketAddress source) {
    if (to == null) {
      strayAt = pool.now();
    } else {
      to.received(port, data, length, source);
    }
  }
}
