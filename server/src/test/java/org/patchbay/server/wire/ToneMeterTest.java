package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToneMeterTest {
  @Test
  void aToneIsAllAtItsFrequency() {
    ToneMeter meter = new ToneMeter(WaveFile.sine(440, Duration.ofSeconds(2)));
    assertEquals(1, meter.share(440), 0.001);
    assertEquals(0, meter.share(880), 0.001);
    assertEquals(2, meter.loudSeconds());
  }

  @Test
  void silenceHasNoTone() {
    ToneMeter meter = new ToneMeter(new WaveFile(8_000, new short[16_000]));
    assertEquals(0, meter.share(440));
    assertEquals(0, meter.loudSeconds());
  }

  @Test
  void aMixtureIsShared() {
    short[] low = WaveFile.sine(440, Duration.ofSeconds(1)).samples();
    short[] high = WaveFile.sine(880, Duration.ofSeconds(1)).samples();
    short[] both = new short[low.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (short) ((low[i] + high[i]) / 2);
    }
    ToneMeter meter = new ToneMeter(new WaveFile(8_000, both));
    assertEquals(0.5, meter.share(440), 0.001);
    assertEquals(0.5, meter.share(880), 0.001);
  }

  @Test
  void gapsAreCountedBetweenTheFirstAndTheLastSound() {
    short[] samples = WaveFile.sine(440, Duration.ofSeconds(1)).samples();
    Arrays.fill(samples, 0, 1_600, (short) 0); // before the first
    Arrays.fill(samples, 4_000, 4_160, (short) 0); // one frame of 20 ms
    assertEquals(1 / 40.0, new ToneMeter(new WaveFile(8_000, samples)).silentShare(), 0.001);
  }

  @Test
  void aWaveFileIsReadAsItWasWritten(@TempDir Path directory) throws IOException {
    WaveFile written = WaveFile.sine(880, Duration.ofMillis(500));
    Path file = directory.resolve("tone.wav");
    written.write(file);

    WaveFile read = WaveFile.read(file);

    assertEquals(8_000, read.rate());
    assertTrue(Arrays.equals(written.samples(), read.samples()));
    assertEquals(0.5, read.seconds());
  }
}
