package org.patchbay.server.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.Match;
import org.patchbay.testkit.World;
import org.patchbay.testkit.invariant.Invariants;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.rtp.RtpParty;
import org.patchbay.testkit.sip.Sdp;
import org.patchbay.testkit.sip.SipMessage;

/**
 * A world with the whole server in it and the parties of one call flow. Each party describes its
 * audio at its own address; RTP is there where the flow asks for it. When the flow ends, nothing of
 * it may be left in the server, and no party may have seen what another one wrote to identify
 * itself.
 */
final class Scene {
  /** A number that goes to sbc1 and then to sbc2. */
  static final String SEATTLE = "sip:+12065550100@" + SimulatedServer.DOMAIN;

  /** A number that goes to the carrier. */
  static final String LONDON = "sip:+442079460000@" + SimulatedServer.DOMAIN;

  static final String OPUS = "96 opus/48000/2";
  static final String PCMA = "8 PCMA/8000";
  static final String PCMU = "0 PCMU/8000";

  private static final long BAD_SEEDS = 5;
  private static final int RTP_PORT = 40_000;

  private final World world;
  private final boolean bad;
  private final SimulatedServer server;
  private final Invariants invariants;
  private final Map<String, Agent> parties = new HashMap<>();
  private final Map<String, Sdp> audio = new HashMap<>();
  private final Set<String> users = new LinkedHashSet<>();
  private final Set<String> peers = new LinkedHashSet<>();
  private final List<Voice> voices = new ArrayList<>();
  private int lastPhone;

  private Scene(World world, SimulatedServer server, boolean bad) {
    this.world = world;
    this.server = server;
    this.bad = bad;
    this.invariants = Invariants.of(world, server.host()).pooling(server::pooledSockets);
  }

  /** Plays a flow over good links, and on several seeds over links that lose and reorder. */
  static void play(Consumer<Scene> flow) {
    play(server -> {}, flow);
  }

  /** The same with a server that is prepared for it. */
  static void play(Consumer<SimulatedServer> prepare, Consumer<Scene> flow) {
    playInOrder(prepare, flow);
    for (long seed = 2; seed < 2 + BAD_SEEDS; seed++) {
      play(seed, true, prepare, flow);
    }
  }

  /** Plays a flow over good links alone: where it matters what arrives first. */
  static void playInOrder(Consumer<Scene> flow) {
    playInOrder(server -> {}, flow);
  }

  /** The same with a server that is prepared for it. */
  static void playInOrder(Consumer<SimulatedServer> prepare, Consumer<Scene> flow) {
    play(1, false, prepare, flow);
  }

  private static void play(
      long seed, boolean bad, Consumer<SimulatedServer> prepare, Consumer<Scene> flow) {
    World.test(
        seed,
        world -> {
          try (SimulatedServer server = SimulatedServer.in(world, prepare)) {
            Scene scene = new Scene(world, server, bad);
            if (bad) {
              world.links(LinkQuality.BAD);
              world.spare(new Match(Scene::isRepeatedByNobody, packet -> true));
            }
            flow.accept(scene);
            scene.end();
          }
        });
  }

  /** A provisional response; and a challenge, which has another nonce when it is repeated. */
  private static boolean isRepeatedByNobody(SipMessage message) {
    boolean challenged =
        message.isRequest()
            && message.to().tag() == null
            && !message.has("Authorization")
            && !message.has("Proxy-Authorization")
            && (message.isRequest(INVITE) || message.isRequest(REGISTER));
    return message.status() / 100 == 1 || challenged;
  }

  private void end() {
    fallsSilent();
    world.settle();
    parties.values().forEach(agent -> agent.endpoint().hangUpConnections());
    invariants.check();
    server.hasNothingLeft();
    Separation.check(world.trace(), server.name(), users, peers);
  }

  World world() {
    return world;
  }

  SimulatedServer server() {
    return server;
  }

  /** Alice's phone, which speaks Opus alone; not registered. */
  Agent alice() {
    return phone("alice", OPUS);
  }

