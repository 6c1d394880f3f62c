package org.patchbay.config;

import java.net.InetSocketAddress;

/**
 * A listener: {@code udp:192.0.2.1:5060}, {@code tcp:[::1]:5060}.
 *
 * @param address of this machine, or the wildcard {@code 0.0.0.0} or {@code [::]}
 */
public record ListenAddress(SipTransport transport, InetSocketAddress address) {

  /** A transport, a colon and an address with a port. */
  public static final Syntax<ListenAddress> SYNTAX = ListenAddress::read;

  private static Reading<ListenAddress> read(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || !Character.isLetter(text.charAt(0))) {
      return Reading.wrong(
          Quoted.of(text) + " is not a listener", "write one as udp:192.0.2.1:5060");
    }
    return SipTransport.SYNTAX
        .read(text.substring(0, colon))
        .then(
            transport ->
                IpAddresses.WITH_A_PORT
                    .read(text.substring(colon + 1))
                    .then(address -> Reading.value(new ListenAddress(transport, address))));
  }

  @Override
  public String toString() {
    return transport.word() + ":" + IpAddresses.text(address);
  }
}
