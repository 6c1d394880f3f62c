package org.patchbay.proxy.message;

/**
 * The one vocabulary of refusals. Whatever this server will not do, it says with one of these: a
 * status, the phrase of the status line, and advice for whoever is allowed to read it (in the log
 * always; on the wire only to callers that we know, so that a stranger learns nothing).
 */
public enum Refusal {
  // What the message itself says wrong (RFC 3261 §7, §8.1.1, §8.2).
  BAD_START_LINE(400, "Bad Start Line", "write METHOD SP URI SP SIP/2.0 with single spaces"),
  UNKNOWN_VERSION(505, "Version Not Supported", "speak SIP/2.0"),
  BAD_LINE_END(400, "Bad Line End", "end every line in CRLF"),
  BAD_HEADER(400, "Bad Header", "write each header as Name: value, the name a token"),
  REPEATED_HEADER(400, "Repeated Header", "send From, To, Call-ID, CSeq and such headers once"),
  TOO_MANY_HEADERS(513, "Message Too Large", "send at most 256 headers and 32 KiB of them"),
  UNFINISHED_HEADERS(400, "Unfinished Headers", "end the headers with an empty line"),
  BAD_CONTENT_LENGTH(400, "Bad Content-Length", "state the number of octets of the body"),
  NO_CONTENT_LENGTH(400, "Missing Content-Length", "a stream needs Content-Length in each message"),
  MESSAGE_TOO_LARGE(513, "Message Too Large", "send messages of at most 64 KiB"),
  MISSING_HEADER(400, "Missing Header", "send Via, From, To, Call-ID and CSeq in each request"),
  BAD_VIA(400, "Bad Via", "write Via as SIP/2.0/TRANSPORT host[:port];branch=…"),
  BAD_FROM(400, "Bad From", "write From as \"name\" <sip:user@host>;tag=…"),
  BAD_TO(400, "Bad To", "write To as \"name\" <sip:user@host>"),
  BAD_CALL_ID(400, "Bad Call-ID", "write Call-ID as word or word@word"),
  BAD_CSEQ(400, "Bad CSeq", "write CSeq as a number below 2^32 and the request's method"),
  BAD_MAX_FORWARDS(400, "Bad Max-Forwards", "write Max-Forwards as a number from 0 to 255"),
  BAD_MAX_BREADTH(400, "Bad Max-Breadth", "write Max-Breadth as a number"),
  BAD_CONTACT(400, "Bad Contact", "put the contact's URI in <>, parameters after it"),
  BAD_ROUTE(400, "Bad Route", "write Route as <sip:host;lr>"),
  BAD_REQUEST_URI(400, "Bad Request-URI", "write the Request-URI as sip:user@host, no headers"),
  URI_TOO_LONG(414, "Request-URI Too Long", "send URIs of at most 2048 octets"),
  UNKNOWN_SCHEME(416, "Unsupported URI Scheme", "use a sip: or tel: URI; sips: over TLS only"),
  UNKNOWN_EXTENSION(420, "Bad Extension", "do without the extensions listed in Unsupported"),

  // Who asks, and for what (RFC 3261 §16.3, §22; the rules of identity).
  CREDENTIALS_WANTED(407, "Proxy Authentication Required", "answer the challenge with a password"),
  REGISTRATION_CREDENTIALS_WANTED(401, "Unauthorized", "answer the challenge with a password"),
  BAD_CREDENTIALS(400, "Bad Credentials", "send well-formed Digest credentials"),
  NOT_YOUR_FROM(403, "From Is Not Yours", "call with your own name or number in From"),
  NOT_YOUR_ADDRESS(403, "Address Is Not Yours", "register the name that you authenticate as"),
  PATH_NOT_BELIEVED(403, "Path Not Believed", "name that proxy in registrar.edgeProxies"),
  TRUNK_MAY_NOT_REGISTER(403, "Trunks Do Not Register", "a trunk is known by its address"),
  RELAYING_DENIED(403, "Relaying Denied", "call users and numbers of this domain"),

  // Where it should go (RFC 3261 §16.3 to §16.6).
  TOO_MANY_HOPS(483, "Too Many Hops", "look for a loop, or raise Max-Forwards"),
  LOOP(482, "Loop Detected", "a forwarding brings the call back here: change it"),
  TOO_MANY_BRANCHES(440, "Max-Breadth Exceeded", "the caller allows for fewer phones at a time"),
  NO_SUCH_USER(404, "No Such User", "check the name; add it with: patchbay user add NAME"),
  NUMBER_NOT_SERVED(404, "Number Not Served", "no user has this number, and no route leads to it"),
  USER_NOT_REGISTERED(480, "Not Registered", "the user's phone has to register first"),
  PRIVACY_NOT_POSSIBLE(500, "Privacy Not Possible", "ask for less, or without critical"),
  NO_SUCH_DIALOG(481, "No Such Dialog", "the call has ended, or its Route is not one of ours"),
  NO_SUCH_TRANSACTION(481, "No Such Transaction", "there is nothing to cancel (any more)"),
  UNKNOWN_HOST(404, "Host Not Found", "the domain's name does not resolve: check its spelling"),
  NAMES_UNKNOWN(500, "Name Lookup Failed", "no DNS server answered in time: check dns.servers"),
  UNREACHABLE(500, "Next Hop Unreachable", "the next hop could not be connected to"),
  /** The same as the media processor is told, which may try another trunk (RFC 3261 §16.9). */
  UNREACHABLE_INWARDS(503, "Next Hop Unreachable", "the next hop could not be connected to"),
  NO_SECURE_WAY(480, "No Secure Way", "a sips: URI has to be reached over TLS: call it as sip:"),
  NO_ANSWER(408, "No Answer", "the phone did not answer in time"),
  CANCELLED(487, "Request Terminated", "the caller hung up"),

  // Registering (RFC 3261 §10.3).
  BAD_REGISTER(400, "Bad Registration", "register a sip: address; use * alone with Expires: 0"),
  INTERVAL_TOO_BRIEF(423, "Interval Too Brief", "register for at least Min-Expires seconds"),
  TOO_MANY_CONTACTS(403, "Too Many Contacts", "remove a phone of this user first"),
  BAD_PATH(400, "Bad Path", "write Path as <sip:host;lr>, at most 1,024 octets of it"),
  SIPS_WITHOUT_TLS(403, "Sips Without TLS", "register a sips: contact over TLS, or a sip: one"),
  FIRST_HOP_LACKS_OUTBOUND(
      439, "First Hop Lacks Outbound Support", "the edge proxy has to add a Path with ;ob"),
  STALE_REGISTRATION(500, "Stale Registration", "count CSeq up within a Call-ID"),

  // What this server cannot do now.
  OVERLOADED(503, "Overloaded", "try again after Retry-After seconds"),
  STORE_BUSY(
      503, "Registration Not Stored", "the disk is slow or full: look at the data directory");

  private final int status;
  private final String phrase;
  private final String advice;

  Refusal(int status, String phrase, String advice) {
    this.status = status;
    this.phrase = phrase;
    this.advice = advice;
  }

  /** The SIP status code. */
  public int status() {
    return status;
  }

  /** The reason phrase of the status line. */
  public String phrase() {
    return phrase;
  }

  /** What to do about it, one clause. */
  public String advice() {
    return advice;
  }
}
