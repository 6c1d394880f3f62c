package org.patchbay.server.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/** One trace that runs. On the proxy's loop. */
final class Trace {
  private final TraceFilter filter;
  private final Set<String> names;
  private final TraceBuffer buffer;
  private final FollowedCalls calls = new FollowedCalls();
  private final NameAddr party = new NameAddr();
  private final SipUri uri = new SipUri();

  /**
   * A trace of what fits a filter.
   *
   * @param names by which the user of {@link TraceFilter.OfUser} is called; else empty
   * @param buffer where it goes
   */
  Trace(TraceFilter filter, Set<String> names, TraceBuffer buffer) {
    this.filter = filter;
    this.names = Set.copyOf(names);
    this.buffer = buffer;
    if (filter instanceof TraceFilter.OfCall call) {
      calls.add(call.callId());
    }
  }

  void joined(String callId, String other) {
    calls.joined(callId, other);
  }

  void know(List<Set<String>> before) {
    calls.know(before);
  }

  /**
   * Takes a message if it fits.
   *
   * @param index the message's parts; null if it cannot be read
   */
  void see(long epochMillis, boolean sent, Flow flow, SipMessage index, byte[] octets, int length) {
    if (fits(flow, index) && buffer.hasRoomFor(length)) {
      buffer.add(new SeenMessage(epochMillis, sent, flow, Arrays.copyOf(octets, length)));
    }
  }

  private boolean fits(Flow flow, SipMessage index) {
    if (filter instanceof TraceFilter.All) {
      return true;
    } else if (filter instanceof TraceFilter.OfPeer peer) {
      return flow.transport() != Transport.HOP && peer.fits(flow.remote());
    }
    if (index == null) {
      return false;
    }
    String callId = index.text(HeaderName.CALL_ID);
    if (calls.contains(callId)) {
      return true;
    }
    boolean theirs = filter instanceof TraceFilter.OfUser && isOfUser(index);
    if (theirs) {
      calls.add(callId);
    }
    return theirs;
  }

  private boolean isOfUser(SipMessage index) {
    return names(index, HeaderName.FROM)
        || names(index, HeaderName.TO)
        || index.isRequest()
            && uri.read(index.bytes(), index.uriStart(), index.uriEnd())
            && uri.hasUser()
            && names.contains(uri.user());
  }

  private boolean names(SipMessage index, HeaderName header) {
    int i = index.first(header);
    return i >= 0
        && party.read(index.bytes(), index.valueStart(i), index.valueEnd(i))
        && party.uri().hasUser()
        && names.contains(party.uri().user());
  }
}