  /** Bob's phone, which speaks PCMU alone; not registered. */
  Agent bob() {
    return phone("bob", PCMU);
  }

  /** The phone of a user of that name. */
  Agent phone(String user, String... formats) {
    return parties.computeIfAbsent(
        user, name -> user(world.agent(name, "10.0.1." + ++lastPhone), formats));
  }

  /** The phone of a user of that name, behind a NAT. */
  Agent phoneBehind(NatBox nat, String user, String address, String... formats) {
    return parties.computeIfAbsent(
        user, name -> user(world.agentBehind(nat, name, address), formats));
  }

  private Agent user(Agent agent, String... formats) {
    users.add(agent.name());
    return party(agent, formats).through(server).withPassword("pw-" + agent.name());
  }

  /** Another phone of a user. */
  Agent phoneOf(String user, String name, String... formats) {
    return phone(name, formats)
        .as("sip:" + user + "@" + SimulatedServer.DOMAIN)
        .withCredentials(user, "pw-" + user);
  }

  /** Lets a phone register. */
  Agent registered(Agent phone) {
    phone.registers();
    invariants.rebase();
    return phone;
  }

  /** The first trunk of the route to Seattle. */
  Agent sbc1() {
    return peer("sbc1", SimulatedServer.SBC1, PCMA);
  }

  /** The second trunk of the route to Seattle. */
  Agent sbc2() {
    return peer("sbc2", SimulatedServer.SBC2, PCMU);
  }

  /** The carrier for all other numbers. */
  Agent carrier() {
    return peer("wholesale", SimulatedServer.WHOLESALE, PCMU);
  }

  private Agent peer(String name, String address, String format) {
    return parties.computeIfAbsent(
        name,
        any -> {
          peers.add(name);
          return party(world.agent(name, address), format)
              .as("sip:+492111234567@" + address)
              .through(server);
        });
  }

  private Agent party(Agent agent, String... formats) {
    Sdp sdp = Sdp.at(agent.host().at(RTP_PORT), formats);
    audio.put(agent.name(), sdp);
    agent.describing(sdp.text());
    return bad ? agent.persistent() : agent;
  }

  /** What a party says of its audio. */
  Sdp audio(Agent party) {
    return audio.get(party.name());
  }

  /** The voice of a party, which listens where it says so. */
  Voice voice(Agent party, Codec codec, int payloadType) {
    return voiceAt(party, RTP_PORT, codec, payloadType);
  }

  /** The voice of a party at another port. */
  Voice voiceAt(Agent party, int port, Codec codec, int payloadType) {
    RtpParty rtp = new RtpParty(world, party.host(), port);
    Voice voice = new Voice(rtp, codec, payloadType);
    voices.add(voice);
    return voice;
  }

  /** A party's port for RTP alone. */
  RtpParty rtp(Agent party) {
    return new RtpParty(world, party.host(), RTP_PORT);
  }

  /** Lets nobody speak any more. */
  void fallsSilent() {
    voices.forEach(Voice::fallsSilent);
  }

  /** A user dials and answers the challenge. */
  void dials(Agent user, String uri) {
    user.sends(INVITE).to(uri);
    user.expects(407);
    user.authenticates();
  }

  /**
   * A user talks with a trunk, the call answered and acknowledged at both ends.
   *
   * @return the INVITE that the trunk got
   */
  Incoming connects(Agent user, Agent trunk) {
    dials(user, SEATTLE);
    Incoming invite = trunk.expects(INVITE);
    trunk.sends(180);
    user.expects(180);
    trunk.sends(200);
    trunk.expects(ACK);
    user.expects(200, INVITE);
    user.sends(ACK);
    waitsForAcks();
    return invite;
  }

  /** Fails if two parties have seen what identifies the other. */
  void areSeparated(Agent one, Agent other) {
    Separation.check(world.trace(), server.name(), Set.of(one.name()), Set.of(other.name()));
  }

  /** Lets an ACK arrive that may have been lost: the server offers nothing new before it. */
  void waitsForAcks() {
    world.advance(bad ? Duration.ofSeconds(8) : Duration.ofMillis(100));
  }
}
