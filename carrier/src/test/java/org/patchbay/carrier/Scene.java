package org.patchbay.carrier;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.carrier.line.ExchangeLimits;
import org.patchbay.media.port.PortRange;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.Outgoing;
import org.patchbay.testkit.World;

/** The carrier in a simulated world, and a phone that calls it. */
final class Scene {
  static final String ALICE = "+12025550100";
  static final String HOST = "203.0.113.40";

  private static final ExchangeLimits LIMITS = new ExchangeLimits(3, Duration.ofMinutes(10), 2);

  final World world;
  final Host host;
  final Agent alice;
  final RtpPhone phone;
  SimulatedCarrier carrier;

  private Scene(World world, int portPairs) {
    this.world = world;
    host = world.host("carrier", HOST);
    InetSocketAddress here = host.at(5060);
    CarrierSettings settings =
        new CarrierSettings(
            List.of(ListenPoint.at(Transport.UDP, here), ListenPoint.at(Transport.TCP, here)),
            new PortRange(host.address(), 30_000, 30_000 + 2 * portPairs - 1),
            Timings.STANDARD,
            LIMITS);
    host.loop();
    host.run(
        () -> {
          carrier = new SimulatedCarrier(settings, host.loop(), host.datagrams(), host.streams());
          try {
            carrier.listen();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    alice = phone("alice", "198.51.100.1").as("sip:" + ALICE + "@example.com");
    phone = new RtpPhone(world, alice.host());
  }

  static void play(Consumer<Scene> script) {
    World.test(world -> script.accept(new Scene(world, 8)));
  }

  static void playWithPorts(int pairs, Consumer<Scene> script) {
    World.test(world -> script.accept(new Scene(world, pairs)));
  }

  /** Another phone. */
  Agent phone(String name, String address) {
    return world.agent(name, address).through(host);
  }

  static String uri(CarrierNumber number) {
    return "sip:" + number.e164() + "@" + HOST;
  }

  /** Begins a call of alice's. */
  Outgoing call(CarrierNumber number) {
    return alice.sends(INVITE).to(uri(number));
  }

  /** The same with PCMU and telephone events. */
  Outgoing callWithKeys(CarrierNumber number) {
    return call(number).body("application/sdp", sdp("0 101", "a=rtpmap:101 telephone-event/8000"));
  }

  /** A session description of alice's phone. */
  String sdp(String formats, String... attributes) {
    String host = alice.host().address().getHostAddress();
    String lines = attributes.length == 0 ? "" : String.join("\r\n", attributes) + "\r\n";
    return "v=0\r\no=- 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\n".formatted(host)
        + "m=audio "
        + RtpPhone.PORT
        + " RTP/AVP "
        + formats
        + "\r\n"
        + lines;
  }

  /** What alice began is answered: she acknowledges it and sends her sound there. */
  Incoming connects() {
    Incoming answer = alice.expects(200, INVITE);
    alice.sends(ACK);
    phone.to(answer.message().body());
    world.settle();
    return answer;
  }

  void advance(int millis) {
    world.advance(Duration.ofMillis(millis));
  }
}
