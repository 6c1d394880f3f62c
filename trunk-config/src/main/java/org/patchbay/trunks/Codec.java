package org.patchbay.trunks;

import java.util.Locale;
import org.patchbay.config.Quoted;
import org.patchbay.config.Reading;
import org.patchbay.config.Syntax;

/** A codec that a trunk can be limited to, by its name in SDP (RFC 3551 §6, RFC 7587 §7). */
public enum Codec {
  PCMU("PCMU"),
  PCMA("PCMA"),
  G722("G722"),
  OPUS("opus");

  /** Its name in SDP, in whatever case. */
  public static final Syntax<Codec> SYNTAX = Codec::read;

  private final String sdpName;

  Codec(String sdpName) {
    this.sdpName = sdpName;
  }

  /** As SDP's {@code a=rtpmap} writes it. */
  public String sdpName() {
    return sdpName;
  }

  private static Reading<Codec> read(String text) {
    for (Codec codec : values()) {
      if (codec.sdpName.equalsIgnoreCase(text)) {
        return Reading.value(codec);
      }
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "telephone-event" ->
          Reading.wrong(Quoted.of(text) + " is implied by every list of codecs", "remove it");
      case "g729", "gsm", "ilbc" ->
          Reading.wrong(Quoted.of(text) + " is not supported by this version yet", "remove it");
      default ->
          Reading.wrong(
              Quoted.of(text) + " is not a codec", "write some of PCMU, PCMA, G722, opus");
    };
  }
}
