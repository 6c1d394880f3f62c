package org.patchbay.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipUri;
import org.patchbay.testkit.sip.SipWriter;
import org.patchbay.testkit.sip.Via;

/**
 * The smallest server that phones can call through: a stateless proxy (RFC 3261 §16.11) that takes
 * every REGISTER. Something for the kit's own tests to look at.
 */
public final class StatelessProxy {
  private final Endpoint endpoint;
  private final Map<String, SipUri> bindings = new HashMap<>();
  private final int hop;

  /** Opens port 5060 of the host. */
  public StatelessProxy(Host host) throws IOException {
    this(host, 1);
  }

  /** The same, taking so much off Max-Forwards. */
  public StatelessProxy(Host host, int hop) throws IOException {
    this.hop = hop;
    this.endpoint =
        new Endpoint(host.datagrams(), host.streams(), host.at(Agent.PORT), this::received);
  }

  private void received(SipMessage message, Way way) {
    if (!message.isRequest()) {
      forwardResponse(message);
    } else if (message.isRequest(Method.REGISTER)) {
      bindings.put(message.to().uri(), new SipUri(message.contact().uri()));
      endpoint.reply(way, Response.to(message, way, 200, "reg").message());
    } else {
      forward(message, way);
    }
  }

  private void forward(SipMessage request, Way way) {
    SipUri bound = bindings.get(request.requestUri());
    SipUri target = bound == null ? new SipUri(request.requestUri()) : bound;
    if (HostPort.literal(target.host()).isEmpty()) {
      if (!request.isRequest(Method.ACK)) {
        endpoint.reply(way, Response.to(request, way, 404, "none").message());
      }
      return;
    }
    Transport transport =
        "tcp".equals(target.parameter("transport")) ? Transport.TCP : Transport.UDP;
    String self = HostPort.text(endpoint.local());
    Via top = request.via().observedAt(way.remote().getHostString(), way.remote().getPort());
    String branch = top.branch() + "x";
    long left = Long.parseLong(request.header("Max-Forwards")) - hop;
    SipWriter forwarded =
        SipWriter.request(request.method(), target.text())
            .with("Via", endpoint.via(transport, branch))
            .with("Via", top.text())
            .with("Max-Forwards", Long.toString(left))
            .with("Record-Route", "<sip:" + self + ";lr>");
    request.headers().stream()
        .filter(h -> !h.is("Via") && !h.is("Max-Forwards") && !h.is("Route"))
        .forEach(h -> forwarded.with(h.name(), h.value()));
    SipMessage message = forwarded.message();
    endpoint.send(
        transport,
        new InetSocketAddress(HostPort.literal(target.host()).orElseThrow(), target.port()),
        new SipMessage(message.startLine(), message.headers(), request.body()));
  }

  private void forwardResponse(SipMessage response) {
    Via next = response.vias().get(1);
    SipWriter forwarded = SipWriter.like(response).without("Via").with("Via", next.text());
    String received = next.parameter("received");
    InetSocketAddress to =
        new InetSocketAddress(
            HostPort.literal(received).orElseThrow(), Integer.parseInt(next.parameter("rport")));
    endpoint.send(Transport.valueOf(next.transport()), to, forwarded.message());
  }
}
