package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The processes and sockets of one test, in one temporary directory.
 *
 * <p>Afterwards everything that it started is ended, the latest first; when the test failed, the
 * logs are printed before the directory is removed.
 */
final class WireScene implements BeforeEachCallback, AfterEachCallback {
  private static final int PRINTED = 20_000;

  /** Own loopback addresses for each run: a capture in one does not see the phones of another. */
  private static final String PHONES = "127.0." + (1 + ProcessHandle.current().pid() % 250) + ".";

  /** The block of those addresses. */
  static final String NETWORK = PHONES + "0/24";

  private record Actor(String name, AutoCloseable handle, Supplier<String> log) {}

  private final Deque<Actor> actors = new ArrayDeque<>();
  private Path directory;
  private PatchbayProcess server;

  /** Where a test may keep files. */
  Path directory() {
    return directory;
  }

  /** The loopback address of a phone, whose last octet is {@code host}. */
  static String phoneAddress(int host) {
    return PHONES + host;
  }

  /** Starts a server without trunks; one for each test. */
  PatchbayProcess patchbay() throws IOException, InterruptedException {
    return patchbay(PatchbayConfig.ofThreeUsers());
  }

  /** Starts the server; one for each test. */
  PatchbayProcess patchbay(PatchbayConfig config) throws IOException, InterruptedException {
    return patchbay(config, Place.HERE);
  }

  /** Starts the server somewhere else. */
  PatchbayProcess patchbay(PatchbayConfig config, Place place)
      throws IOException, InterruptedException {
    server = PatchbayProcess.start(config, directory.resolve("patchbay"), place);
    actors.push(new Actor("patchbay", server, server::output));
    return server;
  }

  /** Starts a phone that speaks PCMU for a user of the server, not yet registered. */
  Baresip baresip(String user, String address, SipTransport transport, int toneHertz)
      throws IOException, InterruptedException {
    return baresip(user, address, transport, toneHertz, BaresipCodec.PCMU);
  }

  /** Starts a phone for a user of the server, not yet registered. */
  Baresip baresip(
      String user, String address, SipTransport transport, int toneHertz, BaresipCodec codec)
      throws IOException, InterruptedException {
    BaresipSetup setup =
        BaresipSetup.ofUser(user, address, transport, toneHertz, codec, server.config());
    if (transport == SipTransport.TLS) {
      setup = setup.trusting(server.authority());
    }
    return baresip(setup.at(LoopbackPorts.free(address)), Place.HERE);
  }

  /** Starts a linphone somewhere, which believes the server's own authority. */
  Linphone linphone(String user, Place place) throws IOException, InterruptedException {
    Linphone phone =
        Linphone.start(user, directory.resolve("linphone-" + user), place, server.authority());
    actors.push(new Actor("linphone " + user, phone, phone::output));
    return phone;
  }

  /** Starts a browser, which believes the server's own authority if that is wished. */
  Browser browser(boolean trusting) throws IOException, InterruptedException {
    Browser browser =
        Browser.start(
            directory.resolve("browser"),
            trusting ? Optional.of(server.authority()) : Optional.empty());
    actors.push(new Actor("browser", browser, browser::output));
    return browser;
  }

  /** Starts a softphone that is a trunk or carrier and answers calls to {@code number}. */
  Baresip trunk(PeerConfig peer, String number, int toneHertz, BaresipCodec codec)
      throws IOException, InterruptedException {
    return baresip(BaresipSetup.ofPeer(peer, number, toneHertz, codec), Place.HERE);
  }

  /** Starts any softphone anywhere. */
  Baresip baresip(BaresipSetup setup, Place place) throws IOException, InterruptedException {
    Baresip phone = Baresip.start(setup, directory.resolve(setup.name()), place);
    actors.push(new Actor("baresip " + setup.name(), phone, phone::output));
    return phone;
  }

  Capture capture() throws InterruptedException {
    return capture(Place.HERE);
  }

  /** Captures on the loopback device of somewhere else. */
  Capture capture(Place place) throws InterruptedException {
    Capture capture = Capture.start(directory, place);
    actors.push(new Actor("tcpdump", capture, capture::output));
    return capture;
  }

  /** A user whose phone speaks SIP as text over UDP. */
  ScriptedUser user(String name, String address) throws IOException {
    return new ScriptedUser(name, udpPeer(address), server.config());
  }

  /** Somebody at {@code address} who speaks SIP as text over UDP. */
  SipPeer udpPeer(String address) throws IOException {
    return peer(address, 0, SipTransport.UDP, server.config());
  }

  /** Somebody at {@code address} who speaks SIP as text over TCP. */
  SipPeer tcpPeer(String address) throws IOException {
    return peer(address, 0, SipTransport.TCP, server.config());
  }

  /** A trunk or carrier of a server that may be started later; it speaks SIP as text. */
  SipPeer scripted(PeerConfig peer, PatchbayConfig config) throws IOException {
    return peer(peer.address(), peer.port(), peer.transport(), config);
  }

  /** Somebody who speaks SIP as text over TLS; port 0 takes a free one. */
  SipPeer tlsPeer(String address, int port, SSLContext tls, PatchbayConfig config)
      throws IOException {
    return owned(SipPeer.open(address, port, tls, config));
  }

  private SipPeer peer(String address, int port, SipTransport transport, PatchbayConfig config)
      throws IOException {
    return owned(SipPeer.open(address, port, transport, config));
  }

  private SipPeer owned(SipPeer peer) {
    actors.push(new Actor("peer at " + peer.sentBy(), peer, peer::log));
    return peer;
  }

  /** The RTP of a party at {@code address}. */
  RtpPeer rtpPeer(String address) throws IOException {
    RtpPeer peer = RtpPeer.open(address);
    actors.push(new Actor("RTP of " + address, peer, () -> ""));
    return peer;
  }

  /** Somebody at a free port of {@code address} who answers calls by himself. */
  AutomaticPeer automatic(String address, String answer) throws IOException {
    AutomaticPeer peer = AutomaticPeer.open(address, answer);
    actors.push(new Actor("peer at " + address, peer, () -> ""));
    return peer;
  }

  /** Starts a DNS server. */
  void dns(Dnsmasq dns) throws InterruptedException {
    dns.start(directory);
    actors.push(new Actor("dnsmasq", dns, dns::output));
  }

  /** Two networks with a NAT between them. */
  NatScene nat() throws IOException, InterruptedException {
    NatScene nat = NatScene.build();
    actors.push(new Actor("NAT", nat, () -> ""));
    return nat;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("patchbay-wire-");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    List<Actor> ending = List.copyOf(actors);
    actors.clear();
    for (Actor actor : ending) {
      actor.handle().close();
    }
    if (context.getExecutionException().isPresent()) {
      for (Actor actor : ending) {
        String log = actor.log().get();
        System.out.printf(
            "---- %s in %s ----%n%s%n",
            actor.name(),
            context.getDisplayName(),
            log.substring(Math.max(0, log.length() - PRINTED)));
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
