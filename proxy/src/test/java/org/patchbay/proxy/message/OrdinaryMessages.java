package org.patchbay.proxy.message;

import java.util.List;

/** Messages of an ordinary call, with everything in them that is read or edited. */
final class OrdinaryMessages {
  private static final String INVITE =
      """
      INVITE sip:bob@192.0.2.4:5070;transport=udp SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK1, SIP/2.0/TCP h;branch=z9hG4bK0
      Max-Forwards: 70
      Route: <sip:proxy.example.com;lr>, <sip:next.example.com;lr>
      Route: <sip:last.example.com;lr>
      From: "Alice" <sip:alice@example.com>;tag=a1
      To: <sip:bob@example.com>
      Call-ID: c1@192.0.2.1
      CSeq: 1 INVITE
      Contact: <sip:alice@192.0.2.1:5060>;+sip.instance="<urn:uuid:1>", <sip:a@h>;q=0.5
      Proxy-Authorization: Digest username="alice", realm="example.com", nonce="n", response="r"
      P-Asserted-Identity: <sip:alice@example.com>
      X-Patchbay-User: alice
      Content-Type: application/sdp
      Content-Length: 5

      v=0
      """;

  private static final String ANSWER =
      """
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP proxy;branch=z9hG4bK1,SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK0
      Via: SIP/2.0/UDP 192.0.2.9
      Record-Route: <sip:proxy;lr>
      From: <sip:alice@example.com>;tag=a1
      To: <sip:bob@example.com>;tag=b1
      Call-ID: c1
      CSeq: 1 INVITE
      X-Patchbay-Leg: 4
      Content-Length: 0

      """;

  private static final String WORDS =
      """
      OPTIONS sips:%41@[2001:db8::1]:5061;transport=tcp;maddr=10.0.0.1;lr SIP/2.0
      v: SIP/2.0/TLS [::ffff:10.0.0.1]:5061;received=10.0.0.1;rport=1;maddr=h;ttl=1;branch=Z9HG4BK
      f: A "B" <sip:a:p@b?Subject=c>;tag=1
      t: tel:+12065550123;phone-context=example.com
      i: a@b
      CSeq:\t4294967295
       OPTIONS
      m: *
      Record-Route: <sip:x@10.0.0.1;lr;r2=on>
      Path: <sip:p;lr;ob>
      Service-Route: <sip:s;lr>
      Require: path, outbound, 100rel
      Proxy-Require: sec-agree
      Supported: gruu
      Privacy: id
      Remote-Party-ID: <sip:a@b>
      Authorization: Digest username="a\\"b", realm=r, nonce="n", uri="sip:b", response="r", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="c"
      Expires: 2147483648
      User-Agent: u
      c: multipart/mixed;boundary="b"
      l: 0

      """;

  private OrdinaryMessages() {}

  /** An INVITE, a REGISTER, a 200, and all the words that could be in others. */
  static List<byte[]> all() {
    return List.of(
        MessageText.lines(WORDS),
        MessageText.lines(INVITE),
        MessageText.lines(INVITE.replace("INVITE", "REGISTER")),
        MessageText.lines(ANSWER));
  }
}
