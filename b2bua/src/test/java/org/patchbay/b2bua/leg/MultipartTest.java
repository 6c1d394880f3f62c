package org.patchbay.b2bua.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartTest {
  private static final String SDP = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n";

  @Test
  void findsTheSessionDescriptionAmongTheParts() {
    String text =
        "preamble\r\n--b42\r\nContent-Type: application/pidf+xml\r\n\r\n<presence/>\r\n"
            + "--b42\r\ncontent-type:application/SDP;charset=utf-8\r\nContent-ID: <1>\r\n\r\n"
            + SDP
            + "--b42--\r\n";
    assertEquals(Optional.of(Body.sdp(SDP)), Multipart.sessionDescription("b42", text));
  }

  @Test
  void findsOneThatComesFirst() {
    String text = "--b\nContent-Type: application/sdp\n\n" + SDP + "--b--";
    assertEquals(Optional.of(Body.sdp(SDP)), Multipart.sessionDescription("b", text));
  }

  @Test
  void findsNothingInAPartOfAnotherType() {
    String text = "--b\r\nContent-Type: text/plain\r\n\r\napplication/sdp\r\n--b--";
    assertEquals(Optional.empty(), Multipart.sessionDescription("b", text));
  }

  @Test
  void findsNothingInAPartThatDoesNotEnd() {
    String text = "--b\r\nContent-Type: application/sdp\r\n\r\n" + SDP;
    assertEquals(Optional.empty(), Multipart.sessionDescription("b", text));
  }

  @Test
  void findsNothingWithoutABoundary() {
    assertEquals(Optional.empty(), Multipart.sessionDescription("", "--\r\n\r\n--"));
  }
}
