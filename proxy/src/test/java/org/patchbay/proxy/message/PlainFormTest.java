package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainFormTest {
  private final PlainForm plain = new PlainForm();

  private void writes(String block, String expected) {
    OctetWriter from = new OctetWriter();
    from.write(MessageText.lines(block));
    OctetWriter out = new OctetWriter();
    out.text("left from before");
    plain.write(from, out);
    assertEquals(expected, MessageText.text(out.toBytes()).replace("\r\n", "\n"));
  }

  @Test
  void writesOneLineAHeaderUnderItsFullName() {
    writes(
        """
        INVITE sip:bob@example.com sip/2.0
        v :SIP/2.0/UDP h
         ;branch=1 ,
        \t SIP/2.0/UDP i
        i:
         \s
         c1
        CSEQ: 0017
         INVITE
        max-forwards:70\s
        s:  Folded
         \t
          subject
        X-patchbay-Leg:1
        l:
          003

        bodyand noise""",
        """
        INVITE sip:bob@example.com SIP/2.0
        Via: SIP/2.0/UDP h ;branch=1 , SIP/2.0/UDP i
        Call-ID: c1
        CSeq: 17 INVITE
        Max-Forwards: 70
        s: Folded subject
        X-patchbay-Leg: 1
        Content-Length: 3

        bod""");
  }

  @Test
  void putsTheUriOfEachAddressInBrackets() {
    writes(
        """
        SIP/2.0 200 OK
        f: sip:alice@example.com ; tag = a1;x
        t: "B;
         C"<sip:bob@example.com;p>;tag=b1
        m: sip:bob@192.0.2.1;q=1 ,Bob<sip:bob@h>
        record-route: <sip:a;lr>;x = "y,
         z",<sip:b;lr>
        Content-Length: 0

        """,
        """
        SIP/2.0 200 OK
        From: <sip:alice@example.com>;tag=a1;x
        To: "B; C" <sip:bob@example.com;p>;tag=b1
        Contact: <sip:bob@192.0.2.1>;q=1, Bob <sip:bob@h>
        Record-Route: <sip:a;lr>;x="y, z", <sip:b;lr>
        Content-Length: 0

        """);
  }

  @Test
  void leavesACommaOutsideBracketsToTheReader() {
    writes(
        "SIP/2.0 180\s\nFrom: sip:,alice@example.com;tag=a1\n\n",
        "SIP/2.0 180\s\nFrom: sip:,alice@example.com;tag=a1\n\n");
  }

  @Test
  void leavesAnAddressThatItCannotReadToTheReader() {
    writes(
        "SIP/2.0 180\s\nTo: <sip:bob\n @h;tag=1\nContact: *\n\n",
        "SIP/2.0 180\s\nTo: <sip:bob @h;tag=1\nContact: *\n\n");
  }
}
