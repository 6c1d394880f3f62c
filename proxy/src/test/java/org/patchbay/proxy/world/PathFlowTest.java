package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** Phones that are registered through an edge proxy, at 10.0.0.2 (RFC 3327). */
class PathFlowTest {
  private static final String CONTACT = "sip:bob@192.168.7.7:5060";
  private static final String EDGE = "<sip:flow-7@10.0.0.2:5060;lr;ob>";
  private static final String INNER_EDGE = "<sip:10.0.0.88;lr>";

  private static void play(BiConsumer<Scene, Agent> flow) {
    Scene.play(
        proxy -> proxy.hasEdgeProxyAt("10.0.0.2"),
        scene -> flow.accept(scene, scene.stranger("bob")));
  }

  private static Incoming registers(Scene scene, Agent edge, String... path) {
    edge.sends(REGISTER)
        .replacing("Contact", "<" + CONTACT + ">")
        .with("Supported", "path")
        .with("Path", String.join(", ", path));
    edge.expects(401);
    edge.authenticates();
    Incoming answer = edge.expects(200);
    scene.rebase();
    return answer;
  }

  @Test
  void givesThePathBackInTheAnswer() {
    play(
        (scene, edge) ->
            registers(scene, edge, EDGE, INNER_EDGE).with("Path", EDGE + ", " + INNER_EDGE));
  }

  @Test
  void sendsACallAlongThePath() {
    play(
        (scene, edge) -> {
          registers(scene, edge, EDGE, INNER_EDGE);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com");
          edge.expects(INVITE).forUri(CONTACT).with("Route", EDGE + "," + INNER_EDGE);
          edge.sends(486);
          edge.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void sendsACallOnTheConnectionOfTheEdgeProxy() {
    play(
        (scene, edge) -> {
          edge.over(Transport.TCP);
          registers(scene, edge, "<sip:10.0.0.2:5999;transport=tcp;lr>"); // where nobody listens
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com");
          edge.expects(INVITE).forUri(CONTACT);
          edge.sends(486);
          edge.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void keepsThePathWhenTheConnectionOfTheEdgeProxyIsLost() {
    play(
        (scene, edge) -> {
          edge.over(Transport.TCP);
          registers(scene, edge, EDGE);
          edge.endpoint().hangUpConnections();
          scene.world().settle();
          scene.rebase();
          assertEquals(1, scene.proxy().locations().size());
        });
  }

  @Test
  void keepsThePathAcrossARestart() {
    play(
        (scene, edge) -> {
          registers(scene, edge, EDGE);
          scene.proxy().killAndRestart();
          assertEquals(EDGE, scene.proxy().locations().lookup("bob").get(0).path());
        });
  }

  @Test
  void carriesACallToThePhoneBehindTheEdgeProxy() {
    play(
        (scene, edge) -> {
          registers(scene, edge, EDGE);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com");
          edge.expects(INVITE);
          edge.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          edge.expects(ACK);
          edge.hangsUpOn(alice);
        });
  }

  @Test
  void takesTheRouteAwayThatACallerHasWritten() {
    play(
        (scene, edge) -> {
          registers(scene, edge, EDGE);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com").with("Route", "<sip:10.0.0.1;lr>");
          assertEquals(
              1, edge.expects(INVITE).with("Route", EDGE).message().values("Route").size());
          edge.sends(486);
          edge.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  /** The one would be a call on our account, the other a loop. */
  @ParameterizedTest
  @ValueSource(strings = {"<sip:10.0.0.4;lr>", "<sip:10.0.0.1;lr>", "<sip:example.com:5060;lr>"})
  void leadsNeitherToATrunkNorBackToThisServer(String path) {
    play(
        (scene, edge) -> {
          registers(scene, edge, path);
          Agent alice = scene.trusted("alice");
          Agent trunk = scene.trunk("trunk"); // at 10.0.0.4
          alice.sends(INVITE).to("sip:bob@example.com");
          alice.expects(480);
          alice.sends(ACK);
          trunk.expectsNothing();
        });
  }
}
