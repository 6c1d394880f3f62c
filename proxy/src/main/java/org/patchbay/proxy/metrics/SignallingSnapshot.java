package org.patchbay.proxy.metrics;

import java.util.List;
import java.util.Map;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.transport.Transport;

/**
 * What the proxy had done since its start at one moment.
 *
 * @param requests that arrived; what never arrived is not listed
 * @param responses that arrived and that left; what never did is not listed
 * @param refusals by their reason, challenges among them; every reason is listed
 * @param checks of digest credentials by their outcome; every outcome is listed
 * @param retransmissionsReceived requests that had come before
 * @param retransmissionsSent messages that were sent again
 * @param registersAccepted REGISTERs answered with 200
 * @param registersRefused REGISTERs refused; to be challenged is not to be refused
 * @param answer from an INVITE's arrival to the first response above 100 that leaves
 * @param processing how long a message kept the loop; of one message in sixteen
 */
public record SignallingSnapshot(
    List<Requests> requests,
    List<Responses> responses,
    Map<Refusal, Long> refusals,
    Map<CredentialCheck, Long> checks,
    long retransmissionsReceived,
    long retransmissionsSent,
    long registersAccepted,
    long registersRefused,
    LatencyHistogram.Snapshot answer,
    LatencyHistogram.Snapshot processing) {

  /** Requests of one method over one transport. */
  public record Requests(Transport transport, Method method, long count) {}

  /** Responses of one status over one transport. */
  public record Responses(Transport transport, int status, long received, long sent) {}

  public SignallingSnapshot {
    requests = List.copyOf(requests);
    responses = List.copyOf(responses);
    refusals = Map.copyOf(refusals);
    checks = Map.copyOf(checks);
  }

  /** The sum over all methods and transports. */
  public long requestCount() {
    return requests.stream().mapToLong(Requests::count).sum();
  }
}
