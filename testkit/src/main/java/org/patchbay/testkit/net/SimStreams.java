package org.patchbay.testkit.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

/**
 * The connections of one node. TLS and WebSocket are simulated as far as their users see: a peer
 * that speaks something else is not understood, and messages stay whole. Every name is proved.
 */
public final class SimStreams implements Streams {
  private static final long CONNECT_TIMEOUT_NANOS = Duration.ofSeconds(20).toNanos();

  private final Node node;
  private final SimNetwork network;

  /** TCP for that node. */
  public SimStreams(Node node) {
    this.node = node;
    this.network = node.network();
  }

  @Override
  public Listener listen(StreamKind kind, InetSocketAddress local, Handler handler)
      throws IOException {
    SimListener listener = new SimListener(node, kind, node.bindListener(local), handler);
    node.add(listener);
    return listener;
  }

  @Override
  public Stream connect(
      StreamKind kind,
      String domain,
      InetSocketAddress local,
      InetSocketAddress remote,
      Handler handler) {
    InetSocketAddress source = node.sourceFor(local, remote);
    if (source == null) {
      SimStream none = new SimStream(node, kind, local, remote, handler);
      soon(() -> none.failed("no address of that family"));
      return none;
    }
    SimStream stream = new SimStream(node, kind, source, remote, handler);
    Route route = network.route(node, source, remote, Transport.TCP);
    Link there = network.link(node.name(), route.to());
    Link back = network.link(route.to(), node.name());
    if (route.target() == null || there.cut() || back.cut()) {
      network.timeline().after(CONNECT_TIMEOUT_NANOS, () -> stream.failed("connect timed out"));
      return stream;
    }
    network
        .timeline()
        .trafficAt(network.now() + there.segmentDelay(), () -> arrive(stream, route, there, back));
    return stream;
  }

  /** The SYN has arrived. */
  private void arrive(SimStream client, Route route, Link there, Link back) {
    if (client.isClosed()) {
      return;
    }
    // A NAT box lets no connection in.
    Node target = route.target() instanceof Node found ? found : null;
    SimListener listener = target == null ? null : target.listener(client.remote());
    if (listener == null) {
      network
          .timeline()
          .trafficAt(
              network.now() + back.segmentDelay(), () -> client.failed("connection refused"));
      return;
    }
    if (listener.kind() != client.kind()) {
      network
          .timeline()
          .trafficAt(
              network.now() + back.segmentDelay(),
              () -> client.failed("the peer does not speak " + client.kind()));
      return;
    }
    SimStream server =
        new SimStream(target, client.kind(), client.remote(), route.source(), listener.handler());
    Pipe toServer =
        new Pipe(
            network,
            there,
            network.tap().stream(node.name(), target.name(), route.source(), client.remote()),
            server);
    Pipe toClient =
        new Pipe(
            network,
            back,
            network.tap().stream(target.name(), node.name(), client.remote(), route.source()),
            client);
    // The client learns of it before any octet of the server's arrives.
    network.timeline().trafficAt(toClient.nextArrival(), () -> established(client, toServer));
    server.opened(toClient);
  }

  private static void established(SimStream client, Pipe toServer) {
    if (client.isClosed()) {
      toServer.end("closed by the peer");
    } else {
      client.opened(toServer);
    }
  }

  private void soon(Runnable action) {
    network.timeline().trafficAt(network.now(), action);
  }
}
