package org.patchbay.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.patchbay.config.Cidr;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.SipTransport;
import org.patchbay.proxy.auth.DigestAlgorithm;

/**
 * The section {@code sip}.
 *
 * @param listen the listeners, each once; at least one
 * @param trusted sources whose requests are not challenged, REGISTER excepted
 * @param digest the algorithms that a challenge offers, in this order (RFC 7616 §3.7); at least one
 * @param advertise in Via, Contact and Record-Route in place of a listener's own address
 */
public record SipSettings(
    List<ListenAddress> listen,
    List<Cidr> trusted,
    List<DigestAlgorithm> digest,
    Advertised advertise) {

  private static final int SIP_PORT = 5060; // RFC 3261 §19.1.2

  /**
   * UDP and TCP 5060 on all IPv4 addresses, nobody trusted, and MD5 alone: Debian's baresip gives
   * up on a challenge that offers SHA-256 at all.
   */
  public static final SipSettings DEFAULT =
      new SipSettings(
          List.of(everywhere(SipTransport.UDP), everywhere(SipTransport.TCP)),
          List.of(),
          List.of(DigestAlgorithm.MD5),
          Advertised.NOTHING);

  public SipSettings {
    listen = List.copyOf(listen);
    trusted = List.copyOf(trusted);
    digest = List.copyOf(digest);
  }

  /** Whether a source is trusted by its address. */
  public boolean trusts(InetAddress source) {
    return trusted.stream().anyMatch(block -> block.contains(source));
  }

  private static ListenAddress everywhere(SipTransport transport) {
    InetAddress wildcard = IpAddresses.parse("0.0.0.0").orElseThrow();
    return new ListenAddress(transport, new InetSocketAddress(wildcard, SIP_PORT));
  }
}
