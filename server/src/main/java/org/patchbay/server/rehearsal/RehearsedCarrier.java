package org.patchbay.server.rehearsal;

import java.util.stream.Collectors;

/** A carrier that answers each call at once, with PCMA. */
final class RehearsedCarrier implements RehearsedNetwork.Party {
  private static final String SDP =
      """
      v=0
      o=carrier 1 1 IN IP4 198.51.100.20
      s=-
      c=IN IP4 198.51.100.20
      t=0 0
      m=audio 40000 RTP/AVP 8 101
      a=rtpmap:8 PCMA/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      """;

  private final RehearsedNetwork network;

  RehearsedCarrier(RehearsedNetwork network) {
    this.network = network;
  }

  @Override
  public void received(Message message) {
    if (message.startsWith("INVITE ")) {
      answer(message, "180 Ringing", "");
      answer(message, "200 OK", SDP);
    } else if (message.startsWith("BYE ")) {
      answer(message, "200 OK", "");
    }
  }

  /** RFC 3261 §8.2.6. */
  private void answer(Message request, String status, String body) {
    String vias =
        request.values("Via").stream()
            .map(via -> "Via: " + via + "\n")
            .collect(Collectors.joining());
    String to = request.value("To");
    String response =
        """
        SIP/2.0 %s
        %sFrom: %s
        To: %s
        Call-ID: %s
        CSeq: %s
        Contact: <sip:carrier@198.51.100.20:5060>
        Allow: INVITE, ACK, CANCEL, BYE, OPTIONS
        Server: Rehearsed carrier
        Content-Type: application/sdp
        Content-Length: %d

        %s"""
            .formatted(
                status,
                vias,
                request.value("From"),
                to.contains(";tag=") ? to : to + ";tag=carrier",
                request.value("Call-ID"),
                request.value("CSeq"),
                Message.octets(body).length,
                body);
    network.send(Rehearsal.CARRIER, response, Rehearsal.SERVER);
  }
}
