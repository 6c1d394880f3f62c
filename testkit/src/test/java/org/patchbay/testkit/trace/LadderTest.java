package org.patchbay.testkit.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.StatelessProxy;
import org.patchbay.testkit.World;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.Crowd;

class LadderTest {

  @Test
  void drawsAColumnForEachHostAndMarksWhatIsLost() {
    World.test(
        1,
        world -> {
          Host proxy = world.host("proxy", "10.0.0.1");
          new StatelessProxy(proxy);
          Agent alice = world.agent("alice", "10.0.0.2").through(proxy);
          Agent bob = world.agent("bob", "10.0.0.3").through(proxy).over(Transport.TCP);
          bob.registers();
          world.lose(next(INVITE).on(alice, proxy), 1);
          alice.sends(INVITE).to(bob);
          world.advance(Duration.ofMillis(500));
          alice.resends(INVITE);
          bob.expects(INVITE);
          bob.sends(486);
          alice.expects(486);
          alice.sends(ACK);
          bob.expects(ACK);
          String callId = world.trace().callIds().stream().skip(1).findFirst().orElseThrow();
          assertEquals(
              """
                          alice                             proxy                                bob
                   0.040  |----INVITE sip:bob@example.com----x|                                   |  (lost by rule)
                   0.540  |----INVITE sip:bob@example.com---->|                                   |
                   0.570  |                                   |-INVITE sip:bob@10.0.0.3:5060;t~-->|  (tcp)
                   0.580  |                                   |<------486 Busy Here (INVITE)------|  (tcp)
                   0.590  |<------486 Busy Here (INVITE)------|                                   |
                   0.600  |-----ACK sip:bob@example.com------>|                                   |
                   0.610  |                                   |-ACK sip:bob@10.0.0.3:5060;tran~-->|  (tcp)
              """,
              Ladder.render(world.trace().ofCall(callId)));
        });
  }

  @Test
  void isTheSameForTheSameSeed() {
    String once = randomCalls(11);
    assertEquals(once, randomCalls(11));
    assertNotEquals(once, randomCalls(12));
  }

  private static String randomCalls(long seed) {
    World world = new World(seed);
    Host proxy = world.host("proxy", "10.0.0.1");
    try {
      new StatelessProxy(proxy);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    Crowd crowd = Crowd.of(world, 6, proxy);
    crowd.register();
    world.links(LinkQuality.BAD);
    crowd.call(20, Duration.ofMillis(300));
    world.advance(Duration.ofMinutes(2));
    return Ladder.render(world.trace(), world.trace().callIds());
  }
}
