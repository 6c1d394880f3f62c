package org.patchbay.proxy.message;

/**
 * Splices the request that goes on from the one that came in (RFC 3261 §16.6): a new Via and
 * Record-Route behind the start line, Max-Forwards one less, our own Route entries and credentials
 * gone, everything else octet for octet. Reused; set what is to change, then {@link #write}.
 */
public final class RequestEditor {
  private static final int DEFAULT_MAX_FORWARDS = 70;

  private final OctetWriter spliced = new OctetWriter();
  private final PlainForm plain = new PlainForm();
  private final HeaderElements routes = new HeaderElements();
  private final NameAddr router = new NameAddr();
  private byte[] uri;
  private int ownRoutes;
  private boolean strict;
  private int credentials = -1;
  private boolean dropAsserted;
  private byte[] asserted;
  private int maxBreadth;
  private byte[] source;
  private int sourcePort;
  private byte[] upperRecordRoute;
  private byte[] lowerRecordRoute;
  private String internal;
  private byte[] contactHost;

  /**
   * Begins the edit of a request.
   *
   * @param sourceText the text of the address that it came from
   * @param port the port that it came from
   */
  public RequestEditor begin(byte[] sourceText, int port) {
    uri = null;
    ownRoutes = 0;
    strict = false;
    credentials = -1;
    dropAsserted = false;
    asserted = null;
    maxBreadth = -1;
    source = sourceText;
    sourcePort = port;
    upperRecordRoute = lowerRecordRoute = null;
    internal = null;
    contactHost = null;
    return this;
  }

  /** Replaces the Request-URI; null keeps it. */
  public RequestEditor uri(byte[] newUri) {
    uri = newUri;
    return this;
  }

  /** Removes that many Route entries from the top. */
  public RequestEditor dropRoutes(int count) {
    ownRoutes = count;
    return this;
  }

  /**
   * Rewrites the request for the strict router whose Route entry follows ours: its URI becomes the
   * Request-URI, which goes to the end of Route (RFC 3261 §16.6 step 6).
   */
  public RequestEditor toStrictRouter() {
    strict = true;
    return this;
  }

  /** Removes the header that held the credentials for this server (RFC 3261 §22.3); -1: none. */
  public RequestEditor dropCredentials(int header) {
    credentials = header;
    return this;
  }

  /**
   * Removes P-Asserted-Identity, and Remote-Party-ID, which came before it and which phones still
   * show: the sender is not one to assert anything (RFC 3325 §5). What it preferred is removed too.
   */
  public RequestEditor dropAsserted(boolean drop) {
    dropAsserted = drop;
    return this;
  }

  /** Adds a P-Asserted-Identity (RFC 3325 §5); null adds none. */
  public RequestEditor assertsIdentity(byte[] value) {
    asserted = value;
    return this;
  }

  /** Sets Max-Breadth (RFC 5393 §5.3.3); -1 leaves the request as it is. */
  public RequestEditor maxBreadth(int breadth) {
    maxBreadth = breadth;
    return this;
  }

  /**
   * Adds Record-Route values, the upper one facing the next hop. Where the two sides differ in
   * transport or address family there are two (RFC 5658); else the lower one is null.
   */
  public RequestEditor recordRoute(byte[] upper, byte[] lower) {
    upperRecordRoute = upper;
    lowerRecordRoute = lower;
    return this;
  }

  /**
   * The request goes inwards: internal headers are added, and all of it is written anew in its
   * plainest form, so that two parsers cannot read it differently.
   *
   * @param headers header lines, each with its CRLF
   */
  public RequestEditor inwards(String headers) {
    internal = headers;
    return this;
  }

  /**
   * The request comes from inside and goes out: its Via is left out, and its Contact, which names
   * the hop, is given the host under which the listener that it leaves by is known.
   *
   * @param host as {@code host:port}, with the transport if it needs one
   */
  public RequestEditor outwards(byte[] host) {
    contactHost = host;
    return this;
  }

  /**
   * Writes the edited request; inwards in its {@linkplain PlainForm plain form}.
   *
   * @param via the new top Via's value up to and with {@code branch=}
   * @param branch the branch
   * @param toStream whether a missing Content-Length has to be supplied
   */
  public void write(
      RequestHead head, byte[] via, byte[] branch, boolean toStream, OctetWriter out) {
    if (internal == null) {
      splice(head, via, branch, toStream, out);
    } else {
      splice(head, via, branch, toStream, spliced);
      plain.write(spliced, out);
    }
  }

