package org.patchbay.b2bua.signaling;

import java.util.List;
import java.util.Optional;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.OutgoingRequest;
import org.patchbay.b2bua.leg.Party;

/** Messages as the proxy writes them on the hop, and requests of ours. */
final class HopTexts {
  private HopTexts() {}

  static OutgoingRequest outgoing(String method, long cseq) {
    return new OutgoingRequest(
        method,
        "sip:+12065550100@192.0.2.20",
        List.of("<sip:sbc1@trunk.invalid;lr>"),
        "our-call",
        new Party(Optional.of("Us"), "sip:us@example.com", Optional.of("our-tag")),
        Party.of("sip:+12065550100@192.0.2.20"),
        cseq,
        Optional.of("sip:token@198.51.100.1"),
        69,
        method.equals("INVITE") ? Optional.of(Body.sdp("offer")) : Optional.empty(),
        List.of());
  }

  static String invite(String branch, String uri) {
    return String.join(
        "\r\n",
        "INVITE " + uri + " SIP/2.0",
        "Via: SIP/2.0/UDP proxy.example.com:5060;branch=" + branch,
        "Max-Forwards: 69",
        "Record-Route: <sip:p1.example.com;lr>",
        "From: \"Alice\" <sip:alice@example.com>;tag=alice-tag",
        "To: <sip:bob@example.com>",
        "Call-ID: call-a",
        "CSeq: 1 INVITE",
        "Contact: <sip:alice@192.0.2.10:5062>",
        "X-Patchbay-Caller: user alice",
        "Content-Type: application/sdp",
        "Content-Length: 5",
        "",
        "v=0\r\n");
  }

  static String request(String method, String branch, String cseq, String toTag) {
    return String.join(
        "\r\n",
        method + " sip:token@198.51.100.1 SIP/2.0",
        "Via: SIP/2.0/UDP proxy.example.com:5060;branch=" + branch,
        "Max-Forwards: 69",
        "From: \"Alice\" <sip:alice@example.com>;tag=alice-tag",
        "To: <sip:bob@example.com>" + toTag,
        "Call-ID: call-a",
        "CSeq: " + cseq,
        "Content-Length: 0",
        "",
        "");
  }

  static String response(String request, String status, String tag) {
    return String.join(
        "\r\n",
        "SIP/2.0 " + status,
        line(request, "Via:"),
        line(request, "From:"),
        line(request, "To:") + ";tag=" + tag,
        line(request, "Call-ID:"),
        line(request, "CSeq:"),
        "Contact: <sip:" + tag + "@192.0.2.30>",
        "Content-Length: 0",
        "",
        "");
  }

  static String line(String message, String start) {
    return message.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
