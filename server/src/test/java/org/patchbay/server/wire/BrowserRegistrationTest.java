package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page registers with JsSIP (RFC 7118). */
@Tag("wire")
class BrowserRegistrationTest {
  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayProcess server;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Browser.isPrepared(), "run server/src/test/browser/prepare first");
    server = scene.patchbay(PatchbayConfig.ofThreeUsers().withSecureListeners());
  }

  private String register(boolean trusting, String password, boolean overTls) throws Exception {
    return scene
        .browser(trusting)
        .register(
            "sip:alice@" + server.config().address(), password, server.config().webSocket(overTls));
  }

  @ParameterizedTest(name = "over TLS: {0}")
  @ValueSource(booleans = {false, true})
  void registers(boolean overTls) throws Exception {
    assertEquals("registered", register(true, "pw-alice", overTls));
  }

  @ParameterizedTest(name = "over TLS: {0}")
  @ValueSource(booleans = {false, true})
  void isRefusedWithAWrongPassword(boolean overTls) throws Exception {
    String result = register(true, "not-the-password", overTls);

    assertTrue(result.matches("refused 40[13]"), result);
  }

  @Test
  void doesNotConnectWhereItDoesNotTrustTheAuthority() throws Exception {
    assertEquals("not connected", register(false, "pw-alice", true));

    String line = server.awaitLog("the peer refuses our certificate");
    assertTrue(line.endsWith("certificate_unknown") || line.endsWith("unknown_ca"), line);
  }
}
