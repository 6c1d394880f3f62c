package org.patchbay.proxy.forwarding;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/** Looks up the addresses of a host name without holding up the loop. */
@FunctionalInterface
public interface NameResolver {

  /**
   * Looks a name up.
   *
   * @param host the name, no address
   * @param found given the addresses in the order to try them, on the loop; none if there are none,
   *     or the lookup failed or took too long
   */
  void resolve(String host, Consumer<List<InetAddress>> found);
}
