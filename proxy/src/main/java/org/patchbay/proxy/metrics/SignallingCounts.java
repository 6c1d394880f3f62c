package org.patchbay.proxy.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.transport.Transport;

/**
 * Counts what the layers of one loop do. All methods are called on the loop; those that count cost
 * an addition.
 */
public final class SignallingCounts {
  private static final Transport[] TRANSPORTS = Transport.values();
  private static final Method[] METHODS = Method.values();
  private static final Refusal[] REFUSALS = Refusal.values();
  private static final CredentialCheck[] CHECKS = CredentialCheck.values();
  private static final int FIRST_STATUS = 100;
  private static final int STATUSES = 600;
  private static final int STATUS_AT = "SIP/2.0 ".length();

  /** Reading the time costs more than counting: one message in so many is timed. */
  private static final int TIMED_ONE_IN = 16;

  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;

  private final long[] requests = new long[TRANSPORTS.length * METHODS.length];
  private final long[] responsesReceived = new long[TRANSPORTS.length * STATUSES];
  private final long[] responsesSent = new long[TRANSPORTS.length * STATUSES];
  private final long[] refusals = new long[REFUSALS.length];
  private final long[] checks = new long[CHECKS.length];
  private long messages;
  private long retransmissionsReceived;
  private long retransmissionsSent;
  private long registersAccepted;
  private long registersRefused;

  private final LatencyHistogram answer =
      new LatencyHistogram(
          5 * MILLI,
          10 * MILLI,
          25 * MILLI,
          50 * MILLI,
          100 * MILLI,
          250 * MILLI,
          500 * MILLI,
          1_000 * MILLI,
          2_500 * MILLI,
          5_000 * MILLI,
          10_000 * MILLI,
          32_000 * MILLI);

  private final LatencyHistogram processing =
      new LatencyHistogram(
          5 * MICRO,
          10 * MICRO,
          25 * MICRO,
          50 * MICRO,
          100 * MICRO,
          250 * MICRO,
          500 * MICRO,
          MILLI,
          5 * MILLI,
          25 * MILLI,
          100 * MILLI);

  /** Counts a request that arrived, a retransmission included. */
  public void request(Method method, Transport transport) {
    requests[transport.ordinal() * METHODS.length + method.ordinal()]++;
  }

  /** Counts a response that arrived. */
  public void responseReceived(int status, Transport transport) {
    count(responsesReceived, status, transport);
  }

  /**
   * Counts a response that leaves.
   *
   * @param response its octets; the status is read from the status line
   */
  public void responseSent(byte[] response, Transport transport) {
    int status = 0;
    for (int i = STATUS_AT; i < STATUS_AT + 3 && i < response.length; i++) {
      status = 10 * status + response[i] - '0';
    }
    count(responsesSent, status, transport);
  }

  private static void count(long[] statuses, int status, Transport transport) {
    int code = status - FIRST_STATUS;
    if (code >= 0 && code < STATUSES) {
      statuses[transport.ordinal() * STATUSES + code]++;
    }
  }

  /** Counts a request that this server refuses by itself, a challenge included. */
  public void refused(Refusal refusal, Method method) {
    refusals[refusal.ordinal()]++;
    if (method == Method.REGISTER && refusal != Refusal.REGISTRATION_CREDENTIALS_WANTED) {
      registersRefused++;
    }
  }

  /** Counts a REGISTER that is answered with 200. */
  public void registerAccepted() {
    registersAccepted++;
  }

  /** Counts a look at digest credentials. */
  public void checked(CredentialCheck check) {
    checks[check.ordinal()]++;
  }

  /** Counts a request that has come before. */
  public void retransmissionReceived() {
    retransmissionsReceived++;
  }

  /** Counts a message that is sent again. */
  public void retransmissionSent() {
    retransmissionsSent++;
  }

  /** How many messages were sent again. */
  public long retransmissionsSent() {
    return retransmissionsSent;
  }

  /** Counts how long an INVITE had no response above 100 from here, in nanoseconds. */
  public void answered(long nanos) {
    answer.record(nanos);
  }

  /** Counts a message, and says whether it is one of those to be timed. */
  public boolean isTimed() {
    return messages++ % TIMED_ONE_IN == 0;
  }

  /** Counts how long a message kept the loop, in nanoseconds. */
  public void processed(long nanos) {
    processing.record(nanos);
  }

  /** A copy for another thread. */
  public SignallingSnapshot snapshot() {
    List<SignallingSnapshot.Requests> byMethod = new ArrayList<>();
    List<SignallingSnapshot.Responses> byStatus = new ArrayList<>();
    for (Transport transport : TRANSPORTS) {
      for (Method method : METHODS) {
        long count = requests[transport.ordinal() * METHODS.length + method.ordinal()];
        if (count > 0) {
          byMethod.add(new SignallingSnapshot.Requests(transport, method, count));
        }
      }
      for (int status = FIRST_STATUS; status < FIRST_STATUS + STATUSES; status++) {
        int i = transport.ordinal() * STATUSES + status - FIRST_STATUS;
        if (responsesReceived[i] + responsesSent[i] > 0) {
          byStatus.add(
              new SignallingSnapshot.Responses(
                  transport, status, responsesReceived[i], responsesSent[i]));
        }
      }
    }
    return new SignallingSnapshot(
        byMethod,
        byStatus,
        byConstant(Refusal.class, REFUSALS, refusals),
        byConstant(CredentialCheck.class, CHECKS, checks),
        retransmissionsReceived,
        retransmissionsSent,
        registersAccepted,
        registersRefused,
        answer.snapshot(),
        processing.snapshot());
  }

  private static <E extends Enum<E>> Map<E, Long> byConstant(
      Class<E> type, E[] constants, long[] counts) {
    Map<E, Long> copy = new EnumMap<>(type);
    for (E constant : constants) {
      copy.put(constant, counts[constant.ordinal()]);
    }
    return copy;
  }
}
