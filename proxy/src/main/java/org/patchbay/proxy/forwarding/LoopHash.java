package org.patchbay.proxy.forwarding;

import org.patchbay.loop.IdSource;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Parameters;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transaction.KeyedHash;

/**
 * A hash of what decides how a request is forwarded (RFC 3261 §16.6 step 8, RFC 5393 §4.2.1): the
 * Request-URI as it came, the tags, Call-ID, CSeq number, Route, Proxy-Require and credentials. A
 * request that comes back with the same is in a loop; with another it only passes by again. One
 * thread.
 */
public final class LoopHash {
  private static final long FORTY_BITS = (1L << 40) - 1;

  private final KeyedHash hash;
  private final OctetWriter parts = new OctetWriter();

  /** A hash under a fresh key. */
  public LoopHash(IdSource ids) {
    hash = new KeyedHash(ids.nextLong(), ids.nextLong());
  }

  /** The hash of a request as it came, 40 bits. */
  public long of(RequestHead head) {
    SipMessage request = head.message();
    parts.clear().write(request.bytes(), request.uriStart(), request.uriEnd()).write(' ');
    parts.number(head.cseq()).write(' ');
    add(request, HeaderName.CALL_ID);
    addTag(request, head.from());
    addTag(request, head.to());
    add(request, HeaderName.ROUTE);
    add(request, HeaderName.PROXY_REQUIRE);
    add(request, HeaderName.PROXY_AUTHORIZATION);
    return hash.of(parts.bytes(), 0, parts.length()) & FORTY_BITS;
  }

  /** 64 bits that follow from a request as it came, for a branch without a transaction. */
  public long identity(RequestHead head) {
    SipMessage request = head.message();
    parts.clear().number(head.cseq()).write(' ');
    parts.write(request.bytes(), head.via().start(), head.via().end()).write(' ');
    add(request, HeaderName.CALL_ID);
    return hash.of(parts.bytes(), 0, parts.length());
  }

  private void addTag(SipMessage request, NameAddr address) {
    if (address.hasTag()) {
      Parameters tag = address.parameters();
      parts.write(request.bytes(), tag.valueStart(), tag.valueEnd());
    }
    parts.write(' ');
  }

  private void add(SipMessage request, HeaderName name) {
    for (int h = request.first(name); h >= 0; h = request.next(h)) {
      parts.write(request.bytes(), request.valueStart(h), request.valueEnd(h)).write(' ');
    }
  }
}
