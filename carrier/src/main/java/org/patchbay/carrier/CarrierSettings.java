package org.patchbay.carrier;

import java.util.List;
import org.patchbay.carrier.line.ExchangeLimits;
import org.patchbay.media.port.PortRange;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transport.ListenPoint;

/**
 * What a simulated carrier is given.
 *
 * @param listenPoints for SIP; at least one, and none a wildcard
 * @param mediaPorts for RTP and RTCP
 */
public record CarrierSettings(
    List<ListenPoint> listenPoints, PortRange mediaPorts, Timings timings, ExchangeLimits limits) {

  // 256 pairs: one for each call, and those that rest after theirs.
  private static final int FIRST_MEDIA_PORT = 30_000;
  private static final int LAST_MEDIA_PORT = 30_511;

  public CarrierSettings {
    listenPoints = List.copyOf(listenPoints);
  }

  /** The usual limits and timers, with media at the address of the first listener. */
  public static CarrierSettings at(List<ListenPoint> listenPoints) {
    return new CarrierSettings(
        listenPoints,
        new PortRange(
            listenPoints.get(0).address().getAddress(), FIRST_MEDIA_PORT, LAST_MEDIA_PORT),
        Timings.STANDARD,
        ExchangeLimits.STANDARD);
  }
}
