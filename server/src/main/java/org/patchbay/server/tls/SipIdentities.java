package org.patchbay.server.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.patchbay.config.HostName;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.Reading;

/**
 * The SIP domains that a certificate speaks for (RFC 5922 §7.1), and how they are compared (§7.2):
 * whole and without regard to case, and a wildcard means nothing.
 *
 * @param domains names in lower case, perhaps with {@code *} as it was written
 * @param addresses IP addresses. RFC 5922 knows none; peers that are configured by address can be
 *     told apart in no other way
 */
public record SipIdentities(Set<String> domains, Set<InetAddress> addresses) {

  // Types of GeneralName (RFC 5280 §4.2.1.6).
  private static final int DNS_NAME = 2;
  private static final int URI = 6;
  private static final int IP_ADDRESS = 7;

  private static final String SIP = "sip:";

  public SipIdentities {
    domains = Set.copyOf(domains);
    addresses = Set.copyOf(addresses);
  }

  /** None: nobody is recognised by it. */
  public static final SipIdentities NONE = new SipIdentities(Set.of(), Set.of());

  /** Those of a certificate; none if its names cannot be read. */
  public static SipIdentities of(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? ofCommonName(certificate) : ofAlternativeNames(names);
    } catch (CertificateParsingException e) {
      return NONE;
    }
  }

  private static SipIdentities ofAlternativeNames(Collection<List<?>> names) {
    List<String> uris = hosts(names, URI).flatMap(uri -> domainOf(uri).stream()).toList();
    Set<String> domains = new LinkedHashSet<>();
    Set<InetAddress> addresses = new LinkedHashSet<>();
    // A DNS name counts only where no SIP URI says what the certificate is for (RFC 5922 §7.1).
    for (String host : uris.isEmpty() ? hosts(names, DNS_NAME).toList() : uris) {
      Optional<InetAddress> address = IpAddresses.parse(host);
      address.ifPresentOrElse(addresses::add, () -> domains.add(host.toLowerCase(Locale.ROOT)));
    }
    hosts(names, IP_ADDRESS).forEach(text -> IpAddresses.parse(text).ifPresent(addresses::add));
    return new SipIdentities(domains, addresses);
  }

  private static Stream<String> hosts(Collection<List<?>> names, int type) {
    return names.stream()
        .filter(name -> Integer.valueOf(type).equals(name.get(0)))
        .map(name -> (String) name.get(1));
  }

  /** The host of a SIP URI without a user; {@code sips} is no identity (RFC 5922 §7.1). */
  private static Optional<String> domainOf(String uri) {
    if (!uri.regionMatches(true, 0, SIP, 0, SIP.length()) || uri.indexOf('@') >= 0) {
      return Optional.empty();
    }
    String host = uri.substring(SIP.length()).split("[;?]", 2)[0];
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? Optional.empty() : Optional.of(host.substring(1, end));
    }
    host = host.split(":", 2)[0];
    return host.isEmpty() ? Optional.empty() : Optional.of(host);
  }

  /** The subject's common name, which counts in a certificate without alternative names alone. */
  private static SipIdentities ofCommonName(X509Certificate certificate) {
    try {
      List<Rdn> names =
          new ArrayList<>(new LdapName(certificate.getSubjectX500Principal().getName()).getRdns());
      Set<String> domains =
          names.stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(rdn -> String.valueOf(rdn.getValue()).toLowerCase(Locale.ROOT))
              .filter(name -> HostName.SYNTAX.read(name) instanceof Reading.Value)
              .filter(name -> IpAddresses.parse(name).isEmpty())
              .collect(Collectors.toSet());
      return new SipIdentities(domains, Set.of());
    } catch (InvalidNameException e) {
      return NONE;
    }
  }

  /**
   * Whether it speaks for a host (RFC 5922 §7.2).
   *
   * @param host a name or an IP address
   */
  public boolean matches(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    Optional<InetAddress> address =
        IpAddresses.parse(bracketed ? host.substring(1, host.length() - 1) : host);
    return address.isPresent()
        ? addresses.contains(address.get())
        : !host.contains("*") && domains.contains(withoutLastDot(host.toLowerCase(Locale.ROOT)));
  }

  /** The name of the root of the DNS may be written or not. */
  private static String withoutLastDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** All of them for a log, as {@code example.org, 192.0.2.1}. */
  @Override
  public String toString() {
    String all =
        Stream.concat(domains.stream().sorted(), addresses.stream().map(IpAddresses::text).sorted())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "nobody" : all;
  }
}
