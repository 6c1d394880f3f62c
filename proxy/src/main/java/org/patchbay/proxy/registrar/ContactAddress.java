package org.patchbay.proxy.registrar;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/** What the address in a contact tells about the ways to the phone. */
public final class ContactAddress {
  private ContactAddress() {}

  /**
   * Whether a contact's address cannot be reached from here, because it is an address of some other
   * network than the one that the REGISTER seems to come from.
   *
   * @param contact the address in the contact
   * @param seen the address that the REGISTER came from
   */
  public static boolean isBehindNat(InetAddress contact, InetAddress seen) {
    if (contact.equals(seen)) {
      return false;
    }
    return contact.isSiteLocalAddress()
        || contact.isLinkLocalAddress()
        || contact.isAnyLocalAddress()
        || isUniqueLocal(contact)
        || isShared(contact)
        || contact.isLoopbackAddress() && !seen.isLoopbackAddress();
  }

  /**
   * Whether the connection of its REGISTER is the only way to a phone: it is registered for that
   * flow alone (RFC 5626 §6); its contact names the port that it dialled from, where it does not
   * listen, or an address that we cannot reach; or it came over TLS or WebSocket, for no phone has
   * a certificate to listen with, and no browser listens (RFC 7118 §5). What has a Path is reached
   * by that.
   */
  public static boolean livesOnConnection(Binding binding) {
    Flow flow = binding.flow();
    if (!flow.transport().reliable() || binding.hasPath()) {
      return false;
    }
    if (binding.isOutbound() || flow.transport() != Transport.TCP) {
      return true;
    }
    byte[] octets = binding.contact().getBytes(StandardCharsets.ISO_8859_1);
    SipUri uri = new SipUri();
    if (!uri.read(octets, 0, octets.length) || !uri.isSip()) {
      return true;
    }
    InetAddress address = uri.literalHost();
    if (address == null) {
      // Who has no name and no address writes one that is none (RFC 2606 §2).
      return uri.host().toLowerCase(Locale.ROOT).endsWith(".invalid");
    }
    InetSocketAddress seen = flow.remote();
    return isBehindNat(address, seen.getAddress())
        || address.equals(seen.getAddress()) && port(uri, flow) == seen.getPort();
  }

  /** Whether a phone is reached over UDP through a NAT that may forget it. */
  static boolean needsKeepAlive(Binding binding) {
    if (binding.flow().transport() != Transport.UDP || binding.hasPath()) {
      return false;
    }
    byte[] octets = binding.contact().getBytes(StandardCharsets.ISO_8859_1);
    SipUri uri = new SipUri();
    InetAddress address = uri.read(octets, 0, octets.length) ? uri.literalHost() : null;
    return address != null && isBehindNat(address, binding.flow().remote().getAddress());
  }

  private static int port(SipUri uri, Flow flow) {
    boolean sips = uri.scheme() == SipUri.Scheme.SIPS;
    Transport named = Transport.ofUri(uri.transport(), sips);
    Transport transport = named == null ? flow.transport() : named;
    return uri.port() >= 0 ? uri.port() : transport.defaultPort();
  }

  /** fc00::/7 (RFC 4193 §3.1). */
  private static boolean isUniqueLocal(InetAddress address) {
    byte[] octets = address.getAddress();
    return octets.length == 16 && (octets[0] & 0xfe) == 0xfc;
  }

  /** 100.64.0.0/10: the addresses between a carrier's NAT and its customers' (RFC 6598 §7). */
  private static boolean isShared(InetAddress address) {
    byte[] octets = address.getAddress();
    return octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
  }
}
