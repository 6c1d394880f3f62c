package org.patchbay.media.endpoint;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.media.rtp.RtcpReader;
import org.patchbay.media.rtp.RtcpWriter;

/**
 * The control protocol of one leg (RFC 3550 §6). The interval is that of §A.7 for a session of two:
 * five seconds, half before the first report, times 0.5 to 1.5, divided by e - 3/2. Reconsideration
 * and the share of bandwidth are for larger sessions and are left out: with two members a report of
 * 100 octets each five seconds is below 5 % of any codec's bandwidth.
 */
final class RtcpSession implements RtcpReader.Handler {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double COMPENSATION = Math.E - 1.5;
  private static final int DICE = 1 << 20;

  /** From 1900, NTP's origin, to 1970. */
  private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

  private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MILLIS = 1000;
  private static final double SHORT_FORMAT = 65_536.0;

  private final EventLoop loop;
  private final InboundStream in;
  private final OutboundStream out;
  private final RtcpWriter writer;
  private final Runnable byeHeard;
  private final Timer next =
      new Timer() {
        @Override
        protected void fired(long now) {
          report(now, false);
          arm(now, INTERVAL_NANOS);
        }
      };

  private DatagramPort port;
  private InetSocketAddress target;
  private boolean reported;
  private long packetsAtReport;
  private long receivedAtReport;
  private int lastReport;
  private long lastReportAt;
  private long remoteLost;
  private double remoteFractionLost;
  private double remoteJitterMillis;
  private double roundTripMillis = -1;

  RtcpSession(
      EventLoop loop, InboundStream in, OutboundStream out, String cname, Runnable byeHeard) {
    this.loop = loop;
    this.in = in;
    this.out = out;
    this.writer = new RtcpWriter(cname);
    this.byeHeard = byeHeard;
  }

  /** Sends reports from that port to that address from now on; null stops them. */
  void aim(DatagramPort from, InetSocketAddress to) {
    port = from;
    target = to;
    if (to == null) {
      loop.timers().cancel(next);
    } else if (!next.armed()) {
      arm(loop.clock().nanos(), INTERVAL_NANOS / 2);
    }
  }

  /** Says goodbye, if anything was ever said (RFC 3550 §6.3.7), and ends. */
  void close() {
    if (reported || out.packets() > 0) {
      report(loop.clock().nanos(), true);
    }
    loop.timers().cancel(next);
    target = null;
  }

  long remoteLost() {
    return remoteLost;
  }

  double remoteFractionLost() {
    return remoteFractionLost;
  }

  double remoteJitterMillis() {
    return remoteJitterMillis;
  }

  double roundTripMillis() {
    return roundTripMillis;
  }

  @Override
  public void senderReport(int ssrc, int ntpMiddle, long packets, long octets) {
    if (in.begun() && ssrc == in.reception().ssrc()) {
      lastReport = ntpMiddle;
      lastReportAt = loop.clock().nanos();
    }
  }

  @Override
  public void reportBlock(
      int about, int fractionLost, int lost, long jitter, int heardReport, long delay) {
    if (about != out.ssrc()) {
      return;
    }
    remoteLost = Math.max(0, lost);
    remoteFractionLost = fractionLost / 256.0;
    remoteJitterMillis = (double) jitter * MILLIS / out.clockRate();
    if (heardReport != 0) {
      int roundTrip = (int) (ntp() >>> 16) - heardReport - (int) delay;
      if (roundTrip >= 0) { // negative when the peer's delay was rounded up
        roundTripMillis = roundTrip * MILLIS / SHORT_FORMAT;
      }
    }
  }

  @Override
  public void bye(int ssrc) {
    if (in.begun() && ssrc == in.reception().ssrc()) {
      byeHeard.run();
    }
  }

  private void arm(long now, long interval) {
    double factor = 0.5 + (double) loop.ids().nextInt(DICE) / DICE;
    loop.timers().arm(next, now + (long) (interval * factor / COMPENSATION));
  }

  private void report(long now, boolean leaving) {
    if (target == null) {
      return;
    }
    if (out.packets() > packetsAtReport) {
      writer.senderReport(
          out.ssrc(), ntp(), out.timestampAt(now, out.clockRate()), out.packets(), out.octets());
    } else {
      writer.receiverReport(out.ssrc());
    }
    packetsAtReport = out.packets();
    if (in.received() > receivedAtReport) {
      block(now);
    }
    receivedAtReport = in.received();
    writer.sourceDescription(out.ssrc());
    if (leaving) {
      writer.bye(out.ssrc());
    }
    reported = true;
    port.send(writer.data(), 0, writer.length(), target);
  }

  private void block(long now) {
    long since = now - lastReportAt;
    writer.reportBlock(
        in.reception().ssrc(),
        in.reception().fractionLost(),
        in.reception().lost(),
        in.reception().extendedHighest(),
        in.jitter().timestampUnits(),
        lastReport,
        lastReport == 0 ? 0 : (int) (since / NANOS_A_SECOND << 16 | fraction(since)));
  }

  private static long fraction(long nanos) {
    return (nanos % NANOS_A_SECOND << 16) / NANOS_A_SECOND;
  }

  /** The wall clock in NTP's format (RFC 3550 §4). */
  private long ntp() {
    long millis = loop.clock().epochMillis();
    return millis / MILLIS + NTP_EPOCH_SECONDS << 32 | (millis % MILLIS << 32) / MILLIS;
  }
}
