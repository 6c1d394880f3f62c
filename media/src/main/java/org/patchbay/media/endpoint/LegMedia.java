package org.patchbay.media.endpoint;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What offer and answer have settled for the audio of one leg. Before the answer, the remote side
 * is empty and the formats are those of our offer: media may come before it (RFC 3264 §5.1).
 *
 * @param remoteRtp where the peer wants RTP; empty when unknown or on hold with address 0.0.0.0
 * @param remoteRtcp where it wants RTCP ({@code a=rtcp}, RFC 3605); empty: the port after RTP's
 * @param rtcpMux RTCP shares RTP's port (RFC 5761)
 * @param direction seen from this server
 * @param receive what the payload types in our SDP mean, preferred first
 * @param send what the payload types in the peer's SDP mean, preferred first
 * @param packetMillis the duration of the packets that we make ({@code a=ptime}), 20 when unsaid
 */
public record LegMedia(
    Optional<InetSocketAddress> remoteRtp,
    Optional<InetSocketAddress> remoteRtcp,
    boolean rtcpMux,
    Direction direction,
    List<PayloadFormat> receive,
    List<PayloadFormat> send,
    int packetMillis) {
  /** 20 ms, the default of RFC 3551 §4.2. */
  public static final int DEFAULT_PACKET_MILLIS = 20;

  public LegMedia {
    receive = List.copyOf(receive);
    send = List.copyOf(send);
  }

  /** Nothing settled: nothing is accepted and nothing sent. */
  public static LegMedia none() {
    return new LegMedia(
        Optional.empty(),
        Optional.empty(),
        false,
        Direction.INACTIVE,
        List.of(),
        List.of(),
        DEFAULT_PACKET_MILLIS);
  }

  /** What is received before the peer has answered. */
  public static LegMedia offered(List<PayloadFormat> formats) {
    return new LegMedia(
        Optional.empty(),
        Optional.empty(),
        false,
        Direction.RECVONLY,
        formats,
        List.of(),
        DEFAULT_PACKET_MILLIS);
  }

  /** Both ways, with the same payload types both ways. */
  public static LegMedia with(InetSocketAddress remoteRtp, List<PayloadFormat> formats) {
    return new LegMedia(
        Optional.of(remoteRtp),
        Optional.empty(),
        false,
        Direction.SENDRECV,
        formats,
        formats,
        DEFAULT_PACKET_MILLIS);
  }

  /** The same in another direction. */
  public LegMedia withDirection(Direction other) {
    return new LegMedia(remoteRtp, remoteRtcp, rtcpMux, other, receive, send, packetMillis);
  }

  /** The audio format that we send when we choose; empty when there is none. */
  public Optional<PayloadFormat> sendAudio() {
    return send.stream().filter(f -> f.kind() == PayloadFormat.Kind.AUDIO).findFirst();
  }

  /** The peer's format for telephone events: that with the given clock rate, else the first. */
  public Optional<PayloadFormat> sendEvents(int clockRate) {
    return preferred(PayloadFormat.Kind.TELEPHONE_EVENT, clockRate);
  }

  /** The peer's format for comfort noise at the given clock rate. */
  public Optional<PayloadFormat> sendComfortNoise(int clockRate) {
    return preferred(PayloadFormat.Kind.COMFORT_NOISE, clockRate)
        .filter(format -> format.clockRate() == clockRate);
  }

  private Optional<PayloadFormat> preferred(PayloadFormat.Kind kind, int clockRate) {
    List<PayloadFormat> candidates = send.stream().filter(f -> f.kind() == kind).toList();
    return candidates.stream()
        .filter(format -> format.clockRate() == clockRate)
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }
}
