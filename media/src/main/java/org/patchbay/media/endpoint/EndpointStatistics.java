package org.patchbay.media.endpoint;

/**
 * A leg's media in numbers, at one moment. Loss and jitter are those of RFC 3550 §A.3 and §A.8.
 *
 * @param packetsReceived RTP packets of the peer, duplicates left out
 * @param octetsReceived their payloads
 * @param packetsLost packets that did not arrive, over all sources
 * @param jitterMillis of what was received last
 * @param packetsSent RTP packets handed to the network
 * @param octetsSent their payloads
 * @param remoteLost packets that the peer reports as lost; 0 before its first report
 * @param remoteFractionLost of the last report, 0 to 1
 * @param remoteJitterMillis of the last report, by the clock of what we send
 * @param roundTripMillis from the last report; -1 when unknown
 * @param sourceChanges how often the peer's SSRC changed
 * @param strays packets from elsewhere, dropped
 * @param lastHeardNanos when the peer's last RTP or RTCP arrived, by the loop's clock; -1 for none
 */
public record EndpointStatistics(
    long packetsReceived,
    long octetsReceived,
    long packetsLost,
    double jitterMillis,
    long packetsSent,
    long octetsSent,
    long remoteLost,
    double remoteFractionLost,
    double remoteJitterMillis,
    double roundTripMillis,
    int sourceChanges,
    long strays,
    long lastHeardNanos) {}
