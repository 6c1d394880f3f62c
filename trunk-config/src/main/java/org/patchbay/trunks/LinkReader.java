package org.patchbay.trunks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.config.Cidr;
import org.patchbay.config.HostName;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.SipTransport;
import org.patchbay.config.Syntax;

/**
 * Reads what a trunk and a carrier have in common. One reader reads all of them, so that it sees
 * two that have the same address.
 */
final class LinkReader {

  private static final List<Codec> DEFAULT_CODECS = List.of(Codec.PCMU, Codec.PCMA);

  private static final Syntax<Boolean> CLIENT_CERTIFICATE =
      Syntax.oneOf(Map.of("wanted", false, "required", true));

  private final Map<InetSocketAddress, Located<InetSocketAddress>> addresses = new HashMap<>();

  Optional<Link> read(MapReader reader) {
    Optional<Located<InetSocketAddress>> address =
        reader.requiredLocated("address", IpAddresses.WITH_A_PORT);
    address.ifPresent(here -> refuseUnusable(reader, here));
    SipTransport transport =
        reader.value("transport", SipTransport.OF_TRUNKS).orElse(SipTransport.UDP);
    List<Codec> codecs = codecs(reader);
    Optional<Duration> timeout = reader.value("responseTimeout", Link.RESPONSE_TIMEOUT);
    List<Cidr> match =
        reader.oneOrMore("match", Cidr.SYNTAX).orElse(List.of()).stream()
            .map(Located::value)
            .toList();
    Optional<PeerCertificate> certificate = reader.section("tls", LinkReader::certificate);
    reader.notYet(
        "username",
        "password",
        "register",
        "srtp",
        "dtmf",
        "maxCalls",
        "callsPerSecond",
        "headers");
    return address.map(at -> new Link(at.value(), transport, codecs, timeout, match, certificate));
  }

  private static Optional<PeerCertificate> certificate(MapReader section) {
    Optional<String> name = section.value("name", HostName.SYNTAX);
    Optional<Boolean> required = section.value("clientCertificate", CLIENT_CERTIFICATE);
    if (required.isPresent() && name.isEmpty()) {
      section.problem(
          "clientCertificate", "has no name to compare it with", "add name: the.trunks.domain");
    }
    return name.map(domain -> new PeerCertificate(domain, required.orElse(false)));
  }

  private void refuseUnusable(MapReader reader, Located<InetSocketAddress> here) {
    if (here.value().getAddress().isAnyLocalAddress()
        || here.value().getAddress().isMulticastAddress()) {
      reader.problem(here, "is not the address of one host", "write the peer's own address");
      return;
    }
    Located<InetSocketAddress> first = addresses.putIfAbsent(here.value(), here);
    if (first != null) {
      reader.problem(
          here,
          "another trunk or carrier has this address, at " + first.at(),
          "requests from there could be of either; give each its own address or port");
    }
  }

  private static List<Codec> codecs(MapReader reader) {
    return reader.distinctList("codecs", Codec.SYNTAX).orElse(DEFAULT_CODECS);
  }
}
