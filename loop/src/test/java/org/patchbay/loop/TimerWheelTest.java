package org.patchbay.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private static final long START = millis(12_345);

  private final TimerWheel wheel = new TimerWheel(START);
  private final List<String> fired = new ArrayList<>();

  @Test
  void firesAtItsDeadlineAndNotBefore() {
    Timer timer = armed("a", millis(10));
    wheel.advance(START + millis(10) - 1);
    assertTrue(timer.armed());
    wheel.advance(START + millis(10));
    assertFalse(timer.armed());
    assertEquals(List.of("a"), fired);
    assertEquals(0, wheel.size());
  }

  @Test
  void roundsADeadlineWithinATickUp() {
    armed("a", millis(10) + 1);
    wheel.advance(START + millis(10) + 999_999);
    assertEquals(List.of(), fired);
    wheel.advance(START + millis(11));
    assertEquals(List.of("a"), fired);
  }

  @Test
  void firesWhatIsPastInTheNextTick() {
    wheel.advance(START + millis(5));
    Timer timer = new Named("a");
    wheel.arm(timer, START);
    wheel.advance(wheel.nextDeadline());
    assertEquals(List.of("a"), fired);
  }

  @Test
  void firesInTheOrderOfDeadlines() {
    armed("c", millis(9_000));
    armed("a", millis(1));
    armed("d", millis(30_000));
    armed("b", millis(2));
    wheel.advance(START + millis(60_000));
    assertEquals(List.of("a", "b", "c", "d"), fired);
  }

  @Test
  void movesADeadlineLater() {
    Timer timer = armed("a", millis(10));
    wheel.arm(timer, START + millis(20_000));
    assertEquals(1, wheel.size());
    wheel.advance(START + millis(19_999));
    assertEquals(List.of(), fired);
    wheel.advance(START + millis(20_000));
    assertEquals(List.of("a"), fired);
  }

  @Test
  void movesADeadlineEarlier() {
    Timer timer = armed("a", millis(20_000));
    wheel.arm(timer, START + millis(10));
    wheel.advance(START + millis(10));
    assertEquals(List.of("a"), fired);
    assertEquals(0, wheel.size());
  }

  @Test
  void doesNotFireWhatWasCancelled() {
    Timer timer = armed("a", millis(10));
    wheel.cancel(timer);
    wheel.cancel(timer);
    wheel.advance(START + millis(100));
    assertEquals(List.of(), fired);
    assertEquals(Long.MAX_VALUE, wheel.nextDeadline());
  }

  @Test
  void letsATimerCancelAnotherOfTheSameTick() {
    Timer second = new Named("second");
    Timer first =
        new Timer() {
          @Override
          protected void fired(long now) {
            wheel.cancel(second);
          }
        };
    wheel.arm(first, START + millis(10));
    wheel.arm(second, START + millis(10));
    wheel.advance(START + millis(20));
    assertEquals(List.of(), fired);
    assertEquals(0, wheel.size());
  }

  @Test
  void letsATimerPutOffAnotherOfTheSameTick() {
    Timer second = new Named("second");
    Timer first =
        new Timer() {
          @Override
          protected void fired(long now) {
            wheel.arm(second, START + millis(15));
          }
        };
    wheel.arm(first, START + millis(10));
    wheel.arm(second, START + millis(10));
    wheel.advance(START + millis(14));
    assertEquals(List.of(), fired);
    wheel.advance(START + millis(15));
    assertEquals(List.of("second"), fired);
  }

  @Test
  void letsATimerArmItselfAgain() {
    Timer ticking =
        new Timer() {
          @Override
          protected void fired(long now) {
            fired.add("tick");
            wheel.arm(this, now + millis(10));
          }
        };
    wheel.arm(ticking, START);
    for (int i = 0; i <= 30; i++) {
      wheel.advance(START + millis(i));
    }
    assertEquals(4, fired.size());
  }

  @Test
  void firesTheOthersOfATickWhenOneThrows() {
    Timer broken =
        new Timer() {
          @Override
          protected void fired(long now) {
            throw new IllegalStateException("broken");
          }
        };
    wheel.arm(broken, START + millis(10));
    armed("other", millis(10));
    assertThrows(IllegalStateException.class, () -> wheel.advance(START + millis(10)));
    assertTrue(wheel.nextDeadline() <= START + millis(10));
    assertEquals(1, wheel.advance(START + millis(10)));
    assertEquals(List.of("other"), fired);
    assertEquals(Long.MAX_VALUE, wheel.nextDeadline());
  }

  @Test
  void saysWhenItWantsToBeCalled() {
    assertEquals(Long.MAX_VALUE, wheel.nextDeadline());
    armed("a", millis(1_000));
    assertEquals(START + millis(1_000), wheel.nextDeadline());
    armed("far", millis(100_000));
    int turns = 0;
    while (wheel.size() > 0) {
      wheel.advance(wheel.nextDeadline());
      turns++;
    }
    assertEquals(List.of("a", "far"), fired);
    assertTrue(turns < 20, turns + " turns");
  }

  @Test
  void agreesWithAListOfDeadlines() {
    SeededIds dice = new SeededIds(7);
    List<Named> timers = new ArrayList<>();
    long[] deadlines = new long[200];
    for (int i = 0; i < deadlines.length; i++) {
      timers.add(new Named(Integer.toString(i)));
      deadlines[i] = Long.MAX_VALUE;
    }
    long now = START;
    for (int step = 0; step < 20_000; step++) {
      int which = dice.nextInt(deadlines.length);
      if (dice.nextInt(4) == 0) {
        wheel.cancel(timers.get(which));
        deadlines[which] = Long.MAX_VALUE;
      } else {
        deadlines[which] = now + millis(1 + dice.nextInt(40_000));
        wheel.arm(timers.get(which), deadlines[which]);
      }
      now += millis(dice.nextInt(step % 100 == 0 ? 20_000 : 50));
      fired.clear();
      wheel.advance(now);
      List<String> due = new ArrayList<>();
      for (int i = 0; i < deadlines.length; i++) {
        if (deadlines[i] <= now) {
          due.add(Integer.toString(i));
          deadlines[i] = Long.MAX_VALUE;
        }
      }
      assertEquals(due.stream().sorted().toList(), fired.stream().sorted().toList());
    }
    long armed = timers.stream().filter(Timer::armed).count();
    assertEquals(armed, wheel.size());
  }

  private Timer armed(String name, long after) {
    Timer timer = new Named(name);
    wheel.arm(timer, START + after);
    return timer;
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private final class Named extends Timer {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    protected void fired(long now) {
      fired.add(name);
    }
  }
}
