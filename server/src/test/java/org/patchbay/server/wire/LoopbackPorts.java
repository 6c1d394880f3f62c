package org.patchbay.server.wire;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds ports on loopback addresses that are free for UDP and for TCP. */
final class LoopbackPorts {
  /**
   * Below the kernel's ephemeral range, so that no outgoing connection takes the port meanwhile.
   */
  private static final int FIRST = 11_000;

  private static final int LAST = 19_999;

  /** All of phones' RTP, below the ephemeral ports too. */
  static final PortSpan RTP = new PortSpan(30_000, 32_699);

  /** Room for a few calls of one phone, most of which it will leave free for its neighbours. */
  private static final int RTP_OF_ONE_PHONE = 20;

  private LoopbackPorts() {}

  /**
   * A port that was free on {@code address} for UDP and TCP a moment ago.
   *
   * @throws IllegalStateException when a hundred random ports are all taken
   */
  static int free(String address) {
    return free(address, 1);
  }

  /** The first of some ports in a row that were free a moment ago. */
  static int free(String address, int count) {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 2 - count);
      if (IntStream.range(port, port + count)
          .allMatch(each -> isFree(new InetSocketAddress(address, each)))) {
        return port;
      }
    }
    throw new IllegalStateException("no free port on " + address);
  }

  /** Ports for the RTP of one phone, on every address: by them its media is told from others'. */
  static PortSpan rtp() {
    int phones = (RTP.last() + 1 - RTP.first()) / RTP_OF_ONE_PHONE;
    int phone = ThreadLocalRandom.current().nextInt(phones);
    int first = RTP.first() + phone * RTP_OF_ONE_PHONE;
    return new PortSpan(first, first + RTP_OF_ONE_PHONE - 1);
  }

  private static boolean isFree(InetSocketAddress at) {
    try (DatagramSocket udp = new DatagramSocket(at);
        ServerSocket tcp = new ServerSocket()) {
      InetAddress address = at.getAddress();
      tcp.bind(new InetSocketAddress(address, at.getPort()));
      return udp.isBound() && tcp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
