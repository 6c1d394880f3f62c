package org.patchbay.proxy.transaction;

import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/**
 * Writes the requests that go no farther than the next hop and are made from an INVITE that we
 * sent: its CANCEL (RFC 3261 §9.1) and the ACK of its failure (§17.1.1.3). Reused; one thread.
 */
final class HopRequests {
  private final SipMessage invite = new SipMessage();
  private final RequestHead head = new RequestHead();
  private final OctetWriter out = new OctetWriter();

  /** The CANCEL of an INVITE; valid until the next call. */
  OctetWriter cancel(byte[] sentInvite, CancelReason reason) {
    begin(sentInvite, "CANCEL");
    copy(invite, HeaderName.TO);
    out.write(reason.lines());
    return end("CANCEL");
  }

  /** The ACK of a failure of an INVITE; valid until the next call. */
  OctetWriter ack(byte[] sentInvite, SipMessage failure) {
    begin(sentInvite, "ACK");
    copy(failure, HeaderName.TO);
    return end("ACK");
  }

  private void begin(byte[] sentInvite, String method) {
    // We wrote it ourselves: that it is sound needs no check.
    SipParser.datagram(sentInvite, sentInvite.length, invite);
    head.read(invite);
    out.clear().text(method).write(' ').write(sentInvite, invite.uriStart(), invite.uriEnd());
    out.text(" SIP/2.0\r\nVia: ").write(sentInvite, head.via().start(), head.via().end());
    out.endLine();
    for (int h = invite.first(HeaderName.ROUTE); h >= 0; h = invite.next(h)) {
      out.write(sentInvite, invite.lineStart(h), invite.lineEnd(h));
    }
    out.text("Max-Forwards: 70\r\n");
    copy(invite, HeaderName.FROM);
  }

  private OctetWriter end(String method) {
    copy(invite, HeaderName.CALL_ID);
    out.text("CSeq: ").number(head.cseq()).write(' ').text(method).endLine();
    return out.text("Content-Length: 0\r\n\r\n");
  }

  private void copy(SipMessage from, HeaderName name) {
    int header = from.first(name);
    out.write(from.bytes(), from.lineStart(header), from.lineEnd(header));
  }
}
