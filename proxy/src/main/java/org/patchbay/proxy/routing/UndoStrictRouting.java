package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.HeaderElements;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/**
 * Undoes what a strict router before us did (RFC 3261 §16.4): it made our Record-Route the
 * Request-URI and put the Request-URI at the end of Route. What comes out is the request as a loose
 * router would have sent it, so that nothing behind this has to know. Reused; one thread.
 */
public final class UndoStrictRouting {
  private final OwnDomain domain;
  private final HeaderElements elements = new HeaderElements();
  private final NameAddr entry = new NameAddr();
  private final OctetWriter out = new OctetWriter();
  private final SipMessage undone = new SipMessage();

  /** Undoes it in requests to these addresses. */
  public UndoStrictRouting(OwnDomain domain) {
    this.domain = domain;
  }

  /**
   * The request as it was meant.
   *
   * @return null if no strict router had it; else valid until the next call
   */
  public SipMessage undone(RequestHead head) {
    SipMessage request = head.message();
    if (!request.has(HeaderName.ROUTE)
        || !domain.owns(head.uri())
        || !head.uri().isLooseRouter()
        || !readLast(request)) {
      return null;
    }
    write(request, elements.start());
    byte[] octets = out.toBytes();
    return SipParser.datagram(octets, octets.length, undone) == null ? undone : null;
  }

  /** Reads the last Route entry, where a strict router puts the Request-URI. */
  private boolean readLast(SipMessage request) {
    elements.of(request, HeaderName.ROUTE);
    boolean sound = false;
    while (elements.advance()) {
      sound = entry.read(request.bytes(), elements.start(), elements.end());
    }
    return sound && !entry.uri().hasHeaders();
  }

  /** Writes the request with its last Route entry, which begins at an index, as Request-URI. */
  private void write(SipMessage request, int last) {
    byte[] bytes = request.bytes();
    out.clear().write(bytes, 0, request.uriStart());
    out.write(bytes, entry.uri().start(), entry.uri().end());
    int first = request.first(HeaderName.ROUTE);
    out.write(bytes, request.uriEnd(), request.lineStart(first));
    out.text("Route: <").write(bytes, request.uriStart(), request.uriEnd()).text(">").endLine();
    int line = first;
    while (request.lineEnd(line) <= last) {
      line = request.next(line);
    }
    boolean alone = last == request.valueStart(line);
    int cut = alone ? request.lineStart(line) : last - 1; // with the comma before it
    out.write(bytes, request.lineStart(first), cut);
    if (!alone) {
      out.endLine();
    }
    out.write(bytes, request.lineEnd(line), request.bodyEnd());
  }
}
