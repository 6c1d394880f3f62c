package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.codecs.tone.DtmfSequence;

/** The number that reads digits back. */
class DigitsTest {
  private static final int PROMPT_AND_MORE = 1000;

  private static void connected(Consumer<Scene> script) {
    Scene.play(
        scene -> {
          scene.callWithKeys(CarrierNumber.DIGITS);
          scene.connects();
          scene.advance(PROMPT_AND_MORE);
          scene.phone.forgets();
          script.accept(scene);
        });
  }

  private static short[] tones(String keys) {
    short[] pcm = new short[8000 / 1000 * 200 * keys.length()];
    var digits = keys.chars().mapToObj(c -> DtmfDigit.ofSymbol((char) c).orElseThrow()).toList();
    new DtmfSequence(digits, 8000, 100, 100).generate(pcm, 0, pcm.length);
    return pcm;
  }

  @Test
  void beepsFirst() {
    Scene.play(
        scene -> {
          scene.callWithKeys(CarrierNumber.DIGITS);
          scene.connects();
          scene.advance(300);
          assertTrue(scene.phone.share(440) > 0.9);
        });
  }

  @Test
  void sendsSilenceRatherThanNothing() {
    connected(
        scene -> {
          scene.advance(1000);
          assertTrue(scene.phone.heard().size() >= 49);
        });
  }

  @Test
  void readsKeysBackOnceAfterAPause() {
    connected(
        scene -> {
          scene.phone.presses("1590*1");
          scene.advance(1300);
          assertEquals("", scene.phone.digits());
          scene.advance(10_000);
          assertEquals("1590*1", scene.phone.digits());
        });
  }

  @Test
  void readsBackAtOnceAfterThePoundKey() {
    connected(
        scene -> {
          scene.phone.presses("42#");
          scene.advance(900);
          assertEquals("42", scene.phone.digits());
          scene.advance(5000);
          assertEquals("42", scene.phone.digits());
        });
  }

  @Test
  void readsThePoundKeyBackWhereItIsAlone() {
    connected(
        scene -> {
          scene.phone.presses("#");
          scene.advance(1000);
          assertEquals("#", scene.phone.digits());
        });
  }

  @Test
  void collectsAgainAfterwards() {
    connected(
        scene -> {
          scene.phone.presses("12#");
          scene.advance(2000);
          scene.phone.presses("3");
          scene.advance(3000);
          assertEquals("123", scene.phone.digits());
        });
  }

  @Test
  void keepsKeysThatArePressedWhileItReadsBack() {
    connected(
        scene -> {
          scene.phone.presses("123456#");
          scene.phone.presses("78");
          scene.advance(6000);
          assertEquals("12345678", scene.phone.digits());
        });
  }

  @Test
  void hearsTonesInTheAudio() {
    connected(
        scene -> {
          scene.phone.say(tones("6D08"));
          scene.phone.say(new short[8000]);
          scene.phone.say(new short[4 * 8000]);
          assertEquals("6D08", scene.phone.digits());
        });
  }

  @Test
  void doesNotHearItself() {
    connected(
        scene -> {
          scene.phone.say(tones("1"));
          scene.phone.say(new short[8000 * 3 / 2]);
          scene.phone.say(tones("1")); // what a loudspeaker gives back, while it is read back
          scene.phone.say(new short[8000 * 4]);
          assertEquals("1", scene.phone.digits());
        });
  }

  @Test
  void doesNotCountAToneThatComesWithItsEvent() {
    connected(
        scene -> {
          scene.phone.presses("5");
          scene.phone.say(tones("5"));
          scene.phone.say(new short[8000 * 4]);
          assertEquals("5", scene.phone.digits());
        });
  }

  @Test
  void readsBackWhatThereIsAfterThirtyTwoKeys() {
    connected(
        scene -> {
          String keys = "12345678901234567890123456789012";
          scene.phone.presses(keys);
          scene.advance(15_000);
          assertEquals(keys, scene.phone.digits());
        });
  }
}
