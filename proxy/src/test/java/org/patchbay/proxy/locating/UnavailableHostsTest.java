package org.patchbay.proxy.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Clock;
import org.patchbay.proxy.transport.Transport;

class UnavailableHostsTest {
  private static final Candidate A = candidate(1);
  private static final Candidate B = candidate(2);
  private static final List<Candidate> ALIVE = List.of(A, B);
  private static final List<Candidate> A_IS_LAST = List.of(B, A);

  private long now = 1;
  private final UnavailableHosts hosts =
      new UnavailableHosts(
          new Clock() {
            @Override
            public long nanos() {
              return now;
            }

            @Override
            public long epochMillis() {
              return now / 1_000_000;
            }
          });

  private static Candidate candidate(int host) {
    return new Candidate(Transport.UDP, new InetSocketAddress("192.0.2." + host, 5060));
  }

  private void passes(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void putsWhoFailedLast() {
    hosts.failed(A);
    assertEquals(A_IS_LAST, hosts.inOrder(ALIVE));
    passes(29);
    assertEquals(A_IS_LAST, hosts.inOrder(ALIVE));
  }

  @Test
  void removesNobody() {
    hosts.failed(A);
    hosts.failed(B);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
  }

  @Test
  void letsOneRequestTryAgainWhenTheTimeIsUp() {
    hosts.failed(A);
    passes(30);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
    assertEquals(A_IS_LAST, hosts.inOrder(ALIVE));
    passes(5);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
  }

  @Test
  void recoversWithTheFirstResponse() {
    hosts.failed(A);
    hosts.answered(A);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
  }

  @Test
  void waitsLongerEachTimeButFiveMinutesAtMost() {
    for (int i = 0; i < 10; i++) {
      hosts.failed(A);
    }
    passes(299);
    assertEquals(A_IS_LAST, hosts.inOrder(ALIVE));
    passes(1);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
  }

  @Test
  void honoursRetryAfterWithinBounds() {
    hosts.unavailable(A, 7);
    passes(6);
    assertEquals(A_IS_LAST, hosts.inOrder(ALIVE));
    passes(1);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
    hosts.unavailable(A, 1_000_000);
    passes(300);
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
  }

  @Test
  void doesNotGrowWithoutEnd() {
    hosts.failed(A);
    for (int i = 0; i < 1_000; i++) {
      hosts.failed(new Candidate(Transport.TCP, new InetSocketAddress("192.0.2.9", 1 + i)));
    }
    assertEquals(ALIVE, hosts.inOrder(ALIVE));
  }
}
