package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.AssertedIdentity;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Privacy;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transport.Flow;

/** One request on its way through the chain, with what the steps have found out. Reused. */
public final class RoutingContext {
  private RequestHead head;
  private ServerTransaction transaction;
  private Flow flow;
  private Caller caller = Caller.STRANGER;
  private int ownRoutes;
  private boolean hasForeignRoute;
  private boolean leadsToStrictRouter;
  private Flow otherParty;
  private boolean tokenRefused;
  private int credentials = -1;
  private final SipUri retargeted = new SipUri();
  private byte[] newUri;
  private byte[] asserted;

  /**
   * Begins with a request.
   *
   * @param serverTransaction its transaction; null for an ACK, which has none
   */
  public void begin(RequestHead requestHead, ServerTransaction serverTransaction, Flow source) {
    head = requestHead;
    transaction = serverTransaction;
    flow = source;
    caller = Caller.STRANGER;
    ownRoutes = 0;
    hasForeignRoute = false;
    leadsToStrictRouter = false;
    otherParty = null;
    tokenRefused = false;
    credentials = -1;
    newUri = null;
    asserted = null;
  }

  /** The request's head. */
  public RequestHead head() {
    return head;
  }

  /** The request. */
  public SipMessage message() {
    return head.message();
  }

  /** What is to be located (RFC 3261 §16.5): the Request-URI, or what was put in its place. */
  SipUri uri() {
    return newUri == null ? head.uri() : retargeted;
  }

  /** What was put in the Request-URI's place; null if it stays. */
  byte[] newUri() {
    return newUri;
  }

  /** Puts another URI in the place of the Request-URI. */
  void retarget(byte[] uri) {
    newUri = uri;
    retargeted.read(uri, 0, uri.length);
  }

  /** Who the caller is told to be (RFC 3325). */
  public AssertedIdentity identity() {
    boolean believed = caller.isKnown() && !(caller instanceof Caller.User);
    // Who calls itself nobody does not want to be told apart, whether it knows Privacy or not.
    boolean anonymous = asserted != null && CallerIdentity.isAnonymous(head.from().uri());
    boolean isPrivate = anonymous || Privacy.of(head.message()).contains(Privacy.ID);
    return new AssertedIdentity(believed, asserted, isPrivate);
  }

  /** Takes who we assert the caller to be, in ASCII. */
  void asserted(byte[] identity) {
    asserted = identity;
  }

  /** The request's method. */
  public Method method() {
    return head.message().method();
  }

  /** The request's server transaction; null for an ACK. */
  public ServerTransaction transaction() {
    return transaction;
  }

  /** What the request came in on. */
  public Flow flow() {
    return flow;
  }

  /** Who it comes from, as far as that is known yet. */
  public Caller caller() {
    return caller;
  }

  void caller(Caller newCaller) {
    caller = newCaller;
  }

  /** Whether it claims to be inside a dialog: it has a To tag. */
  public boolean hasToTag() {
    return head.to().hasTag();
  }

  /** How many Route entries at the top are ours. */
  public int ownRoutes() {
    return ownRoutes;
  }

  /** Whether another proxy's Route entry comes first, or follows ours. */
  public boolean hasForeignRoute() {
    return hasForeignRoute;
  }

  /** Whether that entry is a strict router's: it has no {@code lr} (RFC 3261 §16.6 step 6). */
  public boolean leadsToStrictRouter() {
    return leadsToStrictRouter;
  }

  /** Takes that so many Route entries are ours, and no other follows. */
  void ownRoutes(int own) {
    ownRoutes = own;
    hasForeignRoute = false;
    leadsToStrictRouter = false;
  }

  /** Takes that another proxy's entry follows so many of ours. */
  void foreignRoute(int own, boolean strict) {
    ownRoutes = own;
    hasForeignRoute = true;
    leadsToStrictRouter = strict;
  }

  /**
   * The flow of the other party of the dialog; null unless the request's Route verifies: unless it
   * is of a dialog that went by here, and from one of its two parties.
   */
  public Flow otherParty() {
    return otherParty;
  }

  /**
   * Takes what a token of ours, or one that looks like it, leads to; null if it does not verify.
   */
  void otherParty(Flow party) {
    otherParty = party;
    tokenRefused = party == null;
  }

  /** Whether the request came with a token that did not verify. */
  public boolean isTokenRefused() {
    return tokenRefused;
  }

  /** The header that holds the credentials for us; -1 if there is none. */
  public int credentials() {
    return credentials;
  }

  void credentials(int header) {
    credentials = header;
  }
}
