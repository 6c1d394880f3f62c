package org.patchbay.proxy.locating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.patchbay.loop.Clock;

/**
 * What DNS has answered, for as long as it said (RFC 1035 §3.2.1, RFC 2308), but within bounds. A
 * question that is being asked is not asked a second time. It holds so many answers, the least used
 * of which goes first, and lets so many questions be under way; beyond that they fail at once.
 */
final class DnsCache implements Dns {
  static final int MOST_ANSWERS = 10_000;
  static final int MOST_UNDER_WAY = 500;

  private static final long LEAST_SECONDS = 1;
  private static final long MOST_SECONDS = TimeUnit.HOURS.toSeconds(1);
  private static final long MOST_NEGATIVE_SECONDS = TimeUnit.MINUTES.toSeconds(5);

  /** A server that fails is not asked again at once (RFC 2308 §7). */
  private static final long FAILED_SECONDS = 5;

  /** What has run out still counts for so long where DNS fails (RFC 8767 §5). */
  private static final long STALE_NANOS = TimeUnit.HOURS.toNanos(1);

  private record Question(String name, RecordType type) {}

  /**
   * An answer.
   *
   * @param until when it has run out
   * @param staleUntil when it does not even count any more where DNS fails
   */
  private record Remembered(DnsAnswer answer, long until, long staleUntil) {}

  private final Dns dns;
  private final Clock clock;
  private final Map<Question, Remembered> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Remembered> eldest) {
          return size() > MOST_ANSWERS;
        }
      };
  private final Map<Question, List<Consumer<DnsAnswer>>> underWay = new HashMap<>();

  DnsCache(Dns dns, Clock clock) {
    this.dns = dns;
    this.clock = clock;
  }

  @Override
  public void ask(String name, RecordType type, Consumer<DnsAnswer> answered) {
    Question question = new Question(name, type);
    Remembered known = answers.get(question);
    if (known != null && clock.nanos() < known.until) {
      answered.accept(known.answer);
      return;
    }
    List<Consumer<DnsAnswer>> waiting = underWay.get(question);
    if (waiting != null) {
      waiting.add(answered);
    } else if (underWay.size() >= MOST_UNDER_WAY) {
      answered.accept(DnsAnswer.failed());
    } else {
      waiting = new ArrayList<>(1);
      waiting.add(answered);
      underWay.put(question, waiting);
      dns.ask(name, type, answer -> answered(question, answer));
    }
  }

  private void answered(Question question, DnsAnswer answer) {
    List<Consumer<DnsAnswer>> waiting = underWay.remove(question);
    if (waiting == null) {
      return; // answered twice
    }
    DnsAnswer kept = keep(question, answer);
    waiting.forEach(consumer -> consumer.accept(kept));
  }

  private DnsAnswer keep(Question question, DnsAnswer answer) {
    long now = clock.nanos();
    Remembered before = answers.get(question);
    boolean staleIsBetter =
        answer.outcome() == DnsAnswer.Outcome.FAILED
            && before != null
            && before.answer.outcome() != DnsAnswer.Outcome.FAILED
            && now < before.staleUntil;
    DnsAnswer kept = staleIsBetter ? before.answer : answer;
    long until = now + TimeUnit.SECONDS.toNanos(seconds(answer));
    long staleUntil = staleIsBetter ? before.staleUntil : until + STALE_NANOS;
    answers.put(question, new Remembered(kept, until, staleUntil));
    return kept;
  }

  private static long seconds(DnsAnswer answer) {
    long most =
        switch (answer.outcome()) {
          case FOUND -> MOST_SECONDS;
          case NOT_THERE -> MOST_NEGATIVE_SECONDS;
          case FAILED -> FAILED_SECONDS;
        };
    long least = answer.outcome() == DnsAnswer.Outcome.FAILED ? FAILED_SECONDS : LEAST_SECONDS;
    return Math.max(least, Math.min(answer.ttlSeconds(), most));
  }

  /** How many answers it holds. */
  int size() {
    return answers.size();
  }
}
