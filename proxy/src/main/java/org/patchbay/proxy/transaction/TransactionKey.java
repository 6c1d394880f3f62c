package org.patchbay.proxy.transaction;

import java.util.Arrays;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.Via;

/**
 * What makes two requests the same transaction (RFC 3261 §17.2.3), as a keyed hash of 128 bits: the
 * branch, the sent-by and the method; for a branch without the magic cookie what RFC 2543 compares.
 * The Call-ID counts as well: it is the same in every request of a transaction, and keeps clients
 * apart whose branches are not as unique as they should be (RFC 4475 has several).
 */
final class TransactionKey {
  private final KeyedHash highHash;
  private final KeyedHash lowHash;
  private final OctetWriter parts = new OctetWriter();
  private int methodAt;

  TransactionKey(IdSource ids) {
    highHash = new KeyedHash(ids.nextLong(), ids.nextLong());
    lowHash = new KeyedHash(ids.nextLong(), ids.nextLong());
  }

  /** Gathers a request's identity; then {@link #high} and {@link #low} give its key. */
  void read(RequestHead head) {
    Via via = head.via();
    SipMessage request = head.message();
    byte[] bytes = request.bytes();
    parts.clear();
    int callId = request.first(HeaderName.CALL_ID);
    parts.write(bytes, request.valueStart(callId), request.valueEnd(callId)).write(' ');
    if (via.hasMagicBranch()) {
      parts.write(bytes, via.parameters().valueStart(), via.parameters().valueEnd()).write(' ');
      writeLower(bytes, via.hostStart(), via.hostEnd());
      parts.write(' ').number(Math.max(0, via.port())).write(' ');
    } else {
      parts.write(bytes, request.uriStart(), request.uriEnd()).write(' ');
      parts.number(head.cseq()).write(' ').text(head.from().tag()).write(' ');
      parts.write(bytes, via.start(), via.end()).write(' ');
    }
    methodAt = parts.length();
    if (request.method() == Method.ACK) {
      parts.write(Method.INVITE.octets()); // an ACK belongs to its INVITE's transaction
    } else {
      parts.write(bytes, 0, request.methodEnd());
    }
  }

  /** Turns a CANCEL's key into that of the request which it cancels (RFC 3261 §9.2). */
  void to(Method cancelled) {
    byte[] prefix = Arrays.copyOf(parts.bytes(), methodAt);
    parts.clear().write(prefix).write(cancelled.octets());
  }

  private void writeLower(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      parts.write((char) (b >= 'A' && b <= 'Z' ? b | 0x20 : b));
    }
  }

  long high() {
    return highHash.of(parts.bytes(), 0, parts.length());
  }

  long low() {
    return lowHash.of(parts.bytes(), 0, parts.length());
  }
}
