package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpusFormatTest {

  @Test
  void readsWhatAnEncoderObeys() {
    assertEquals(
        new OpusFormat(16000, 20000, true),
        OpusFormat.parse("maxplaybackrate=16000; sprop-stereo=1; MaxAverageBitrate=20000; cbr=1"));
  }

  @Test
  void bringsWhatIsOutOfRangeIntoIt() {
    assertEquals(
        new OpusFormat(8000, 6000, false),
        OpusFormat.parse("maxplaybackrate=1;maxaveragebitrate=0"));
    assertEquals(
        OpusFormat.DEFAULT, OpusFormat.parse("maxplaybackrate=96000;maxaveragebitrate=999999"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ";", "=", "=;=", "cbr", "cbr=-1", "cbr=x", "maxplaybackrate=99999999999", " "})
  void passesOverWhatItCannotRead(String parameters) {
    assertEquals(OpusFormat.DEFAULT, OpusFormat.parse(parameters));
  }

  @Test
  void writesWhatItReads() {
    OpusFormat format = new OpusFormat(12000, 14000, true);
    assertEquals(format, OpusFormat.parse(format.parameters()));
  }
}
