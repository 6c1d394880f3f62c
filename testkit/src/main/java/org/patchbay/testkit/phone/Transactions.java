package org.patchbay.testkit.phone;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;

/** The transactions of a phone: matches what comes (RFC 3261 §17.1.3, §17.2.3). */
final class Transactions {
  private final Timeline timeline;
  private final User user;
  private final Map<String, ClientTransaction> clients = new HashMap<>();
  private final Map<String, ServerTransaction> servers = new HashMap<>();
  private Endpoint endpoint;

  Transactions(Timeline timeline, User user) {
    this.timeline = timeline;
    this.user = user;
  }

  void on(Endpoint opened) {
    endpoint = opened;
  }

  /** Transactions that are not over. */
  int open() {
    return clients.size() + servers.size();
  }

  ClientTransaction send(
      SipMessage request,
      Transport transport,
      InetSocketAddress to,
      ClientTransaction.Listener listener) {
    String key = request.via().branch() + " " + request.method();
    ClientTransaction transaction =
        new ClientTransaction(
            timeline, endpoint, request, transport, to, listener, () -> clients.remove(key));
    clients.put(key, transaction);
    return transaction;
  }

  /** The INVITE that a CANCEL is for (§9.2); null when there is none. */
  ServerTransaction cancelled(SipMessage cancel) {
    return servers.get(serverKey(cancel, "INVITE"));
  }

  void received(SipMessage message, Way way) {
    if (message.isRequest()) {
      request(message, way);
      return;
    }
    ClientTransaction client = clients.get(message.via().branch() + " " + message.method());
    if (client != null) {
      client.received(message);
    }
  }

  private void request(SipMessage request, Way way) {
    boolean ack = request.isRequest(Method.ACK);
    String key = serverKey(request, ack ? "INVITE" : request.method());
    ServerTransaction known = servers.get(key);
    if (known != null) {
      known.received(request);
    } else if (ack) {
      user.acknowledged(request);
    } else {
      ServerTransaction transaction =
          new ServerTransaction(timeline, endpoint, request, way, () -> servers.remove(key));
      servers.put(key, transaction);
      user.requested(transaction);
    }
  }

  private static String serverKey(SipMessage request, String method) {
    return request.via().branch() + " " + request.via().sentBy() + " " + method;
  }

  /** The transaction user. */
  interface User {

    /** A new request came. */
    void requested(ServerTransaction transaction);

    /** The ACK to a 2xx came. */
    void acknowledged(SipMessage ack);
  }
}
