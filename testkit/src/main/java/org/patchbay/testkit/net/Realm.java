package org.patchbay.testkit.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** An address space: the public one, or the inside of a NAT box. */
final class Realm {
  private final Map<InetAddress, Attachment> attachments = new HashMap<>();
  private final NatBox gateway;

  /**
   * An empty address space.
   *
   * @param gateway the NAT box around it; null for the public one
   */
  Realm(NatBox gateway) {
    this.gateway = gateway;
  }

  NatBox gateway() {
    return gateway;
  }

  void attach(InetAddress address, Attachment attachment) {
    if (attachments.putIfAbsent(address, attachment) != null) {
      throw new IllegalArgumentException("two hosts have the address " + address.getHostAddress());
    }
  }

  /** Who has the address; null when nobody here has. */
  Attachment find(InetAddress address) {
    return attachments.get(address);
  }
}