  private void splice(
      RequestHead head, byte[] via, byte[] branch, boolean toStream, OctetWriter out) {
    SipMessage request = head.message();
    byte[] bytes = request.bytes();
    out.clear();
    boolean swaps = strict && readStrictRouter(request);
    if (swaps) {
      writeStartLineTo(router.uri(), request, out);
    } else {
      writeStartLine(request, out);
    }
    out.text("Via: ").write(via).write(branch).endLine();
    writeRecordRoute(upperRecordRoute, out);
    writeRecordRoute(lowerRecordRoute, out);
    if (maxBreadth >= 0) {
      out.text("Max-Breadth: ").number(maxBreadth).endLine();
    }
    if (asserted != null) {
      out.text("P-Asserted-Identity: ").write(asserted).endLine();
    }
    if (internal != null) {
      out.text(internal);
    }
    int topVia = request.first(HeaderName.VIA);
    int routesLeft = swaps ? ownRoutes + 1 : ownRoutes;
    int copied = request.startLineEnd();
    for (int h = 0; h < request.headerCount(); h++) {
      HeaderName name = request.name(h);
      boolean edited =
          switch (name) {
            case VIA -> h == topVia;
            case MAX_FORWARDS, INTERNAL -> true;
            case MAX_BREADTH -> maxBreadth >= 0;
            case ROUTE -> routesLeft > 0;
            case PROXY_AUTHORIZATION, AUTHORIZATION -> h == credentials;
            case P_ASSERTED_IDENTITY, P_PREFERRED_IDENTITY, REMOTE_PARTY_ID -> dropAsserted;
            case CONTACT -> contactHost != null;
            default -> false;
          };
      if (!edited) {
        continue;
      }
      out.write(bytes, copied, request.lineStart(h));
      copied = request.lineEnd(h);
      if (name == HeaderName.VIA && contactHost != null) {
        continue; // a leg is seen as the agent at our listener
      }
      if (name == HeaderName.VIA) {
        out.text("Via: ");
        head.via().writeStamped(out, source, sourcePort);
        out.write(bytes, head.topViaEnd(), request.valueEnd(h)).endLine();
      } else if (name == HeaderName.MAX_FORWARDS) {
        out.text("Max-Forwards: ").number(Math.max(0, head.maxForwards() - 1)).endLine();
      } else if (name == HeaderName.ROUTE) {
        routesLeft = writeRouteBehind(request, h, routesLeft, out);
      } else if (name == HeaderName.CONTACT) {
        HopContact.write(request, h, contactHost, out);
      }
    }
    out.write(bytes, copied, request.headersEnd());
    if (swaps) {
      writeLastRoute(request, out);
    }
    if (head.maxForwards() < 0) {
      out.text("Max-Forwards: ").number(DEFAULT_MAX_FORWARDS).endLine();
    }
    if (toStream && !request.has(HeaderName.CONTENT_LENGTH)) {
      out.text("Content-Length: ").number(request.bodyEnd() - request.bodyStart()).endLine();
    }
    out.endLine().write(bytes, request.bodyStart(), request.bodyEnd());
  }

  private void writeStartLine(SipMessage request, OctetWriter out) {
    byte[] bytes = request.bytes();
    if (uri == null) {
      out.write(bytes, 0, request.startLineEnd());
    } else {
      out.write(bytes, 0, request.uriStart()).write(uri);
      out.write(bytes, request.uriEnd(), request.startLineEnd());
    }
  }

  /** Reads the Route entry that follows ours; false if there is none to be read. */
  private boolean readStrictRouter(SipMessage request) {
    routes.of(request, HeaderName.ROUTE);
    for (int i = 0; i <= ownRoutes; i++) {
      if (!routes.advance()) {
        return false;
      }
    }
    return router.read(request.bytes(), routes.start(), routes.end());
  }

  private void writeStartLineTo(SipUri strictRouter, SipMessage request, OctetWriter out) {
    byte[] bytes = request.bytes();
    out.write(bytes, 0, request.uriStart());
    out.write(bytes, strictRouter.start(), strictRouter.parametersEnd());
    out.write(bytes, request.uriEnd(), request.startLineEnd());
  }

  private void writeLastRoute(SipMessage request, OctetWriter out) {
    out.text("Route: <");
    if (uri == null) {
      out.write(request.bytes(), request.uriStart(), request.uriEnd());
    } else {
      out.write(uri);
    }
    out.write('>').endLine();
  }

  private static void writeRecordRoute(byte[] value, OctetWriter out) {
    if (value != null) {
      out.text("Record-Route: ").write(value).endLine();
    }
  }

  /** Writes what is left of a Route line; returns how many entries are still to be removed. */
  private static int writeRouteBehind(SipMessage request, int header, int drop, OctetWriter out) {
    byte[] bytes = request.bytes();
    int end = request.valueEnd(header);
    int i = request.valueStart(header);
    int left = drop;
    while (left > 0 && i < end) {
      i = Octets.elementEnd(bytes, i, end) + 1;
      left--;
    }
    if (i < end) {
      out.text("Route: ").write(bytes, Octets.skipSpace(bytes, i, end), end).endLine();
    }
    return left;
  }
}
