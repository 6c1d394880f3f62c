package org.patchbay.proxy.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void isOneForEachIpv4Address() throws Exception {
    assertNotEquals(source("192.0.2.1"), source("192.0.2.2"));
    assertEquals("192.0.2.1", Source.text(source("192.0.2.1")));
    assertEquals("255.255.255.255", Source.text(source("255.255.255.255")));
  }

  @Test
  void isOneForEachIpv6Network() throws Exception {
    assertEquals(source("2001:db8:1:2::1"), source("2001:db8:1:2:ffff::9"));
    assertNotEquals(source("2001:db8:1:2::1"), source("2001:db8:1:3::1"));
    assertEquals("2001:db8:1:2::/64", Source.text(source("2001:db8:1:2::1")));
  }

  private static long source(String address) throws Exception {
    return Source.of(InetAddress.getByName(address));
  }
}
