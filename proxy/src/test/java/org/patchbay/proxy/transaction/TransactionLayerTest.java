package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class TransactionLayerTest {
  private static final int MOST = 8;
  private static final int LARGE = MOST * TransactionSettings.MEAN_OCTETS;

  @Test
  void forgetsARequestThatItsUserFailsAt() {
    play(
        transaction -> {
          throw new IllegalStateException("a fault of ours");
        },
        (layer, source) -> {
          RequestHead invite = request(1, 0);
          assertThrows(IllegalStateException.class, () -> layer.request(invite, source));
          assertEquals(0, layer.serverCount());
        });
  }

  @Test
  void takesNoMoreThanItMayKeep() {
    play(
        transaction -> {},
        (layer, source) -> {
          assertTrue(layer.request(request(1, LARGE), source));
          assertFalse(layer.request(request(2, 0), source));
        });
  }

  @Test
  void hasRoomAgainWhenALargeRequestWasAnswered() {
    play(
        transaction -> transaction.respond(404, new OctetWriter().text("SIP/2.0 404 Not Found")),
        (layer, source) -> {
          assertTrue(layer.request(request(1, LARGE), source));
          assertTrue(layer.request(request(2, LARGE), source));
        });
  }

  @Test
  void hasNoRoomWhileItKeepsALargeAnswer() {
    play(
        transaction -> transaction.respond(404, new OctetWriter().text(" ".repeat(LARGE))),
        (layer, source) -> {
          assertTrue(layer.request(request(1, 0), source));
          assertFalse(layer.request(request(2, 0), source));
        });
  }

  private interface Play {
    void with(TransactionLayer layer, Flow source);
  }

  private static void play(Consumer<ServerTransaction> user, Play play) {
    World.test(
        world -> {
          Host host = world.host("proxy", "10.0.0.1");
          ListenPoint point = ListenPoint.at(Transport.UDP, host.at(5060));
          InetAddress peer = world.host("peer", "10.0.0.2").address();
          EventLoop loop = host.loop();
          host.run(
              () -> {
                TransportLayer transport = transport(loop, host.datagrams(), point);
                TransactionLayer layer =
                    new TransactionLayer(
                        loop,
                        transport,
                        new ReplyTags(loop.ids()),
                        new SignallingCounts(),
                        new TransactionSettings(Timings.STANDARD, 1, MOST),
                        new RequestUser(user),
                        (cancel, head, found) -> {});
                InetSocketAddress remote = new InetSocketAddress(peer, 5060);
                play.with(layer, new Flow(Transport.UDP, point.address(), remote, 0));
                transport.close();
              });
        });
  }

  private static TransportLayer transport(EventLoop loop, Datagrams datagrams, ListenPoint point) {
    TransportLayer transport = new TransportLayer(loop, datagrams, null);
    try {
      transport.listen(point);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return transport;
  }

  private static RequestHead request(int number, int bodyOctets) {
    String text =
        """
        INVITE sip:bob@example.com SIP/2.0
        Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bK%1$d
        From: <sip:alice@example.com>;tag=1
        To: <sip:bob@example.com>
        Call-ID: call-%1$d
        CSeq: 1 INVITE

        """
            .formatted(number)
            .replace("\n", "\r\n");
    byte[] octets = (text + "x".repeat(bodyOctets)).getBytes(StandardCharsets.US_ASCII);
    SipMessage message = new SipMessage();
    assertNull(SipParser.datagram(octets, octets.length, message));
    RequestHead head = new RequestHead();
    assertNull(head.read(message));
    return head;
  }

  /** A user that does something with each request, and nothing else. */
  private record RequestUser(Consumer<ServerTransaction> takes) implements TransactionUser {
    @Override
    public void request(ServerTransaction transaction, RequestHead request, Flow flow) {
      takes.accept(transaction);
    }

    @Override
    public void ack(RequestHead request, Flow flow) {}

    @Override
    public void cancelled(ServerTransaction invite, SipMessage cancel) {}

    @Override
    public void response(ClientTransaction transaction, ResponseHead head, SipMessage response) {}

    @Override
    public void stillTrying(ServerTransaction transaction) {}

    @Override
    public void timedOut(ClientTransaction transaction) {}

    @Override
    public void unreachable(ClientTransaction transaction) {}
  }
}
