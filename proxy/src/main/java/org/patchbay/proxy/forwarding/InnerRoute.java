package org.patchbay.proxy.forwarding;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.patchbay.proxy.locating.NamedServer;
import org.patchbay.proxy.message.HopContact;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.Transport;

/**
 * Next hops as the inner Route has them, which the media processor copies and does not read
 * (docs/adr/0015). The user part is one of
 *
 * <ul>
 *   <li>{@code flow.FLOW}, a flow as {@link FlowText} writes it;
 *   <li>{@code at.TRANSPORT.PORT.ADDRESS}, the octets of an address in hexadecimal;
 *   <li>{@code name.TRANSPORT.PORT.HOST}, a server to be looked up; {@code any} or {@code sips} for
 *       a transport, and 0 for a port, if DNS is to choose.
 * </ul>
 *
 * <p>It is to be read only in what came over the hop.
 */
public final class InnerRoute {
  private static final String FLOW = "flow.";
  private static final String AT = "at";
  private static final String NAME = "name";
  private static final String ANY = "any";
  private static final String SECURE = "sips";
  private static final Set<Transport> NAMED = EnumSet.complementOf(EnumSet.of(Transport.HOP));
  private static final HexFormat HEX = HexFormat.of();

  private final FlowText flows;

  /**
   * Inner Routes.
   *
   * @param flows how flows are written
   */
  public InnerRoute(FlowText flows) {
    this.flows = flows;
  }

  /** The Route value that leads to a next hop. */
  public String to(NextHop hop) {
    return "<sip:" + user(hop) + "@" + HopContact.HOST + ";lr>";
  }

  private String user(NextHop hop) {
    if (hop instanceof NextHop.OnFlow known) {
      return FLOW + flows.write(known.flow());
    }
    if (hop instanceof NextHop.AtAddress at) {
      String octets = HEX.formatHex(at.address().getAddress().getAddress());
      return joined(AT, at.transport().parameter(), at.address().getPort(), octets);
    }
    NamedServer server = ((NextHop.AtName) hop).server();
    return joined(NAME, wordOf(server), server.port(), server.host());
  }

  private static String wordOf(NamedServer server) {
    if (server.secure()) {
      return SECURE;
    }
    return server.transport() == null ? ANY : server.transport().parameter();
  }

  private static String joined(String form, String transport, int port, String host) {
    return form + "." + transport + "." + port + "." + host;
  }

  /**
   * The next hop that a Route entry leads to.
   *
   * @param user the user part of its URI
   * @return null if it has none of these forms, or its listener is no more
   */
  public NextHop read(String user) {
    if (user.startsWith(FLOW)) {
      Flow flow = flows.read(user.substring(FLOW.length()));
      return flow == null ? null : new NextHop.OnFlow(flow);
    }
    String[] parts = user.split("\\.", 4);
    if (parts.length < 4) {
      return null;
    }
    try {
      int port = Integer.parseInt(parts[2]);
      return switch (parts[0]) {
        case AT -> address(parts[1], parts[3], port);
        case NAME -> name(parts[1], parts[3], port);
        default -> null;
      };
    } catch (IllegalArgumentException | UnknownHostException e) {
      return null;
    }
  }

  private static NextHop address(String word, String octets, int port) throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(HEX.parseHex(octets));
    Transport transport = transport(word);
    return transport == null
        ? null
        : new NextHop.AtAddress(transport, new InetSocketAddress(address, port));
  }

  private static NextHop name(String word, String host, int port) {
    boolean secure = word.equals(SECURE);
    Transport transport = transport(word);
    return transport == null && !secure && !word.equals(ANY)
        ? null
        : new NextHop.AtName(new NamedServer(transport, host, port, secure));
  }

  private static Transport transport(String parameter) {
    for (Transport transport : NAMED) {
      if (transport.parameter().equals(parameter)) {
        return transport;
      }
    }
    return null;
  }
}
