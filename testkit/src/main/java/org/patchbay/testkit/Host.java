package org.patchbay.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.SeededIds;
import org.patchbay.loop.Streams;
import org.patchbay.testkit.net.Node;
import org.patchbay.testkit.net.SimDatagrams;
import org.patchbay.testkit.net.SimStreams;
import org.patchbay.testkit.sim.SimLoop;

/**
 * A simulated machine: addresses on the network, and the loops of the server that runs on it. Most
 * servers have one loop; others are named.
 */
public final class Host implements Actor {
  private static final String FIRST = "";

  private final World world;
  private final Node node;
  private final Map<String, SimLoop> loops = new LinkedHashMap<>();
  private int kills;

  Host(World world, Function<Consumer<Runnable>, Node> attach) {
    this.world = world;
    this.node = attach.apply(this::run);
  }

  @Override
  public Host host() {
    return this;
  }

  @Override
  public String name() {
    return node.name();
  }

  /** Its primary address. */
  public InetAddress address() {
    return node.addresses().get(0);
  }

  /** All its addresses, the primary one first. */
  public List<InetAddress> addresses() {
    return node.addresses();
  }

  /** A port at its primary address. */
  public InetSocketAddress at(int port) {
    return new InetSocketAddress(address(), port);
  }

  /** The loop of the process that runs on it; a new one after {@link #kill}. */
  public EventLoop loop() {
    return loop(FIRST);
  }

  /** Another loop of the same process. */
  public EventLoop loop(String loopName) {
    return loops.computeIfAbsent(
        loopName,
        each -> {
          long seed = world.seed() * 31 + (name() + each).hashCode() + 7919L * kills;
          return new SimLoop(world.timeline(), new SeededIds(seed));
        });
  }

  /** Its UDP sockets; what arrives is delivered on its loop. */
  public Datagrams datagrams() {
    return new SimDatagrams(node);
  }

  /** UDP sockets of another of its loops; what arrives is delivered there. */
  public Datagrams datagrams(String loopName) {
    Datagrams any = datagrams();
    return (local, held, receiver) ->
        any.open(
            local,
            held,
            (port, data, length, source) ->
                run(loopName, () -> receiver.received(port, data, length, source)));
  }

  /** Its TCP connections; what arrives is delivered on its loop. */
  public Streams streams() {
    return new SimStreams(node);
  }

  /** The number of its UDP sockets, listeners and connections that are open. */
  public int openSockets() {
    return node.openSockets();
  }

  /** The number of timers on its loops' wheels. */
  public int timers() {
    return loops.values().stream().mapToInt(loop -> loop.timers().size()).sum();
  }

  /** Does something as the process that runs on it, now. */
  public void run(Runnable work) {
    run(FIRST, work);
  }

  /** Does something on another loop of that process, now. */
  public void run(String loopName, Runnable work) {
    SimLoop loop = loops.get(loopName);
    if (loop == null) {
      work.run();
    } else {
      loop.run(work);
    }
  }

  /**
   * Kills the process as {@code kill -9} does: its sockets are gone, its tasks and timers never
   * run, its TCP peers see a reset. A server that is started on the host afterwards gets a new
   * loop.
   */
  public void kill() {
    world.flush();
    kills++;
    loops.values().forEach(SimLoop::stop);
    loops.clear();
    node.dropEverything();
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
