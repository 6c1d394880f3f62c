package org.patchbay.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.DatagramPort;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class SimDatagramsTest {
  private static final int COUNT = 1_000;

  private final World world = new World(5);
  private final Host here = world.host("here", "10.0.0.1", "2001:db8::1");
  private final Host there = world.host("there", "10.0.0.2", "2001:db8::2");
  private final List<String> heard = new ArrayList<>();

  @Test
  void arriveInOrderAfterTheDelay() throws IOException {
    sendMany(LinkQuality.GOOD.withJitter(Duration.ofMillis(50)));
    assertEquals(COUNT, heard.size());
    assertEquals(heard.stream().sorted().toList(), heard);
    assertTrue(world.timeline().nanos() >= Duration.ofMillis(10).toNanos());
  }

  @Test
  void areLostAsOftenAsTheLinkSays() throws IOException {
    sendMany(LinkQuality.GOOD.withLoss(0.3));
    assertTrue(heard.size() > 600 && heard.size() < 800, heard.size() + " arrived");
  }

  @Test
  void areDuplicatedAsOftenAsTheLinkSays() throws IOException {
    sendMany(LinkQuality.GOOD.withDuplication(0.3));
    assertTrue(heard.size() > 1_200 && heard.size() < 1_400, heard.size() + " arrived");
  }

  @Test
  void areOvertakenWhereTheLinkReorders() throws IOException {
    sendMany(LinkQuality.GOOD.withReordering(0.3));
    assertEquals(COUNT, heard.size());
    assertNotEquals(heard.stream().sorted().toList(), heard);
  }

  @Test
  void reachASocketBoundToTheWildcardByBothFamilies() throws IOException {
    there
        .datagrams()
        .open(new InetSocketAddress(5060), (p, data, length, source) -> heard.add(source + ""));
    DatagramPort port = open(here, 40_000);
    send(port, "x", there.at(5060));
    DatagramPort port6 =
        here.datagrams()
            .open(new InetSocketAddress("2001:db8::1", 40_000), (p, data, length, source) -> {});
    send(port6, "x", new InetSocketAddress("2001:db8::2", 5060));
    world.settle();
    assertEquals(2, heard.size());
  }

  @Test
  void arriveInABufferThatIsSpoiltAfterwards() throws IOException {
    List<byte[]> kept = new ArrayList<>();
    there.datagrams().open(there.at(5060), (p, data, length, source) -> kept.add(data));
    send(open(here, 40_000), "text", there.at(5060));
    world.settle();
    assertEquals('#', kept.get(0)[0]);
  }

  @Test
  void vanishWhereNobodyListens() throws IOException {
    assertTrue(send(open(here, 40_000), "text", there.at(5060)));
    world.settle();
    assertEquals("nobody listens", world.trace().messages().get(0).note());
  }

  @Test
  void areNotTakenByAClosedSocket() throws IOException {
    DatagramPort port = open(here, 40_000);
    port.close();
    assertFalse(send(port, "text", there.at(5060)));
    assertEquals(0, here.openSockets());
  }

  @Test
  void areRefusedAPortThatIsTaken() throws IOException {
    open(here, 40_000);
    assertThrows(IOException.class, () -> open(here, 40_000));
    assertThrows(
        IOException.class,
        () -> here.datagrams().open(there.at(40_000), (p, data, length, source) -> {}));
  }

  @Test
  void passANatBoxWithoutFilteringFromAnywhere() throws IOException {
    NatBox nat = world.nat("nat", "192.0.2.1").withoutFiltering();
    Host inside = world.hostBehind(nat, "inside", "192.168.0.2");
    List<InetSocketAddress> seen = new ArrayList<>();
    there.datagrams().open(there.at(5060), (p, data, length, source) -> seen.add(source));
    inside
        .datagrams()
        .open(inside.at(5060), (p, data, length, source) -> heard.add("inside"))
        .send(new byte[1], 0, 1, there.at(5060));
    world.settle();
    send(open(here, 40_000), "x", seen.get(0));
    world.settle();
    assertEquals(List.of("inside"), heard);
    nat.reboot();
    send(open(here, 40_001), "x", seen.get(0));
    world.settle();
    assertEquals(1, heard.size());
  }

  @Test
  void areReportedToAConnectedPortWhereNobodyListens() throws IOException {
    DatagramPort port = open(here, 40_000);
    connect(port, there.at(5060));
    send(port, "x", there.at(5061));
    world.settle();
    assertEquals(List.of(), heard);
    send(port, "x", there.at(5060));
    world.advance(Duration.ofMillis(19));
    assertEquals(List.of(), heard);
    world.advance(Duration.ofMillis(1));
    assertEquals(List.of("refused"), heard);
  }

  @Test
  void reachAConnectedPortFromItsPeerAndTheOtherOneFromOthers() throws IOException {
    DatagramPort port =
        here.datagrams()
            .open(here.at(40_000), (p, data, length, source) -> heard.add("other " + source));
    DatagramPort connected = connect(port, there.at(5060));
    send(open(there, 5060), "x", here.at(40_000));
    send(open(there, 5061), "x", here.at(40_000));
    world.settle();
    assertEquals(List.of("peer /10.0.0.2:5060", "other /10.0.0.2:5061"), heard);
    connected.close();
    port.close();
    assertEquals(0, here.openSockets());
  }

  @Test
  void areNotReportedAcrossALinkThatIsCut() throws IOException {
    DatagramPort port = open(here, 40_000);
    connect(port, there.at(5060));
    world.network().quality("there", "here", LinkQuality.CUT);
    send(port, "x", there.at(5060));
    world.settle();
    assertEquals(List.of(), heard);
  }

  private DatagramPort connect(DatagramPort port, InetSocketAddress peer) throws IOException {
    return here.datagrams()
        .openConnected(
            port,
            peer,
            (p, data, length, source) -> heard.add("peer " + source),
            () -> heard.add("refused"));
  }

  private void sendMany(LinkQuality quality) throws IOException {
    world.links(quality);
    there
        .datagrams()
        .open(
            there.at(5060),
            (p, data, length, source) ->
                heard.add(new String(data, 0, length, StandardCharsets.US_ASCII)));
    DatagramPort port = open(here, 40_000);
    for (int i = 0; i < COUNT; i++) {
      send(port, String.format("%04d", i), there.at(5060));
    }
    world.settle();
  }

  private static DatagramPort open(Host host, int port) throws IOException {
    return host.datagrams().open(host.at(port), (p, data, length, source) -> {});
  }

  private static boolean send(DatagramPort port, String text, InetSocketAddress to) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return port.send(octets, 0, octets.length, to);
  }
}
