package org.patchbay.testkit.net;

/** How octets travel. */
public enum Transport {
  UDP,
  TCP
}
