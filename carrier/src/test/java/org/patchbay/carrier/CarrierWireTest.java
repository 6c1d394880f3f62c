package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.NioLoop;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.netty.NettyStreams;
import org.patchbay.proxy.transport.netty.StreamLimits;

/** The carrier on real sockets, called by a peer that writes SIP and RTP octet by octet. */
@Tag("wire")
class CarrierWireTest {
  private static final String CARRIER = "127.0.0.44";
  private static final String PEER = "127.0.0.45";
  private static final int PATIENCE_MILLIS = 5000;
  private static final long ECHO_NANOS = Duration.ofMillis(100).toNanos();

  private static <T> T onLoop(NioLoop loop, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    loop.execute(task);
    return task.get();
  }

  private static int freePort(String address) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void echoesWithinAHundredMilliseconds() throws Exception {
    NioLoop loop = new NioLoop("carrier", Throwable::printStackTrace);
    InetSocketAddress here = new InetSocketAddress(CARRIER, freePort(CARRIER));
    try (NettyStreams streams =
            new NettyStreams(loop, StreamLimits.defaults(), Throwable::printStackTrace);
        DatagramSocket sip = new DatagramSocket(new InetSocketAddress(PEER, 0));
        DatagramSocket rtp = new DatagramSocket(new InetSocketAddress(PEER, 0))) {
      CarrierSettings settings = CarrierSettings.at(List.of(ListenPoint.at(Transport.UDP, here)));
      SimulatedCarrier carrier =
          onLoop(loop, () -> new SimulatedCarrier(settings, loop, loop, streams));
      onLoop(
          loop,
          () -> {
            carrier.listen();
            return null;
          });
      sip.setSoTimeout(PATIENCE_MILLIS);
      rtp.setSoTimeout(PATIENCE_MILLIS);
      String answer = call(sip, rtp, here);
      measureEcho(rtp, answer);
      send(sip, here, request("BYE", 3, to(answer), sip, ""));
      assertTrue(receive(sip).startsWith("SIP/2.0 200 OK"));
      onLoop(
          loop,
          () -> {
            carrier.close();
            return null;
          });
    } finally {
      loop.close();
    }
  }

  private static String call(DatagramSocket sip, DatagramSocket rtp, InetSocketAddress carrier)
      throws IOException {
    String description =
        """
        v=0
        o=- 1 1 IN IP4 %1$s
        s=-
        c=IN IP4 %1$s
        t=0 0
        m=audio %2$d RTP/AVP 8 0
        """
            .formatted(PEER, rtp.getLocalPort())
            .replace("\n", "\r\n");
    String to = "<sip:+12025550110@" + CARRIER + ">";
    send(sip, carrier, request("INVITE", 1, to, sip, description));
    String answer = receive(sip);
    assertTrue(answer.startsWith("SIP/2.0 200 OK"), answer);
    send(sip, carrier, request("ACK", 1, to(answer), sip, ""));
    // Answered after the ACK was read: sound that is sent now meets the echo.
    send(sip, carrier, request("OPTIONS", 2, to(answer), sip, ""));
    assertTrue(receive(sip).startsWith("SIP/2.0 200 OK"));
    return answer;
  }

  private static void measureEcho(DatagramSocket rtp, String answer) throws IOException {
    Matcher port = Pattern.compile("m=audio (\\d+) RTP/AVP 8\r\n").matcher(answer);
    assertTrue(port.find(), answer);
    InetSocketAddress far =
        new InetSocketAddress(InetAddress.getByName(CARRIER), Integer.parseInt(port.group(1)));
    byte[] sound = new byte[160];
    ThreadLocalRandom.current().nextBytes(sound);
    byte[] heard = new byte[1500];
    for (int i = 0; i < 20; i++) {
      ByteBuffer packet = ByteBuffer.allocate(172);
      packet.put((byte) 0x80).put((byte) 8).putShort((short) i).putInt(160 * i).putInt(7);
      packet.put(sound);
      long sent = System.nanoTime();
      rtp.send(new DatagramPacket(packet.array(), packet.capacity(), far));
      DatagramPacket back = new DatagramPacket(heard, heard.length);
      rtp.receive(back);
      assertTrue(System.nanoTime() - sent < ECHO_NANOS);
      assertArrayEquals(sound, Arrays.copyOfRange(heard, 12, back.getLength()));
    }
  }

  private static String to(String answer) {
    return answer
        .lines()
        .filter(line -> line.startsWith("To: "))
        .findFirst()
        .orElseThrow()
        .substring(4);
  }

  private static String request(
      String method, int cseq, String to, DatagramSocket from, String description) {
    String here = PEER + ":" + from.getLocalPort();
    return """
        %1$s sip:+12025550110@%2$s SIP/2.0
        Via: SIP/2.0/UDP %3$s;branch=z9hG4bK%1$s%4$d
        Max-Forwards: 70
        From: <sip:+12025550100@example.com>;tag=wire
        To: %5$s
        Call-ID: wire@%2$s
        CSeq: %4$d %1$s
        Contact: <sip:%3$s>
        Content-Type: application/sdp
        Content-Length: %6$d

        """
            .formatted(method, CARRIER, here, cseq, to, description.length())
            .replace("\n", "\r\n")
        + description;
  }

  private static void send(DatagramSocket from, InetSocketAddress to, String text)
      throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    from.send(new DatagramPacket(octets, octets.length, to));
  }

  private static String receive(DatagramSocket socket) throws IOException {
    byte[] buffer = new byte[4096];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    socket.receive(packet);
    return new String(buffer, 0, packet.getLength(), StandardCharsets.US_ASCII);
  }
}
