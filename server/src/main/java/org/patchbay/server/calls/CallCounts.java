package org.patchbay.server.calls;

import java.util.List;
import java.util.Map;
import org.patchbay.b2bua.trunk.TrunkAttempts;

/**
 * The media processor in numbers at one moment.
 *
 * @param calls that are up or being set up
 * @param legs of which something may still be heard
 * @param portsTaken port pairs in use
 * @param portsLeft port pairs that a call can have now or later
 * @param packetsReceived RTP packets since the start
 * @param packetsSent RTP packets since the start
 * @param attempts to reach trunks and carriers, as they ended
 * @param peers whether each trunk and carrier is there, as far as is known: {@code trunk sbc1}
 */
public record CallCounts(
    int calls,
    int legs,
    int portsTaken,
    int portsLeft,
    long packetsReceived,
    long packetsSent,
    List<TrunkAttempts.Count> attempts,
    Map<String, Boolean> peers) {
  public CallCounts {
    attempts = List.copyOf(attempts);
    peers = Map.copyOf(peers);
  }
}
