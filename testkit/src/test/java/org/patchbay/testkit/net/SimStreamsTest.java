package org.patchbay.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class SimStreamsTest {
  private static final int PORT = 5060;

  private final World world = new World(3);
  private final Host server = world.host("server", "10.0.0.1");
  private final Host client = world.host("client", "10.0.0.2");
  private final Log accepted = new Log();
  private final Log opened = new Log();

  @Test
  void carriesOctetsInOrderAndCutsThemAnew() throws IOException {
    server.streams().listen(server.at(PORT), accepted);
    Stream stream = connect();
    StringBuilder sent = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String line = "line " + i + "\r\n";
      sent.append(line);
      write(stream, line);
    }
    world.settle();
    assertEquals(sent.toString(), accepted.text.toString());
    assertTrue(accepted.pieces.stream().anyMatch(piece -> !piece.endsWith("\r\n")));
    assertEquals(0, stream.pendingBytes());
  }

  @Test
  void handsOverWhatWasWrittenAsItWasWhenNotSplitting() throws IOException {
    world.network().splitting(false);
    server.streams().listen(server.at(PORT), accepted);
    Stream stream = connect();
    world.settle();
    write(stream, "one");
    write(stream, "two");
    world.settle();
    assertEquals(List.of("one", "two"), accepted.pieces);
  }

  @Test
  void sendsBothWays() throws IOException {
    server.streams().listen(server.at(PORT), accepted);
    connect();
    world.settle();
    write(accepted.stream, "hello");
    world.settle();
    assertEquals("hello", opened.text.toString());
    assertEquals(client.address(), accepted.stream.remote().getAddress());
    assertEquals(server.at(PORT), accepted.stream.local());
  }

  @Test
  void refusesWhereNobodyListens() {
    connect();
    world.settle();
    assertEquals(List.of("closed: connection refused"), opened.events);
    assertEquals(0, client.openSockets());
  }

  @Test
  void timesOutWhereNobodyIs() {
    client.streams().connect(null, new InetSocketAddress("10.9.9.9", PORT), opened);
    world.advance(Duration.ofSeconds(21));
    assertEquals(List.of("closed: connect timed out"), opened.events);
  }

  @Test
  void deliversWhatWasWrittenBeforeTheClose() throws IOException {
    server.streams().listen(server.at(PORT), accepted);
    Stream stream = connect();
    world.settle();
    write(stream, "last words");
    stream.close();
    stream.close();
    write(stream, "ignored");
    world.settle();
    assertEquals("last words", accepted.text.toString());
    assertEquals(List.of("opened", "closed: closed by the peer"), accepted.events);
    assertEquals(List.of("opened", "closed: closed here"), opened.events);
    assertEquals(0, client.openSockets());
    assertEquals(1, server.openSockets());
  }

  @Test
  void resetsTheConnectionsOfAKilledHost() throws IOException {
    server.streams().listen(server.at(PORT), accepted);
    connect();
    world.settle();
    server.kill();
    world.settle();
    assertEquals(List.of("opened", "closed: connection reset"), opened.events);
    assertEquals(List.of("opened"), accepted.events);
    assertEquals(0, server.openSockets());
  }

  @Test
  void holdsBackWhatACutLinkDoesNotCarry() throws IOException {
    server.streams().listen(server.at(PORT), accepted);
    Stream stream = connect();
    world.settle();
    world.links(server, client, LinkQuality.CUT);
    write(stream, "patience");
    world.advance(Duration.ofSeconds(30));
    assertEquals("", accepted.text.toString());
    assertEquals(8, stream.pendingBytes());
    world.links(server, client, LinkQuality.GOOD);
    world.advance(Duration.ofSeconds(2));
    assertEquals("patience", accepted.text.toString());
  }

  @Test
  void refusesAPortThatIsTakenOrAnAddressOfSomebodyElse() throws IOException {
    Streams streams = server.streams();
    streams.listen(server.at(PORT), accepted);
    assertThrows(IOException.class, () -> streams.listen(server.at(PORT), accepted));
    assertThrows(IOException.class, () -> streams.listen(client.at(PORT), accepted));
    assertThrows(IOException.class, () -> streams.listen(new InetSocketAddress(PORT), accepted));
  }

  @Test
  void freesAPortWhenItsListenerIsClosed() throws IOException {
    Streams.Listener listener = server.streams().listen(server.at(PORT), accepted);
    listener.close();
    assertEquals(0, server.openSockets());
    server.streams().listen(server.at(PORT), accepted);
    assertEquals(1, server.openSockets());
  }

  @Test
  void showsTheNatBoxAsTheClient() throws IOException {
    NatBox nat = world.nat("nat", "192.0.2.1");
    Host inside = world.hostBehind(nat, "inside", "192.168.0.2");
    server.streams().listen(server.at(PORT), accepted);
    Stream stream = inside.streams().connect(null, server.at(PORT), opened);
    world.settle();
    write(accepted.stream, "to the inside");
    world.settle();
    assertEquals(nat.publicAddress(), accepted.stream.remote().getAddress());
    assertEquals(inside.address(), stream.local().getAddress());
    assertEquals("to the inside", opened.text.toString());
  }

  private Stream connect() {
    return client.streams().connect(null, server.at(PORT), opened);
  }

  private static void write(Stream stream, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    stream.write(octets, 0, octets.length);
  }

  private static final class Log implements Streams.Handler {
    final List<String> events = new ArrayList<>();
    final List<String> pieces = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    Stream stream;

    @Override
    public void opened(Stream opened) {
      stream = opened;
      events.add("opened");
    }

    @Override
    public void received(Stream from, byte[] data, int offset, int length) {
      String piece = new String(data, offset, length, StandardCharsets.US_ASCII);
      pieces.add(piece);
      text.append(piece);
    }

    @Override
    public void closed(Stream closed, String reason) {
      events.add("closed: " + reason);
    }
  }
}
