package org.patchbay.server.config;

import java.net.InetSocketAddress;
import java.util.List;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.SipTransport;

/**
 * The section {@code simulatedCarrier}.
 *
 * @param listen at least one; all at the same loopback address, which is nobody else's
 */
public record SimulatedCarrierSettings(List<ListenAddress> listen) {

  /** UDP port 5090 of 127.0.0.40. */
  public static final SimulatedCarrierSettings DEFAULT =
      new SimulatedCarrierSettings(
          List.of(
              new ListenAddress(
                  SipTransport.UDP,
                  new InetSocketAddress(IpAddresses.parse("127.0.0.40").orElseThrow(), 5090))));

  public SimulatedCarrierSettings {
    listen = List.copyOf(listen);
  }
}
