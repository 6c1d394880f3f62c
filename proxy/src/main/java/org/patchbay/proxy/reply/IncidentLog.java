package org.patchbay.proxy.reply;

import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/** Writes refusals to the log, so many a second: a stranger must not fill the disk. */
final class IncidentLog {
  private static final Logger LOG = LogManager.getLogger(IncidentLog.class);
  private static final int MOST_A_SECOND = 20;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final EventLoop loop;
  private long secondBegan;
  private int thisSecond;
  private long suppressed;

  IncidentLog(EventLoop loop) {
    this.loop = loop;
    this.secondBegan = loop.clock().nanos();
  }

  /**
   * Writes one refusal.
   *
   * @return the incident's number, which the response carries
   */
  String write(Refusal refusal, SipMessage request, Flow flow) {
    String incident = loop.ids().token(8);
    long now = loop.clock().nanos();
    if (now - secondBegan >= SECOND) {
      if (suppressed > 0) {
        LOG.info("{} more refusals are not shown", suppressed);
      }
      secondBegan = now;
      thisSecond = 0;
      suppressed = 0;
    }
    if (thisSecond++ >= MOST_A_SECOND) {
      suppressed++;
    } else if (LOG.isInfoEnabled() && !isPing(request, flow)) {
      LOG.info(
          "refused {} {} incident {} from {} {}: {} [{}] Call-ID {}",
          refusal.status(),
          refusal,
          incident,
          flow.transport().parameter(),
          flow.remote(),
          refusal.advice(),
          printable(request.startLine()),
          printable(request.text(HeaderName.CALL_ID)));
    }
    return incident;
  }

  /** Whether the media processor asked if a trunk is there: it says itself when that changes. */
  private static boolean isPing(SipMessage request, Flow flow) {
    return flow.transport() == Transport.HOP && request.method() == Method.OPTIONS;
  }

  /** What a peer sent, fit for a line of the log. */
  private static String printable(String text) {
    int most = Math.min(text.length(), 160);
    StringBuilder printable = new StringBuilder(most);
    for (int i = 0; i < most; i++) {
      char c = text.charAt(i);
      printable.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return printable.toString();
  }
}
