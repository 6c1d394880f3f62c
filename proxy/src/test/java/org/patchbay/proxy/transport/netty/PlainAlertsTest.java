package org.patchbay.proxy.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PlainAlertsTest {
  private static final String CHANGE_CIPHER_SPEC = "140303000101";
  private static final String UNKNOWN_CA = "15030300020230";

  private static String seenIn(String... reads) {
    PlainAlerts alerts = new PlainAlerts();
    EmbeddedChannel channel = new EmbeddedChannel(alerts);
    for (String read : reads) {
      channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(read)));
    }
    channel.finishAndReleaseAll();
    return alerts.name();
  }

  @Test
  void seesWhyAPeerGivesUp() {
    assertEquals("unknown_ca", seenIn(UNKNOWN_CA));
  }

  @Test
  void seesItBehindOtherRecords() {
    assertEquals("unknown_ca", seenIn(CHANGE_CIPHER_SPEC + UNKNOWN_CA));
  }

  @Test
  void takesNothingEncryptedForAnAlert() {
    assertNull(seenIn("17030300020230", CHANGE_CIPHER_SPEC, "1503", "15030300"));
  }
}
