package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

  @Test
  void findsACodecByItsNameWithoutCaseAndItsClock() {
    assertEquals(Optional.of(Codec.PCMU), Codec.named("pcmu", 8000));
    assertEquals(Optional.of(Codec.OPUS), Codec.named("OPUS", 48000));
    assertEquals(Optional.empty(), Codec.named("PCMU", 16000));
    assertEquals(Optional.empty(), Codec.named("speex", 8000));
  }

  @Test
  void knowsTheStaticPayloadTypesOfRfc3551() {
    assertEquals(Optional.of(Codec.PCMU), Codec.ofStaticPayloadType(0));
    assertEquals(Optional.of(Codec.PCMA), Codec.ofStaticPayloadType(8));
    assertEquals(Optional.empty(), Codec.ofStaticPayloadType(-1));
    assertEquals(OptionalInt.empty(), Codec.OPUS.staticPayloadType());
  }

  @Test
  void asksOpusForNoMoreThanTheOtherSideCanHear() {
    assertEquals(
        "maxplaybackrate=8000;sprop-maxcapturerate=8000", Codec.OPUS.formatParameters(8000));
    assertEquals("", Codec.OPUS.formatParameters(48000));
    assertEquals("", Codec.PCMA.formatParameters(8000));
  }

  @ParameterizedTest
  @EnumSource
  void makesEncodersAndDecodersAtTheRateAskedFor(Codec codec) {
    for (int sampleRate : new int[] {8000, 16000, 48000}) {
      assertEquals(sampleRate, codec.encoder(sampleRate).sampleRate());
      assertEquals(sampleRate, codec.decoder(sampleRate).sampleRate());
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesOtherSampleRates(Codec codec) {
    assertThrows(IllegalArgumentException.class, () -> codec.encoder(44100));
    assertThrows(IllegalArgumentException.class, () -> codec.decoder(0));
  }
}
