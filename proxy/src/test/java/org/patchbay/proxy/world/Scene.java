package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.REGISTER;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.World;
import org.patchbay.testkit.invariant.Invariants;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.net.Transport;

/**
 * A world with the proxy in it and the agents of one call flow. When the flow ends, connections are
 * hung up and the invariants are checked.
 */
final class Scene {
  private static final String NETWORK = "10.0.0.";

  private final World world;
  private final SimulatedProxy proxy;
  private final Invariants invariants;
  private final List<Agent> agents = new ArrayList<>();
  private int lastAddress = 1;

  private Scene(World world, SimulatedProxy proxy) {
    this.world = world;
    this.proxy = proxy;
    this.invariants = Invariants.of(world, proxy.host());
  }

  /** Plays a flow. */
  static void play(Consumer<Scene> flow) {
    play(proxy -> {}, flow);
  }

  /** Plays a flow with a proxy that is prepared for it. */
  static void play(Consumer<SimulatedProxy> prepare, Consumer<Scene> flow) {
    World.test(
        world -> {
          Scene scene = new Scene(world, SimulatedProxy.in(world, prepare));
          flow.accept(scene);
          scene.end();
        });
  }

  /** Plays a flow with a media processor, whose own messages the wire does not show. */
  static void playWithHop(Consumer<SimulatedProxy> prepare, Consumer<Scene> flow) {
    World.test(
        world -> {
          Scene scene = new Scene(world, SimulatedProxy.in(world, prepare));
          flow.accept(scene);
          scene.settle();
          world.advance(Duration.ofMinutes(5));
          scene.invariants.checkNothingIsLeft();
        });
  }

  private void settle() {
    world.settle();
    agents.forEach(agent -> agent.endpoint().hangUpConnections());
  }

  private void end() {
    settle();
    invariants.check();
  }

  World world() {
    return world;
  }

  SimulatedProxy proxy() {
    return proxy;
  }

  /** An agent at the next address, whom the proxy does not know. */
  Agent stranger(String name) {
    return with(world.agent(name, NETWORK + ++lastAddress));
  }

  /** An agent at an address that the proxy trusts. */
  Agent trusted(String name) {
    Agent agent = stranger(name);
    proxy.trusts(NETWORK + lastAddress);
    return agent;
  }

  /** An agent at an address that is a trunk's. */
  Agent trunk(String name) {
    Agent agent = stranger(name);
    proxy.hasTrunkAt(NETWORK + lastAddress);
    return agent;
  }

  /** A phone that is registered over UDP. */
  Agent phone(String user) {
    return registered(stranger(user));
  }

  /** A phone that is registered over TCP with a contact that listens. */
  Agent tcpPhone(String user) {
    return registered(stranger(user).over(Transport.TCP));
  }

  /** An agent that speaks to the proxy over a secure or a WebSocket connection of its own. */
  Agent connected(String name, Transport transport) {
    InetSocketAddress there =
        proxy
            .host()
            .at(org.patchbay.proxy.transport.Transport.valueOf(transport.name()).defaultPort());
    return stranger(name).over(transport).through(there);
  }

  /** Another phone of a user, registered with that q. */
  Agent phone(String name, String user, String q) {
    Agent agent =
        stranger(name)
            .as("sip:" + user + "@" + SimulatedProxy.DOMAIN)
            .withCredentials(user, "pw-" + user);
    registersWith(agent, agent.contact(Transport.UDP) + ";q=" + q);
    return agent;
  }

  /** An agent at an IPv6 address. */
  Agent ipv6(String name) {
    Agent agent = world.agent(name, "2001:db8::" + ++lastAddress);
    InetSocketAddress there =
        new InetSocketAddress(proxy.host().addresses().get(1), SimulatedProxy.PORT);
    return with(agent).through(there);
  }

  /** A phone behind a NAT box; it is not registered yet. */
  Agent behind(NatBox nat, String user, String address) {
    return with(world.agentBehind(nat, user, address));
  }

  /** Lets a phone register as it is, and takes what the proxy keeps of it as the baseline. */
  Agent registered(Agent agent) {
    agent.registers();
    invariants.rebase();
    return agent;
  }

  /** Lets a phone register with these Contact values. */
  void registersWith(Agent agent, String contact) {
    agent.sends(REGISTER).replacing("Contact", contact);
    agent.expects(401);
    agent.authenticates();
    agent.expects(200, REGISTER);
    invariants.rebase();
  }

  /** Takes what the proxy has open now as the baseline. */
  void rebase() {
    invariants.rebase();
  }

  private Agent with(Agent agent) {
    agents.add(agent);
    return agent.through(proxy).withPassword("pw-" + agent.name());
  }
}
