package org.patchbay.proxy.forwarding;

import java.util.List;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transaction.ServerTransaction;

/**
 * Where the redirections of one request lead, if they are to be followed (RFC 3261 §16.7 step 4).
 */
public interface Redirection {

  /**
   * The targets that the contacts of a redirection lead to.
   *
   * @param server the request's transaction
   * @param redirect the 3xx
   * @return in the order of preference; none if the redirection is the caller's to follow
   */
  List<Target> targets(ServerTransaction server, RequestHead request, SipMessage redirect);
}
