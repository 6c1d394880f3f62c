package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivacyTest {

  @Test
  void isEmptyWithoutTheHeader() {
    assertEquals(Set.of(), asked(""));
  }

  @Test
  void readsEachValue() {
    assertEquals(
        Set.of(Privacy.ID, Privacy.USER, Privacy.CRITICAL), asked("Privacy: id ; USER;critical\n"));
    assertEquals(
        Set.of(Privacy.HEADER, Privacy.SESSION), asked("Privacy: header\nprivacy: session\n"));
    assertEquals(Set.of(Privacy.NONE), asked("Privacy: none\n"));
  }

  @Test
  void takesACommaForASemicolon() {
    assertEquals(Set.of(Privacy.ID, Privacy.USER), asked("Privacy: id, user\n"));
  }

  @Test
  void seesWhatItDoesNotKnow() {
    assertEquals(Set.of(Privacy.ID, Privacy.OTHER), asked("Privacy: id;history\n"));
  }

  private static Set<Privacy> asked(String lines) {
    return Privacy.of(
        MessageText.message(MessageText.lines("OPTIONS sip:a SIP/2.0\n" + lines + "\n")));
  }
}
