package org.patchbay.proxy.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Clock;
import org.patchbay.proxy.locating.DnsAnswer.Outcome;

class DnsCacheTest {
  private long now = 1;
  private final ScriptedDns dns = new ScriptedDns().host("there.example.org", "192.0.2.1");
  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return now;
        }

        @Override
        public long epochMillis() {
          return now / 1_000_000;
        }
      };
  private final DnsCache cache = new DnsCache(dns, clock);

  private Outcome ask(String name) {
    List<DnsAnswer> answers = new ArrayList<>();
    cache.ask(name, RecordType.A, answers::add);
    return answers.get(0).outcome();
  }

  private int questions() {
    return dns.asked().size();
  }

  private void passes(Duration time) {
    now += time.toNanos();
  }

  @Test
  void remembersForAsLongAsDnsSays() {
    dns.livesFor(20);
    ask("there.example.org");
    passes(Duration.ofSeconds(19));
    assertEquals(Outcome.FOUND, ask("there.example.org"));
    assertEquals(1, questions());
    passes(Duration.ofSeconds(1));
    assertEquals(Outcome.FOUND, ask("there.example.org"));
    assertEquals(1, questions());
  }

  @Test
  void remembersThatNothingIsThere() {
    dns.livesFor(20);
    ask("nobody.example.org");
    passes(Duration.ofSeconds(19));
    assertEquals(Outcome.NOT_THERE, ask("nobody.example.org"));
    assertEquals(1, questions());
    passes(Duration.ofSeconds(2));
    ask("nobody.example.org");
    assertEquals(1, questions());
  }

  @Test
  void boundsTheTime() {
    dns.livesFor(1_000_000);
    ask("there.example.org");
    ask("nobody.example.org");
    assertEquals(2, questions());
    passes(Duration.ofMinutes(6));
    ask("there.example.org");
    assertEquals(0, questions());
    ask("nobody.example.org");
    assertEquals(1, questions());
    passes(Duration.ofHours(1));
    ask("there.example.org");
    assertEquals(1, questions());
  }

  @Test
  void asksOnceForAllWhoWait() {
    List<Consumer<DnsAnswer>> held = new ArrayList<>();
    DnsCache slow = new DnsCache((name, type, answered) -> held.add(answered), clock);
    List<DnsAnswer> answers = new ArrayList<>();
    slow.ask("there.example.org", RecordType.A, answers::add);
    slow.ask("there.example.org", RecordType.A, answers::add);
    slow.ask("there.example.org", RecordType.AAAA, answers::add);
    assertEquals(2, held.size());
    held.get(0).accept(DnsAnswer.notThere());
    assertEquals(2, answers.size());
  }

  @Test
  void letsSoManyQuestionsBeUnderWay() {
    DnsCache slow = new DnsCache((name, type, answered) -> {}, clock);
    for (int i = 0; i < DnsCache.MOST_UNDER_WAY; i++) {
      slow.ask("h" + i, RecordType.A, answer -> {});
    }
    List<DnsAnswer> answers = new ArrayList<>();
    slow.ask("one.more", RecordType.A, answers::add);
    assertEquals(Outcome.FAILED, answers.get(0).outcome());
  }

  @Test
  void doesNotGrowWithWhatIsAsked() {
    for (int i = 0; i < DnsCache.MOST_ANSWERS + 100; i++) {
      ask("h" + i + ".example.org");
    }
    assertEquals(DnsCache.MOST_ANSWERS, cache.size());
  }

  @Test
  void asksAgainSoonAfterAFailure() {
    dns.isDown(true);
    assertEquals(Outcome.FAILED, ask("there.example.org"));
    dns.isDown(false);
    assertEquals(Outcome.FAILED, ask("there.example.org"));
    passes(Duration.ofSeconds(5));
    assertEquals(Outcome.FOUND, ask("there.example.org"));
  }

  @Test
  void makesDoWithWhatHasRunOutWhereDnsFails() {
    assertEquals(Outcome.FOUND, ask("there.example.org"));
    dns.isDown(true);
    passes(Duration.ofMinutes(2));
    assertEquals(Outcome.FOUND, ask("there.example.org"));
    passes(Duration.ofMinutes(55));
    assertEquals(Outcome.FOUND, ask("there.example.org"));
    passes(Duration.ofMinutes(10));
    assertEquals(Outcome.FAILED, ask("there.example.org"));
    assertTrue(questions() >= 4);
  }
}
