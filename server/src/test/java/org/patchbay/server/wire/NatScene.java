package org.patchbay.server.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A public network, a private one, and a router between them that translates addresses as those at
 * home do (Linux's masquerading): who is inside has a private address, and is reached from outside
 * only where it has sent to.
 */
final class NatScene implements AutoCloseable {
  static final String SERVER = "203.0.113.1";
  static final String OUTSIDE = "203.0.113.3";
  static final String INSIDE = "192.168.77.2";

  /** The server's name, in either network. */
  static final String NAME = "pbx.example.org";

  private static final String PUBLIC_SIDE = "203.0.113.2";
  private static final String PRIVATE_SIDE = "192.168.77.1";

  private final Deque<NetworkNamespace> namespaces = new ArrayDeque<>();
  private NetworkNamespace outside;
  private NetworkNamespace inside;

  private NatScene() {}

  /**
   * Builds all of it; {@link #close} takes it away.
   *
   * @throws IOException where this process may not make networks
   */
  static NatScene build() throws IOException, InterruptedException {
    NatScene scene = new NatScene();
    try {
      scene.make();
      return scene;
    } catch (IOException | InterruptedException | RuntimeException e) {
      scene.close();
      throw e;
    }
  }

  private void make() throws IOException, InterruptedException {
    outside = namespace("public");
    inside = namespace("private");
    NetworkNamespace router = namespace("router");
    outside.cable("internet", router, "wan");
    outside.addresses("internet", SERVER + "/24", OUTSIDE + "/24");
    inside.cable("home", router, "lan");
    inside.addresses("home", INSIDE + "/24");
    router.addresses("wan", PUBLIC_SIDE + "/24");
    router.addresses("lan", PRIVATE_SIDE + "/24");
    inside.defaultRoute(PRIVATE_SIDE);
    outside.defaultRoute(PUBLIC_SIDE); // leads nowhere, but phones take it for a network
    inside.hosts(SERVER, NAME);
    outside.hosts(SERVER, NAME);
    router.masquerade("wan");
  }

  private NetworkNamespace namespace(String purpose) throws IOException, InterruptedException {
    NetworkNamespace made = NetworkNamespace.make(purpose);
    namespaces.push(made);
    return made;
  }

  /** The public network, with the server and whoever else has a public address. */
  Place outside() {
    return outside;
  }

  /** The private network. */
  Place inside() {
    return inside;
  }

  @Override
  public void close() {
    List.copyOf(namespaces).forEach(NetworkNamespace::close);
    namespaces.clear();
  }
}
