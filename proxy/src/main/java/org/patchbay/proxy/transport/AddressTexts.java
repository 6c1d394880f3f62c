package org.patchbay.proxy.transport;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.patchbay.config.IpAddresses;

/** The texts of addresses, kept so that a message costs none. One thread. */
public final class AddressTexts {
  private static final int MOST = 4096;

  private final Map<InetAddress, byte[]> texts = new HashMap<>();

  /** The address in ASCII, an IPv6 address without brackets and scope. Not to be changed. */
  public byte[] of(InetAddress address) {
    byte[] text = texts.get(address);
    if (text == null) {
      if (texts.size() == MOST) {
        texts.clear();
      }
      String host = IpAddresses.text(address);
      text =
          (host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
              .getBytes(StandardCharsets.US_ASCII);
      texts.put(address, text);
    }
    return text;
  }
}
