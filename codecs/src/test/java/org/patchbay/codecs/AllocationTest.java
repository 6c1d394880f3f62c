package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.codecs.mix.MixBus;
import org.patchbay.codecs.tone.DtmfDetector;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.codecs.tone.DtmfListener;
import org.patchbay.codecs.tone.Tone;
import org.patchbay.codecs.tone.ToneGenerator;

/** What runs for every frame leaves nothing for the garbage collector. */
class AllocationTest {

  private static final int FRAMES = 5000;

  private final short[] pcm = Signals.noise(6, 9600, 4000);
  private final short[] heard = new short[9600];
  private final byte[] packet = new byte[Codec.MAX_PAYLOAD];

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 48000})
  void g711AllocatesNothing(int sampleRate) {
    AudioEncoder encoder = Codec.PCMA.encoder(sampleRate);
    AudioDecoder decoder = Codec.PCMU.decoder(sampleRate);
    allocatesNothing(
        () -> {
          int length = encoder.encode(pcm, 0, encoder.frameSamples(), packet, 0);
          decoder.decode(packet, 0, length, heard, 0);
          decoder.conceal(heard, 0, encoder.frameSamples());
        });
  }

  @ParameterizedTest
  @EnumSource
  void translatingAllocatesNothing(G711Law law) {
    allocatesNothing(() -> law.toOtherLaw(packet, 0, 160, packet, 0));
  }

  @Test
  void mixingAllocatesNothing() {
    MixBus bus = new MixBus(960);
    allocatesNothing(
        () -> {
          bus.clear();
          bus.add(pcm, 0);
          bus.allBut(pcm, 0, heard, 0);
        });
  }

  @Test
  void tonesAllocateNothing() {
    ToneGenerator busy = new ToneGenerator(Tone.BUSY, 8000);
    ToneGenerator digits = new ToneGenerator(DtmfDigit.D5.tone(50, 50), 8000);
    int[] heardDigits = new int[1];
    DtmfDetector detector =
        new DtmfDetector(
            new DtmfListener() {
              @Override
              public void pressed(DtmfDigit digit) {
                heardDigits[0]++;
              }

              @Override
              public void released(DtmfDigit digit, int samples) {
                heardDigits[0]--;
              }
            });
    allocatesNothing(
        () -> {
          busy.generate(heard, 0, 160);
          digits.generate(heard, 0, 160);
          detector.process(heard, 0, 160);
        });
  }

  private static void allocatesNothing(Runnable frame) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    for (int i = 0; i < FRAMES; i++) {
      frame.run();
    }
    long before = threads.getThreadAllocatedBytes(self);
    for (int i = 0; i < FRAMES; i++) {
      frame.run();
    }
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    assertTrue(allocated < FRAMES, allocated + " bytes for " + FRAMES + " frames");
  }
}
