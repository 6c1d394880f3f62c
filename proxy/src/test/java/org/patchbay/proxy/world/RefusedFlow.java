package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.SipWriter;

/** Requests that are refused for who sends them, where they lead, or what became of them. */
enum RefusedFlow {
  A_STRANGER_CALLS(Refusal.CREDENTIALS_WANTED, false, scene -> messages(scene.stranger("eve"))),
  A_CALLER_GRANTS_NO_BRANCH(
      Refusal.TOO_MANY_BRANCHES,
      true,
      scene -> {
        Agent alice = scene.trusted("alice");
        scene.phone("bob");
        alice.sends(MESSAGE).to("sip:bob@example.com").with("Max-Breadth", "0");
        return alice;
      }),
  A_CALLER_ASKS_FOR_CRITICAL_PRIVACY(
      Refusal.PRIVACY_NOT_POSSIBLE,
      true,
      scene -> {
        Agent alice = scene.trusted("alice");
        alice.sends(MESSAGE).to("sip:bob@example.com").with("Privacy", "user;critical");
        return alice;
      }),
  A_STRANGER_REGISTERS(
      Refusal.REGISTRATION_CREDENTIALS_WANTED,
      false,
      scene -> {
        Agent eve = scene.stranger("eve");
        eve.sends(REGISTER);
        return eve;
      }),
  CREDENTIALS_WITHOUT_A_RESPONSE(
      Refusal.BAD_CREDENTIALS,
      false,
      scene -> {
        Agent eve = scene.stranger("eve");
        eve.sends(MESSAGE)
            .to("sip:bob@example.com")
            .with("Proxy-Authorization", "Digest realm=\"example.com\", username=\"alice\"");
        return eve;
      }),
  BOB_CALLS_AS_ALICE(
      Refusal.NOT_YOUR_FROM,
      true,
      scene -> {
        Agent mallory = scene.stranger("alice").withCredentials("bob", "pw-bob");
        mallory.sends(MESSAGE).to("sip:carol@example.com");
        mallory.expects(407);
        mallory.authenticates();
        return mallory;
      }),
  BOB_REGISTERS_AS_ALICE(
      Refusal.NOT_YOUR_ADDRESS,
      true,
      scene -> {
        Agent mallory = scene.stranger("alice").withCredentials("bob", "pw-bob");
        mallory.sends(REGISTER);
        return answered(mallory);
      }),
  A_TRUNK_REGISTERS(
      Refusal.TRUNK_MAY_NOT_REGISTER,
      true,
      scene -> {
        Agent trunk = scene.trunk("trunk");
        trunk.sends(REGISTER);
        return trunk;
      }),
  A_TRUNK_CALLS_ELSEWHERE(
      Refusal.RELAYING_DENIED,
      true,
      scene -> messages(scene.trunk("trunk"), "sip:bob@elsewhere.example.org")),
  A_DIALOG_THAT_NEVER_WENT_BY_HERE(
      Refusal.NO_SUCH_DIALOG,
      true,
      scene -> {
        Agent alice = scene.trusted("alice");
        alice
            .sends(MESSAGE)
            .to("sip:bob@10.0.0.77")
            .replacing("To", "<sip:bob@example.com>;tag=of-old")
            .with("Route", "<sip:AQAACgAAAhPEAAAKAAAD@10.0.0.1:5060;lr>");
        return alice;
      }),
  A_LOOP(Refusal.LOOP, true, scene -> loops(scene, scene.trusted("loop"))),
  A_STRANGERS_LOOP(Refusal.LOOP, false, scene -> loops(scene, scene.stranger("loop"))),
  AN_UNKNOWN_NAME(
      Refusal.NO_SUCH_USER,
      true,
      scene -> messages(scene.trusted("alice"), "sip:nobody@example.com")),
  AN_UNKNOWN_NUMBER(
      Refusal.NUMBER_NOT_SERVED,
      true,
      scene -> messages(scene.trusted("alice"), "sip:+492111234567@example.com")),
  A_USER_WITHOUT_A_PHONE(
      Refusal.USER_NOT_REGISTERED, true, scene -> messages(scene.trusted("alice"))),
  AN_UNKNOWN_HOST(
      Refusal.UNKNOWN_HOST,
      true,
      scene -> messages(scene.trusted("alice"), "sip:bob@elsewhere.example.org")),
  A_HOST_THAT_REFUSES(
      Refusal.UNREACHABLE,
      true,
      scene -> {
        scene.world().host("nobody", "10.0.0.77");
        return messages(scene.trusted("alice"), "sip:bob@10.0.0.77;transport=tcp");
      }),
  A_DEAD_PHONE(
      Refusal.NO_ANSWER,
      true,
      scene -> {
        Agent alice = scene.trusted("alice");
        scene.world().host("dead", "10.0.0.77");
        alice.sends(INVITE).to("sip:bob@10.0.0.77");
        scene.world().advance(Duration.ofSeconds(20));
        return alice;
      }),
  A_DEAD_PHONE_THAT_THE_CALLER_CANCELS(
      Refusal.CANCELLED,
      true,
      scene -> {
        Agent alice = scene.trusted("alice");
        scene.world().host("dead", "10.0.0.77");
        alice.sends(INVITE).to("sip:bob@10.0.0.77");
        alice.sends(CANCEL);
        scene.world().advance(Duration.ofSeconds(20));
        return alice;
      }),
  A_STAR_THAT_REMOVES_NOTHING(
      Refusal.BAD_REGISTER,
      true,
      scene -> {
        Agent bob = scene.stranger("bob");
        bob.sends(REGISTER).replacing("Contact", "*");
        return answered(bob);
      }),
  A_STRANGERS_STAR_WHERE_REGISTRATION_IS_OPEN(
      Refusal.BAD_REGISTER,
      false,
      scene -> {
        Agent bob = scene.stranger("bob");
        scene.proxy().opensRegistrationTo("10.0.0.2");
        bob.sends(REGISTER).replacing("Contact", "*");
        return bob;
      }),
  HALF_A_MINUTE(
      Refusal.INTERVAL_TOO_BRIEF,
      true,
      scene -> {
        Agent bob = scene.stranger("bob");
        bob.sends(REGISTER).replacing("Expires", "30");
        return answered(bob);
      }),
  ELEVEN_PHONES(
      Refusal.TOO_MANY_CONTACTS,
      true,
      scene -> {
        Agent bob = scene.stranger("bob");
        bob.sends(REGISTER)
            .replacing(
                "Contact",
                IntStream.range(0, 11)
                    .mapToObj(i -> "<sip:bob@10.0.0." + (20 + i) + ">")
                    .collect(Collectors.joining(", ")));
        return answered(bob);
      }),
  AN_OLD_CSEQ(
      Refusal.STALE_REGISTRATION,
      true,
      scene -> {
        Agent bob = scene.stranger("bob");
        bob.sends(REGISTER).replacing("Call-ID", "one-of-bobs");
        answered(bob).expects(200);
        scene.rebase();
        Agent late = scene.stranger("bob-before").as("sip:bob@example.com");
        late.withCredentials("bob", "pw-bob");
        late.sends(REGISTER)
            .replacing("Call-ID", "one-of-bobs")
            .replacing("Contact", "<sip:bob@10.0.0.2:5060>;q=0.1");
        return answered(late);
      }),
  A_FULL_DISK(
      Refusal.STORE_BUSY,
      true,
      scene -> {
        scene.proxy().fillDisk();
        Agent bob = scene.stranger("bob");
        bob.sends(REGISTER);
        answered(bob);
        scene.rebase(); // it was looked for an expiry before the disk said no
        return bob;
      });

