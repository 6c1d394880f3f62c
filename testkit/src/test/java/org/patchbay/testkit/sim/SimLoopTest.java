package org.patchbay.testkit.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;

class SimLoopTest {
  private final World world = new World(1);
  private final Host host = world.host("host", "10.0.0.1");
  private final EventLoop loop = host.loop();
  private final List<String> done = new ArrayList<>();

  @Test
  void runsTasksInOrderAtTheSameTime() {
    loop.execute(
        () -> {
          done.add("first");
          loop.execute(() -> done.add("third"));
        });
    loop.execute(() -> done.add("second"));
    assertEquals(List.of(), done);
    world.settle();
    assertEquals(List.of("first", "second", "third"), done);
    assertEquals(0, world.timeline().nanos());
  }

  @Test
  void firesATimerAtItsTimeWhoeverArmedIt() {
    arm(Duration.ofSeconds(40));
    world.advance(Duration.ofSeconds(39));
    assertEquals(List.of(), done);
    world.advance(Duration.ofSeconds(2));
    assertEquals(List.of("fired at 40000"), done);
  }

  @Test
  void showsAWallClockThatGoesWithTheTimers() {
    long before = loop.clock().epochMillis();
    world.advance(Duration.ofHours(3));
    assertEquals(Duration.ofHours(3).toMillis(), loop.clock().epochMillis() - before);
    assertEquals(Timeline.START.toEpochMilli(), before);
  }

  @Test
  void knowsItsOwnThread() {
    EventLoop other = world.host("other", "10.0.0.2").loop();
    assertTrue(loop.inLoop());
    loop.execute(() -> done.add(loop.inLoop() + " " + other.inLoop()));
    world.settle();
    assertEquals(List.of("true false"), done);
  }

  @Test
  void doesNothingMoreWhenItsHostIsKilled() {
    arm(Duration.ofSeconds(1));
    loop.execute(() -> done.add("task"));
    host.kill();
    world.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), done);
    assertFalse(host.loop() == loop);
    assertEquals(0, host.timers());
  }

  @Test
  void letsATaskThatThrowsFailTheTest() {
    loop.execute(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThrows(IllegalStateException.class, world::settle);
  }

  @Test
  void leavesTimersAloneWhenTheNetworkSettles() {
    arm(Duration.ofSeconds(1));
    world.settle();
    assertEquals(1, host.timers());
    assertTrue(world.runUntilIdle(Duration.ofMinutes(1)));
    assertEquals(0, host.timers());
  }

  private void arm(Duration after) {
    loop.timers()
        .arm(
            new Timer() {
              @Override
              protected void fired(long now) {
                done.add("fired at " + now / 1_000_000);
              }
            },
            loop.clock().nanos() + after.toNanos());
  }
}
