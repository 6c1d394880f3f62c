package org.patchbay.testkit.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.SipFramer;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipReader;
import org.patchbay.testkit.sip.Via;

/** One UDP socket, one TCP listener at the same port, and the connections that were made. */
public final class Endpoint implements Streams.Handler {
  private static final int DEFAULT_PORT = 5060;

  private final Streams streams;
  private final InetSocketAddress local;
  private final Receiver receiver;
  private final DatagramPort datagramPort;
  private final Streams.Listener listener;
  private final Map<Stream, SipFramer> connections = new LinkedHashMap<>();
  private final Map<Stream, Transport> dialled = new HashMap<>();

  /** Opens the sockets at that address. */
  public Endpoint(
      Datagrams datagrams, Streams streams, InetSocketAddress local, Receiver receiver) {
    this.streams = streams;
    this.local = local;
    this.receiver = receiver;
    try {
      this.datagramPort = datagrams.open(local, this::datagram);
      this.listener = streams.listen(local, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the socket and the listener. */
  public InetSocketAddress local() {
    return local;
  }

  /** Sends a message to an address, on an open connection to it if there is one. */
  public void send(Transport transport, InetSocketAddress to, SipMessage message) {
    send(transport, to, message.bytes());
  }

  /** Sends octets to an address, on an open connection to it if there is one. */
  public void send(Transport transport, InetSocketAddress to, byte[] octets) {
    if (transport == Transport.UDP) {
      datagramPort.send(octets, 0, octets.length, to);
    } else {
      connection(transport, to).write(octets, 0, octets.length);
    }
  }

  /** Sends a response on the way that its request came (RFC 3261 §18.2.2, RFC 3581 §4). */
  public void reply(Way way, SipMessage response) {
    byte[] octets = response.bytes();
    if (way.stream() != null && connections.containsKey(way.stream())) {
      way.stream().write(octets, 0, octets.length);
    } else {
      send(way.transport(), replyAddress(way, response.via()), octets);
    }
  }

  /** Closes all connections; the sockets stay. */
  public void hangUpConnections() {
    List.copyOf(connections.keySet()).forEach(Stream::close);
  }

  /** The number of connections. */
  public int connections() {
    return connections.size();
  }

  /** Closes everything. */
  public void close() {
    datagramPort.close();
    listener.close();
    hangUpConnections();
  }

  @Override
  public void opened(Stream stream) {
    connections.computeIfAbsent(stream, this::framer);
  }

  @Override
  public void received(Stream stream, byte[] data, int offset, int length) {
    connections.computeIfAbsent(stream, this::framer).take(data, offset, length);
  }

  @Override
  public void closed(Stream stream, String reason) {
    connections.remove(stream);
    dialled.remove(stream);
  }

  private static InetSocketAddress replyAddress(Way way, Via via) {
    boolean symmetric = way.transport() == Transport.UDP && via.parameter("rport") != null;
    if (symmetric) {
      return way.remote();
    }
    String sentBy = via.sentBy();
    int colon = sentBy.indexOf(':', sentBy.indexOf(']') + 1);
    int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(sentBy.substring(colon + 1));
    return new InetSocketAddress(way.remote().getAddress(), port);
  }

  private Stream connection(Transport transport, InetSocketAddress to) {
    for (Stream stream : connections.keySet()) {
      if (stream.remote().equals(to) && transportOf(stream) == transport) {
        return stream;
      }
    }
    InetSocketAddress from = new InetSocketAddress(local.getAddress(), 0);
    Stream stream =
        streams.connect(transport.kind(), to.getAddress().getHostAddress(), from, to, this);
    dialled.put(stream, transport);
    connections.put(stream, framer(stream));
    return stream;
  }

  /** What we listen for is TCP. */
  private Transport transportOf(Stream stream) {
    return dialled.getOrDefault(stream, Transport.TCP);
  }

  private SipFramer framer(Stream stream) {
    Way way = new Way(transportOf(stream), stream.remote(), stream);
    return new SipFramer(octets -> read(octets, octets.length, way));
  }

  private void datagram(DatagramPort port, byte[] data, int length, InetSocketAddress source) {
    read(data, length, new Way(Transport.UDP, source, null));
  }

  private void read(byte[] octets, int length, Way way) {
    Optional<SipMessage> message = SipReader.read(octets, length);
    message.ifPresent(read -> receiver.received(read, way));
  }

  /** A Via value for a request from here, with {@code rport} (RFC 3581 §3). */
  public String via(Transport transport, String branch) {
    return "SIP/2.0/" + transport + " " + HostPort.text(local) + ";rport;branch=" + branch;
  }

  /** What an endpoint delivers to. */
  @FunctionalInterface
  public interface Receiver {

    /** A message arrived. */
    void received(SipMessage message, Way way);
  }
}
