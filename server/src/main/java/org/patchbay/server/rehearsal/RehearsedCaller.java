package org.patchbay.server.rehearsal;

/** A caller with a usual softphone, who hangs up as soon as the call is there. */
final class RehearsedCaller implements RehearsedNetwork.Party {
  private static final String NUMBER = "sip:+12065550100@192.0.2.10";
  private static final String SDP =
      """
      v=0
      o=caller 1 1 IN IP4 203.0.113.30
      s=-
      c=IN IP4 203.0.113.30
      t=0 0
      m=audio 40000 RTP/AVP 96 0 8 101
      a=rtpmap:96 opus/48000/2
      a=fmtp:96 useinbandfec=1; stereo=0
      a=rtpmap:0 PCMU/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=ptime:20
      a=sendrecv
      """;

  private final RehearsedNetwork network;
  private final Runnable done;
  private int calls;

  /**
   * A caller.
   *
   * @param done what follows a call
   */
  RehearsedCaller(RehearsedNetwork network, Runnable done) {
    this.network = network;
    this.done = done;
  }

  void call() {
    calls++;
    send("INVITE", NUMBER, "<" + NUMBER + ">", 1, SDP);
  }

  @Override
  public void received(Message message) {
    if (message.startsWith("SIP/2.0 1")) {
      return;
    }
    if (message.startsWith("SIP/2.0 200") && message.value("CSeq").equals("1 INVITE")) {
      String contact = message.value("Contact");
      String target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
      send("ACK", target, message.value("To"), 1, "");
      send("BYE", target, message.value("To"), 2, "");
    } else if (message.startsWith("SIP/2.0 200")) {
      done.run();
    } else {
      throw new IllegalStateException("a rehearsed call was not served: " + message);
    }
  }

  private void send(String method, String uri, String to, int cseq, String body) {
    String request =
        """
        %1$s %2$s SIP/2.0
        Via: SIP/2.0/UDP 203.0.113.30:5060;branch=z9hG4bK%4$d%1$s;rport
        Max-Forwards: 70
        From: "Caller" <sip:caller@192.0.2.10>;tag=from%4$d
        To: %3$s
        Call-ID: rehearsed-%4$d
        CSeq: %5$d %1$s
        Contact: <sip:caller@203.0.113.30:5060;transport=udp>
        Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE
        Supported: replaces, timer
        User-Agent: Rehearsed phone
        Content-Type: application/sdp
        Content-Length: %6$d

        %7$s"""
            .formatted(method, uri, to, calls, cseq, Message.octets(body).length, body);
    network.send(Rehearsal.CALLER, request, Rehearsal.SERVER);
  }
}