  private final Refusal refusal;
  private final boolean known;
  private final Function<Scene, Agent> flow;

  RefusedFlow(Refusal refusal, boolean known, Function<Scene, Agent> flow) {
    this.refusal = refusal;
    this.known = known;
    this.flow = flow;
  }

  Refusal refusal() {
    return refusal;
  }

  /** Whether the caller is one that the proxy knows. */
  boolean isKnown() {
    return known;
  }

  /** Plays it up to the refusal; the agent that gets it. */
  Agent play(Scene scene) {
    return flow.apply(scene);
  }

  private static Agent messages(Agent agent) {
    return messages(agent, "sip:bob@example.com");
  }

  private static Agent messages(Agent agent, String callee) {
    agent.sends(MESSAGE).to(callee);
    return agent;
  }

  private static Agent answered(Agent agent) {
    agent.expects(401);
    agent.authenticates();
    return agent;
  }

  /** Sends a message back to the proxy as it was before the proxy forwarded it. */
  private static Agent loops(Scene scene, Agent looping) {
    Agent alice = scene.trusted("alice");
    String at = looping.host().address().getHostAddress();
    alice.sends(MESSAGE).to("sip:loop@" + at);
    Incoming message = looping.expects(MESSAGE);
    looping.sendsText(
        SipWriter.like(message.message())
            .message()
            .toString()
            .replaceFirst("\r\nVia: ", "\r\nVia: SIP/2.0/UDP " + at + ";branch=z9hG4bKl\r\nVia: "));
    return looping;
  }
}
