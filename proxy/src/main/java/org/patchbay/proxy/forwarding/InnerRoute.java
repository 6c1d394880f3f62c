package org.patchbay.proxy.forwarding;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
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
 *   <li>{@code name.TRANSPORT.PORT.HOST}, a host to be looked up.
 * </ul>
 *
 * <p>It is to be read only in what came over the hop.
 */
public final class InnerRoute {
  private static final String FLOW = "flow.";
  private static final String AT = "at";
  private static final String NAME = "name";
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
      return joined(AT, at.transport(), at.address().getPort(), octets);
    }
    NextHop.AtName named = (NextHop.AtName) hop;
    return joined(NAME, named.transport(), named.port(), named.host());
  }

  private static String joined(String form, Transport transport, int port, String host) {
    return form + "." + transport.parameter() + "." + port + "." + host;
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
    Transport transport = parts.length == 4 ? transport(parts[1]) : null;
    if (transport == null) {
      return null;
    }
    try {
      int port = Integer.parseInt(parts[2]);
      return switch (parts[0]) {
        case AT -> new NextHop.AtAddress(transport, new InetSocketAddress(address(parts[3]), port));
        case NAME -> new NextHop.AtName(transport, parts[3], port);
        default -> null;
      };
    } catch (IllegalArgumentException | UnknownHostException e) {
      return null;
    }
  }

  private static InetAddress address(String octets) throws UnknownHostException {
    return InetAddress.getByAddress(HEX.parseHex(octets));
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
