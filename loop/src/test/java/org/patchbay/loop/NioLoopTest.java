package org.patchbay.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class NioLoopTest {
  private static final InetSocketAddress ANY_V4 = new InetSocketAddress("127.0.0.1", 0);

  private final LinkedBlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final NioLoop loop = new NioLoop("loop", failures::add);

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void runsTasksOnItsOwnThreadInOrder() throws Exception {
    LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
    loop.execute(() -> done.add("first " + loop.inLoop()));
    loop.execute(() -> done.add("second"));
    assertEquals("first true", done.poll(5, TimeUnit.SECONDS));
    assertEquals("second", done.poll(5, TimeUnit.SECONDS));
    assertFalse(loop.inLoop());
  }

  @Test
  void firesATimerNotBeforeItsDeadline() throws Exception {
    CompletableFuture<Long> late = new CompletableFuture<>();
    loop.execute(
        () -> {
          long due = loop.clock().nanos() + TimeUnit.MILLISECONDS.toNanos(30);
          loop.timers()
              .arm(
                  new Timer() {
                    @Override
                    protected void fired(long now) {
                      late.complete(now - due);
                    }
                  },
                  due);
        });
    assertTrue(late.get(5, TimeUnit.SECONDS) >= 0);
  }

  @Test
  void carriesDatagramsOverIpv4AndIpv6() throws Exception {
    echoes("127.0.0.1");
    echoes("::1");
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (DatagramPort port = loop.open(ANY_V4, (p, data, length, source) -> {})) {
      assertNotEquals(0, port.local().getPort());
      assertThrows(
          IOException.class, () -> loop.open(port.local(), (p, data, length, source) -> {}));
    }
  }

  @Test
  void goesOnAfterATaskThatThrows() throws Exception {
    CountDownLatch after = new CountDownLatch(1);
    loop.execute(
        () -> {
          throw new IllegalStateException("broken task");
        });
    loop.execute(after::countDown);
    assertTrue(after.await(5, TimeUnit.SECONDS));
    assertEquals("broken task", failures.poll(5, TimeUnit.SECONDS).getMessage());
  }

  @Test
  void saysHowLongItHasBeenBehindAndThatItIsNoMore() throws Exception {
    CountDownLatch behind = new CountDownLatch(1);
    Runnable endless =
        new Runnable() {
          @Override
          public void run() {
            if (loop.behind() > TimeUnit.MILLISECONDS.toNanos(20)) {
              behind.countDown();
            } else {
              loop.execute(this);
            }
          }
        };
    loop.execute(endless);
    assertTrue(behind.await(5, TimeUnit.SECONDS));
    // What is asked at once may still belong to the turn in which it caught up.
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (askWhetherBehind() > 0) {
      assertTrue(System.nanoTime() < patience);
    }
  }

  private long askWhetherBehind() throws Exception {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    loop.execute(() -> answer.complete(loop.behind()));
    return answer.get(5, TimeUnit.SECONDS);
  }

  @Test
  void firesTimersWhileATaskKeepsHandingOverAnother() throws Exception {
    CountDownLatch fired = new CountDownLatch(1);
    Runnable endless =
        new Runnable() {
          @Override
          public void run() {
            if (fired.getCount() > 0) {
              loop.execute(this);
            }
          }
        };
    loop.execute(
        () ->
            loop.timers()
                .arm(
                    new Timer() {
                      @Override
                      protected void fired(long now) {
                        fired.countDown();
                      }
                    },
                    loop.clock().nanos()));
    loop.execute(endless);
    assertTrue(fired.await(5, TimeUnit.SECONDS));
  }

  @Test
  void losesADatagramThatIsTooLongOrHasNowhereToGo() throws Exception {
    try (DatagramPort port = loop.open(ANY_V4, (p, data, length, source) -> {})) {
      CompletableFuture<Boolean> sent = new CompletableFuture<>();
      loop.execute(
          () ->
              sent.complete(
                  port.send(new byte[70_000], 0, 70_000, port.local())
                      || port.send(
                          new byte[1],
                          0,
                          1,
                          InetSocketAddress.createUnresolved("nowhere.invalid", 5060))));
      assertFalse(sent.get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void closesTwiceAndFreesItsPorts() throws Exception {
    NioLoop other = new NioLoop("other", failures::add);
    InetSocketAddress bound = other.open(ANY_V4, (p, data, length, source) -> {}).local();
    other.close();
    other.close();
    loop.open(bound, (p, data, length, source) -> {}).close();
  }

  @Test
  void needsNoMoreBuffersForMoreSockets() throws Exception {
    loop.open(ANY_V4, (p, data, length, source) -> {});
    long before = directMemory();
    for (int i = 0; i < 100; i++) {
      loop.open(ANY_V4, 16 << 10, (p, data, length, source) -> {});
    }
    assertEquals(before, directMemory());
  }

  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private void echoes(String address) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName(address), 0);
    CompletableFuture<String> answer = new CompletableFuture<>();
    try (DatagramPort echo =
            loop.open(any, (port, data, length, source) -> port.send(data, 0, length, source));
        DatagramPort client =
            loop.open(
                any,
                (port, data, length, source) ->
                    answer.complete(new String(data, 0, length, StandardCharsets.US_ASCII)))) {
      byte[] hello = "hello".getBytes(StandardCharsets.US_ASCII);
      loop.execute(() -> client.send(hello, 0, hello.length, echo.local()));
      assertEquals("hello", answer.get(5, TimeUnit.SECONDS));
    }
  }
}
