/**
 * Joins two legs. What one leg's endpoint receives leaves through the other's stream: relayed
 * untouched where both legs have the same encoding, whether this server knows it or not, transcoded
 * where they do not; telephone events and comfort noise in the other leg's terms. A packet leaves
 * when it arrives: only the codecs add delay (6.5 ms where Opus is encoded), and the packets behind
 * a lost one wait for it, 40 ms at most. Both legs and the bridge belong to one loop. RFC 3389,
 * 3551, 4733. Start reading at {@link org.patchbay.media.bridge.Bridge}, then {@code Lane}.
 */
package org.patchbay.media.bridge;
