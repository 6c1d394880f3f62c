package org.patchbay.b2bua.sdp;

import java.util.Locale;
import java.util.Set;

/**
 * What an {@code a=rtpmap} line names (RFC 8866 §6.6). Names are compared in whatever case.
 *
 * @param name in lower case
 * @param clockRate of RTP timestamps, in Hz
 * @param channels 1 where none are written
 */
public record RtpCodec(String name, int clockRate, int channels) {

  /** G.711 µ-law (RFC 3551 §4.5.14). */
  public static final RtpCodec PCMU = new RtpCodec("PCMU", 8000, 1);

  /** G.711 A-law (RFC 3551 §4.5.14). */
  public static final RtpCodec PCMA = new RtpCodec("PCMA", 8000, 1);

  /** G.722, whose RTP clock is 8000 Hz by an old mistake (RFC 3551 §4.5.2). */
  public static final RtpCodec G722 = new RtpCodec("G722", 8000, 1);

  /** Opus, always written with 48000 Hz and two channels (RFC 7587 §7). */
  public static final RtpCodec OPUS = new RtpCodec("opus", 48_000, 2);

  /** What is no speech codec of its own: events, noise, redundancy and repair. */
  private static final Set<String> AUXILIARY =
      Set.of("telephone-event", "cn", "red", "ulpfec", "flexfec-03", "rtx", "tone");

  public RtpCodec {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** Telephone events at a clock rate (RFC 4733 §2.5.1.1 wants that of the audio beside them). */
  public static RtpCodec telephoneEvent(int clockRate) {
    return new RtpCodec("telephone-event", clockRate, 1);
  }

  /** Whether these are telephone events. */
  public boolean isTelephoneEvent() {
    return name.equals("telephone-event");
  }

  /** Whether a call's audio can be in it. */
  public boolean isAudio() {
    return !AUXILIARY.contains(name);
  }

  /** As {@code a=rtpmap} writes it. */
  @Override
  public String toString() {
    String shown = name.startsWith("pcm") || name.startsWith("g7") ? upper() : name;
    return shown + "/" + clockRate + (channels == 1 ? "" : "/" + channels);
  }

  private String upper() {
    return name.toUpperCase(Locale.ROOT);
  }
}
