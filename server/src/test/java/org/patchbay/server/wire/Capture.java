package org.patchbay.server.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** tcpdump on the loopback device: every UDP datagram from its start to {@link #stop}. */
final class Capture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final RunningProgram tcpdump;

  private Capture(RunningProgram tcpdump) {
    this.tcpdump = tcpdump;
  }

  /** Returns when the kernel's filter is in place. */
  static Capture start(Path directory) throws InterruptedException {
    RunningProgram tcpdump =
        RunningProgram.start(
            "tcpdump",
            directory,
            List.of("tcpdump", "-i", "lo", "-n", "-q", "-l", "--immediate-mode", "udp"));
    tcpdump.awaitLine("that it listens", line -> line.startsWith("listening on lo"), PATIENCE);
    return new Capture(tcpdump);
  }

  /** Returns when {@code count} more datagrams that fit were seen. */
  void await(int count, String wanted, Predicate<UdpPacket> fits) throws InterruptedException {
    for (int seen = 0; seen < count; seen++) {
      tcpdump.awaitLine(wanted, line -> UdpPacket.parse(line).filter(fits).isPresent(), PATIENCE);
    }
  }

  /** Ends the capture; everything that was seen, in order. */
  List<UdpPacket> stop() throws InterruptedException {
    tcpdump.close();
    return tcpdump.wholeOutput().lines().map(UdpPacket::parse).flatMap(Optional::stream).toList();
  }

  String output() {
    return tcpdump.output();
  }

  @Override
  public void close() {
    tcpdump.close();
  }
}
