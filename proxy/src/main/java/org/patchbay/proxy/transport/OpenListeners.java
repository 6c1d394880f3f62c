package org.patchbay.proxy.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The listeners that are open, in the order in which they were opened. One thread. */
final class OpenListeners {
  private final List<OpenListener> all = new ArrayList<>();

  void add(OpenListener listener) {
    all.add(listener);
  }

  /** What is listened on. */
  List<ListenPoint> points() {
    return all.stream().map(OpenListener::point).toList();
  }

  /** The listener that a flow belongs to; null if there is none any more. */
  OpenListener find(Flow flow) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).has(flow)) {
        return all.get(i);
      }
    }
    return null;
  }

  /** The listener that a flow belongs to, which is alive. */
  OpenListener of(Flow flow) {
    OpenListener found = find(flow);
    if (found == null) {
      throw new IllegalStateException("no listener for " + flow);
    }
    return found;
  }

  /**
   * The listener to reach a peer from.
   *
   * @param preferred the listener that the message came in on; taken where it fits
   * @return null if we listen on no such transport and address family
   */
  OpenListener towards(Transport transport, InetAddress remote, InetSocketAddress preferred) {
    boolean ipv6 = remote instanceof Inet6Address;
    OpenListener found = null;
    for (int i = 0; i < all.size(); i++) {
      OpenListener listener = all.get(i);
      ListenPoint point = listener.point();
      if (point.transport() == transport && point.isIpv6() == ipv6) {
        if (point.address().equals(preferred)) {
          return listener;
        }
        if (found == null || isAtHome(point, remote) && !isAtHome(found.point(), remote)) {
          found = listener;
        }
      }
    }
    return found;
  }

  /** Whether both are on the loopback interface, or neither is. */
  private static boolean isAtHome(ListenPoint point, InetAddress remote) {
    return point.address().getAddress().isLoopbackAddress() == remote.isLoopbackAddress();
  }

  void closeAll() {
    all.forEach(OpenListener::close);
  }
}
