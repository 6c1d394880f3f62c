package org.patchbay.proxy.world;

import org.patchbay.testkit.Host;
import org.patchbay.testkit.World;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipWriter;

/** A server of another domain that answers every request at once, in one way, or not at all. */
final class ServicePeer {
  private final Host host;
  private final Endpoint endpoint;
  private int status;
  private String retryAfter = "";

  private ServicePeer(World world, String name, String address) {
    host = world.host(name, address);
    endpoint = new Endpoint(host.datagrams(), host.streams(), host.at(5060), this::received);
  }

  /** One that says nothing until it is told what to say. */
  static ServicePeer silent(World world, String name, String address) {
    return new ServicePeer(world, name, address);
  }

  /** One that answers with a status. */
  static ServicePeer answering(World world, String name, String address, int status) {
    return new ServicePeer(world, name, address).answers(status);
  }

  /** What it answers from now on. */
  ServicePeer answers(int newStatus) {
    status = newStatus;
    return this;
  }

  /** Has it say so from now on when it answers 503. */
  ServicePeer retryAfter(String value) {
    retryAfter = value;
    return this;
  }

  /** Closes its connections. */
  void hangsUp() {
    endpoint.hangUpConnections();
  }

  private void received(SipMessage message, Way way) {
    if (status == 0 || !message.isRequest() || message.isRequest(Method.ACK)) {
      return;
    }
    int code = message.isRequest(Method.BYE) ? 200 : status;
    SipWriter response =
        Response.to(message, way, code, "t" + host.name())
            .with("Contact", "<sip:" + host.address().getHostAddress() + ":5060>");
    if (code == 503 && !retryAfter.isEmpty()) {
      response.with("Retry-After", retryAfter);
    }
    endpoint.reply(way, response.message());
  }
}
