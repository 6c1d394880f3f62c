package org.patchbay.b2bua.sdp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes offers (RFC 3264 §5, §8): one audio stream, and whatever earlier ones must stay. */
public final class Offer {
  private static final int EVENTS_WITH_AUDIO_AT_8000 = 101;
  private static final int EVENTS_OTHERWISE = 100;
  private static final Optional<String> SIXTEEN_EVENTS = Optional.of("0-15");

  private Offer() {}

  /**
   * The offer to one party that follows from what the other can do.
   *
   * @param other the other party's audio, with its direction as it sees it
   * @param policy for the party that the offer goes to
   * @param session our side of the session with that party
   * @return none if there is no codec that the one may use and the other could be bridged with
   */
  public static Optional<SessionDescription> following(
      RemoteAudio other, CodecPolicy policy, LocalSession session) {
    List<PayloadFormat> audio = candidates(other, policy);
    if (audio.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        offer(audio, other.formats(), other.direction(), other.packetTime(), session));
  }

  /** The offer to one party that follows from nothing but what this server can do. */
  public static SessionDescription ofOurs(
      CodecPolicy policy, Direction direction, LocalSession session) {
    List<PayloadFormat> audio =
        policy.only().orElse(policy.convertible()).stream()
            .filter(policy::converts)
            .map(Offer::unassigned)
            .toList();
    return offer(audio, List.of(), direction, Optional.empty(), session);
  }

  /** The last offer or answer again, in another direction: hold, or resumption. */
  public static SessionDescription again(Direction direction, LocalSession session) {
    SessionDescription before = session.previous().orElseThrow();
    List<MediaDescription> streams = new ArrayList<>();
    for (MediaDescription stream : before.media()) {
      Optional<Integer> packetTime =
          stream.value("ptime").flatMap(text -> Numbers.parse(text, 200));
      streams.add(
          stream.port() == 0
              ? stream
              : session.audio(stream.protocol(), PayloadFormat.of(stream), direction, packetTime));
    }
    return session.describe(streams);
  }

  private static SessionDescription offer(
      List<PayloadFormat> audio,
      List<PayloadFormat> others,
      Direction direction,
      Optional<Integer> packetTime,
      LocalSession session) {
    PayloadTypes types = new PayloadTypes(session);
    Set<Integer> clockRates = new LinkedHashSet<>();
    for (PayloadFormat format : audio) {
      clockRates.add(format.codec().clockRate());
      types.add(format.codec(), format.parameters(), assignedBy(others, format.codec()));
    }
    for (int clockRate : clockRates) {
      RtpCodec events = RtpCodec.telephoneEvent(clockRate);
      int usual = clockRate == 8000 ? EVENTS_WITH_AUDIO_AT_8000 : EVENTS_OTHERWISE;
      types.add(events, SIXTEEN_EVENTS, assignedBy(others, events).or(() -> Optional.of(usual)));
    }
    List<MediaDescription> streams = new ArrayList<>();
    int index = audioIndex(session);
    for (int i = 0; i < index; i++) {
      streams.add(session.previous().orElseThrow().media().get(i).refused());
    }
    streams.add(session.audio("RTP/AVP", types.assigned(), direction, packetTime));
    return session.describe(streams);
  }

  /** Where the audio stream stood before: a stream keeps its place (RFC 3264 §8). */
  private static int audioIndex(LocalSession session) {
    List<MediaDescription> before =
        session.previous().map(SessionDescription::media).orElse(List.of());
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).media().equals("audio") && before.get(i).port() != 0) {
        return i;
      }
    }
    return before.size();
  }

  private static List<PayloadFormat> candidates(RemoteAudio other, CodecPolicy policy) {
    List<PayloadFormat> audio = other.audio();
    boolean convertible = audio.stream().anyMatch(format -> policy.converts(format.codec()));
    List<PayloadFormat> candidates = new ArrayList<>();
    if (policy.only().isEmpty()) {
      candidates.addAll(audio);
    }
    for (RtpCodec codec : policy.only().orElse(policy.convertible())) {
      Optional<PayloadFormat> shared = other.find(codec);
      if (policy.only().isPresent() && shared.isPresent()) {
        candidates.add(shared.get());
      } else if (shared.isEmpty() && convertible && policy.converts(codec)) {
        candidates.add(unassigned(codec));
      }
    }
    return candidates;
  }

  private static PayloadFormat unassigned(RtpCodec codec) {
    return new PayloadFormat(
        PayloadFormat.staticTypeOf(codec).orElse(PayloadFormat.FIRST_DYNAMIC),
        codec,
        Optional.empty());
  }

  private static Optional<Integer> assignedBy(List<PayloadFormat> formats, RtpCodec codec) {
    return formats.stream()
        .filter(format -> format.codec().equals(codec))
        .map(PayloadFormat::payloadType)
        .findFirst();
  }
}
