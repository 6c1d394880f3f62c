package org.patchbay.proxy.world;

import java.util.List;

/** Ordinary flows, as scripts for {@link MessagePathFuzzTest}. */
final class FuzzedScripts {
  private static final int BODY_OCTETS = 48;

  private static final String TEMPLATE =
      """
      INVITE sip:bob@example.com SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK1
      Max-Forwards: 70
      From: <sip:alice@example.com>;tag=a
      To: <sip:bob@example.com>
      Call-ID: c
      CSeq: 1 INVITE
      Contact: <sip:alice@10.0.0.2>
      Content-Type: application/sdp
      Content-Length: {length}

      v=0
      c=IN IP4 10.0.0.2
      m=audio 4000 RTP/AVP 0
      """;

  private static final String INVITE = invite("10.0.0.2");

  private static final String ANSWERS =
      """
      === b
      SIP/2.0 180 Ringing
      {Via}{Record-Route}{From}To: <sip:bob@example.com>;tag=b
      {Call-ID}{CSeq}Content-Length: 0

      === b
      SIP/2.0 200 OK
      {Via}{Record-Route}{From}To: <sip:bob@example.com>;tag=b
      {Call-ID}{CSeq}Contact: <sip:bob@10.0.0.3>
      Content-Length: 0

      === a
      ACK sip:bob@10.0.0.3 SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK2
      {Route}{From}{To}{Call-ID}CSeq: 1 ACK
      Content-Length: 0

      """;

  private static final String CALL = "=== a\n" + INVITE + ANSWERS;

  private static final String CALLER_HANGS_UP =
      """
      === a
      BYE sip:bob@10.0.0.3 SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK3
      {Route}From: <sip:alice@example.com>;tag=a
      To: <sip:bob@example.com>;tag=b
      Call-ID: c
      CSeq: 2 BYE
      Content-Length: 0

      """;

  private static final String CALLEE_HANGS_UP =
      """
      === b
      BYE sip:alice@10.0.0.2 SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.3;branch=z9hG4bK3
      {Route}From: <sip:bob@example.com>;tag=b
      To: <sip:alice@example.com>;tag=a
      Call-ID: c
      CSeq: 1 BYE
      Content-Length: 0

      === a
      SIP/2.0 200 OK
      {Via}{From}{To}{Call-ID}{CSeq}Content-Length: 0

      """;

  private static final String CANCELLED =
      """
      === a
      CANCEL sip:bob@example.com SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKa1
      From: <sip:alice@example.com>;tag=a
      To: <sip:bob@example.com>
      Call-ID: c
      CSeq: 1 CANCEL
      Content-Length: 0

      === w
      200
      """;

  private static final String REGISTERS =
      """
      === A
      REGISTER sip:example.com SIP/2.0
      Via: SIP/2.0/TCP 10.0.0.2;branch=z9hG4bKr
      From: <sip:alice@example.com>;tag=a
      To: <sip:alice@example.com>
      Call-ID: r
      CSeq: 1 REGISTER
      Contact: <sip:alice@10.0.0.2:9;transport=tcp>;expires=60;q=0.5;+sip.instance="<urn:x>";reg-id=1
      Contact: *;expires=0
      Content-Length: 0

      """;

  private FuzzedScripts() {}

  private static String invite(String address) {
    int body = BODY_OCTETS - "10.0.0.2".length() + address.length();
    return TEMPLATE.replace("10.0.0.2", address).replace("{length}", Integer.toString(body));
  }

  /** The scripts, with LF for the ends of lines. */
  static List<String> all() {
    String strangers =
        "=== s\n" + invite("10.0.0.66") + ANSWERS.replace("=== a", "=== s").replace("0.2", "0.66");
    return List.of(
        CALL + CALLER_HANGS_UP,
        CALL + CALLEE_HANGS_UP,
        "=== a\n" + INVITE + CANCELLED,
        REGISTERS,
        REGISTERS.replace("Contact: *;expires=0\n", "")
            + "=== t\n"
            + invite("10.0.0.7").replace("sip:bob", "sip:alice"),
        strangers,
        strangers.replace("=== s", "=== S").replace("/UDP", "/TCP"),
        strangers.replace("Max-Forwards", "Route: <sip:x@10.0.0.1;lr>\nMax-Forwards"),
        "=== k\n" + invite("10.0.0.5").replace("sip:bob@", "sip:+14255550100@"),
        "=== a\n" + INVITE.replace("sip:bob@", "sip:+12065550100@"),
        "=== t\n" + invite("10.0.0.7").replace("bob@example.com SIP", "+1206@10.0.0.5 SIP"),
        "=== s\nOPTIONS sip:example.com SIP/2.0\nVia: SIP/2.0/UDP 10.0.0.66\nFrom: <sip:a@b>;tag=1\n"
            + "To: <sip:example.com>\nCall-ID: o\nCSeq: 1 OPTIONS\n\n");
  }
}
