/**
 * The test world: a virtual clock, a simulated network and user agents on one seed, so that a test
 * of a SIP server is a call flow that runs in milliseconds and always runs the same.
 *
 * <p>A {@link org.patchbay.testkit.World} has {@link org.patchbay.testkit.Host}s. A server under
 * test is given its host's {@code loop()}, {@code datagrams()} and {@code streams()} and nothing
 * else. Scripted {@link org.patchbay.testkit.Agent}s say and expect SIP, line by line; what they
 * {@code send} leaves when the script goes on. {@link org.patchbay.testkit.phone.AutoPhone}s act by
 * themselves. Everything runs on the test's thread. Nothing here uses the product's SIP code:
 * agents write and read text (RFC 3261 §7).
 *
 * <pre>{@code
 * import static org.patchbay.testkit.Match.next;
 * import static org.patchbay.testkit.sip.Method.*;
 *
 * @Test
 * void retransmitsAnInviteUntilThePhoneAnswers() {
 *   World.test(
 *       world -> {
 *         Host proxy = world.host("proxy", "10.0.0.1");
 *         proxy.run(() -> new Server(proxy.loop(), proxy.datagrams(), proxy.streams(), ...));
 *         Agent alice = world.agent("alice", "10.0.0.2").through(proxy).withPassword("secret");
 *         Agent bob = world.agent("bob", "10.0.0.3").through(proxy).withPassword("hidden");
 *         bob.registers(); // answers the 401 by itself
 *         Invariants invariants = Invariants.of(world, proxy); // what is open now is the baseline
 *
 *         world.lose(next(INVITE).on(proxy, bob), 2);
 *         alice.sends(INVITE).to(bob).with("Subject", "lunch");
 *         alice.expects(407);
 *         alice.authenticates(); // ACK, and the INVITE again with credentials
 *         alice.expects(100);
 *         bob.expects(INVITE).with("Max-Forwards", "69").without("Proxy-Authorization");
 *         bob.sends(180);
 *         alice.expects(180);
 *         bob.sends(200);
 *         alice.expects(200, INVITE).containing("Record-Route", "10.0.0.1");
 *         alice.sends(ACK);
 *         bob.expects(ACK);
 *         bob.sends(BYE);
 *         alice.expects(BYE);
 *         alice.sends(200);
 *         bob.expects(200, BYE);
 *         alice.expectsNothing();
 *         invariants.check();
 *       });
 * }
 * }</pre>
 *
 * <p><b>Time.</b> It stands still unless an expectation waits (32 s at most) or the test says
 * {@code world.advance(duration)} or {@code world.settle()} (until no message is under way; timers
 * stay). A scripted agent never retransmits, acknowledges or answers by itself: {@code
 * resends(INVITE)}, {@code sends(ACK)}. {@code expects} takes the first message that matches and
 * that is not a retransmission; those are for {@code expectsAgain}. {@code expectsNothing} fails if
 * something is unread.
 *
 * <p>An agent that is {@code persistent()} sends again what may be lost, so that a script plays
 * over bad links as well: spare what nobody repeats, {@code world.spare(next(180))}.
 *
 * <p><b>Requests.</b> {@code sends(method).to(...)} begins a dialog; without {@code to} it belongs
 * to the last one, or to that of {@code within(message)}. {@code sends(status)} answers the latest
 * request that has no final response, so that {@code expects(CANCEL)}, {@code sends(200)}, {@code
 * sends(487)} is right; {@code answering(method)} says otherwise. {@code with}, {@code replacing},
 * {@code without} and {@code body} change the message; {@code sendsText} sends anything at all.
 * Agents that share a user: {@code world.agent("bob2", "10.0.0.4").as("sip:bob@example.com")
 * .withCredentials("bob", "hidden")}.
 *
 * <p><b>The network.</b> {@code world.links(LinkQuality.BAD)} for all, {@code world.links(proxy,
 * bob, LinkQuality.CUT)} for a pair; {@code lose}, {@code duplicate} and {@code delay} with a
 * {@link org.patchbay.testkit.Match} for the next datagrams. Streams are cut anew at random. {@code
 * world.nat("nat", "192.0.2.1")} and {@code world.agentBehind(nat, "carol", "192.168.0.2")} put a
 * phone behind a NAT box. {@code proxy.kill()} is {@code kill -9}: start the server again on the
 * same host, whose loop is then a new one.
 *
 * <p><b>Many calls.</b>
 *
 * <pre>{@code
 * Crowd crowd = Crowd.of(world, 50, proxy); // phone0…, password secret-phone0…, each third TCP
 * crowd.register();
 * Invariants invariants = Invariants.of(world, proxy);
 * world.links(LinkQuality.BAD);
 * for (int batch = 0; batch < 100; batch++) {
 *   crowd.call(100, Duration.ofMillis(100));
 *   crowd.finish(Duration.ofMinutes(10));
 *   crowd.agree(); // both ends of every call saw the same
 *   invariants.checkAndForget();
 * }
 * }</pre>
 *
 * <p><b>A failure</b> shows its seed and the ladders of its calls; {@code -Dpatchbay.seed=N}
 * replays a seed. Start reading at {@code World}, then {@code Agent}.
 */
package org.patchbay.testkit;
