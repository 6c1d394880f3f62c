package org.patchbay.proxy.locating;

import java.util.List;

/**
 * The answer to a question of DNS.
 *
 * @param records those of the type that was asked for; none unless they were found
 * @param outcome what came of it
 * @param ttlSeconds how long it holds; as DNS says it, also where nothing is there (RFC 2308 §5)
 */
public record DnsAnswer(List<DnsRecord> records, Outcome outcome, long ttlSeconds) {

  /** How long it is to be believed that nothing is there, where DNS does not say. */
  private static final long UNSAID_SECONDS = 30;

  /** What came of a question. */
  public enum Outcome {
    FOUND,

    /** DNS says that there are no such records. */
    NOT_THERE,

    /** Nobody answered in time, or the answer was a failure: whether there are any is unknown. */
    FAILED
  }

  public DnsAnswer {
    records = List.copyOf(records);
  }

  /** Records were found. */
  public static DnsAnswer found(List<? extends DnsRecord> records, long ttlSeconds) {
    return new DnsAnswer(List.copyOf(records), Outcome.FOUND, ttlSeconds);
  }

  /** There are no such records, and will be none for so long. */
  public static DnsAnswer notThere(long ttlSeconds) {
    return new DnsAnswer(List.of(), Outcome.NOT_THERE, ttlSeconds);
  }

  /** There are no such records; DNS does not say for how long. */
  public static DnsAnswer notThere() {
    return notThere(UNSAID_SECONDS);
  }

  /** Nobody knows. */
  public static DnsAnswer failed() {
    return new DnsAnswer(List.of(), Outcome.FAILED, 0);
  }
}
