package org.patchbay.server.parsers;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.config.SipTransport;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.Trunk;

/** Who sends to the proxy, known to it by the address. */
enum Sender {
  TRUNK("10.0.0.2"),
  TRUSTED("10.0.0.3"),
  STRANGER("10.0.0.4");

  private final String address;

  Sender(String address) {
    this.address = address;
  }

  /** What the proxy takes it for. */
  Caller caller() {
    return switch (this) {
      case TRUNK -> new Caller.Trunk(new Trunk("sbc", link()));
      case TRUSTED -> Caller.TRUSTED;
      case STRANGER -> Caller.STRANGER;
    };
  }

  Link link() {
    return new Link(at(), SipTransport.UDP, List.of(), Optional.empty(), List.of());
  }

  InetSocketAddress at() {
    return new InetSocketAddress(address, 5060);
  }

  Host in(World world) {
    return world.host(name().toLowerCase(Locale.ROOT), address);
  }
}
