package org.patchbay.b2bua.trunk;

import java.time.Duration;
import java.util.List;
import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.b2bua.sdp.CodecPolicy;

/**
 * An INVITE that may be sent.
 *
 * @param name for an operator: {@code trunk sbc1}
 * @param from whom the callee sees
 * @param to whom it is for
 * @param routes where it goes first: the proxy's name for the target
 * @param byFlow whether requests within the dialog follow the way that its messages come
 * @param codecs which may be spoken
 * @param responseTimeout how long it may stay silent while another target is left
 */
public record Target(
    String name,
    Party from,
    Party to,
    String requestUri,
    List<String> routes,
    boolean byFlow,
    CodecPolicy codecs,
    Duration responseTimeout,
    List<Header> headers) {

  public Target {
    routes = List.copyOf(routes);
    headers = List.copyOf(headers);
  }
}
