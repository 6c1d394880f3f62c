package org.patchbay.trunks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.patchbay.config.Cidr;
import org.patchbay.config.Durations;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.SipTransport;
import org.patchbay.config.Syntax;

/**
 * How a trunk or a carrier is reached, and what its requests are recognised by.
 *
 * @param address where requests to it go
 * @param codecs what may be offered to it, in order of preference; {@code telephone-event} is
 *     implied
 * @param responseTimeout how long it may stay silent before the next is tried; none means that of
 *     {@code calls.responseTimeout}
 * @param match blocks that its requests come from besides {@code address}'s own IP
 * @param certificate what it proves itself by over TLS; none: that the certificate is for its
 *     address, where we connect to it
 */
public record Link(
    InetSocketAddress address,
    SipTransport transport,
    List<Codec> codecs,
    Optional<Duration> responseTimeout,
    List<Cidr> match,
    Optional<PeerCertificate> certificate) {

  /**
   * How a response timeout is written, here and for all: from 100 ms to the 32 s after which the
   * transaction itself gives up (Timer B, RFC 3261 §17.1.1.2).
   */
  public static final Syntax<Duration> RESPONSE_TIMEOUT =
      Durations.between(Duration.ofMillis(100), Duration.ofSeconds(32));

  /** A link of which no certificate is known. */
  public Link(
      InetSocketAddress address,
      SipTransport transport,
      List<Codec> codecs,
      Optional<Duration> responseTimeout,
      List<Cidr> match) {
    this(address, transport, codecs, responseTimeout, match, Optional.empty());
  }

  public Link {
    codecs = List.copyOf(codecs);
    match = List.copyOf(match);
  }

  /** Whether a request from this IP, whatever its port, may be from there. */
  boolean accepts(InetAddress source) {
    return !certificate.map(PeerCertificate::required).orElse(false) && covers(source);
  }

  /** Whether an IP is one of its own. */
  boolean covers(InetAddress source) {
    return address.getAddress().equals(source)
        || match.stream().anyMatch(block -> block.contains(source));
  }

  @Override
  public String toString() {
    return IpAddresses.text(address) + " " + transport.word();
  }
}
