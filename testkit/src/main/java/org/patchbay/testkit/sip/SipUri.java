package org.patchbay.testkit.sip;

import java.util.List;

/**
 * A SIP URI (RFC 3261 §19.1), read only as far as the next hop needs it.
 *
 * @param text the URI as written
 */
public record SipUri(String text) {
  private static final int DEFAULT_PORT = 5060;

  /** The user part; empty when there is none. */
  public String user() {
    String rest = afterScheme();
    int at = rest.indexOf('@');
    return at < 0 ? "" : rest.substring(0, at);
  }

  /** The host, without brackets. */
  public String host() {
    String hostPort = hostPort();
    if (hostPort.startsWith("[")) {
      return hostPort.substring(1, hostPort.indexOf(']'));
    }
    int colon = hostPort.indexOf(':');
    return colon < 0 ? hostPort : hostPort.substring(0, colon);
  }

  /** The port; 5060 when none is written. */
  public int port() {
    String hostPort = hostPort();
    int colon = hostPort.indexOf(':', hostPort.indexOf(']') + 1);
    return colon < 0 ? DEFAULT_PORT : Integer.parseInt(hostPort.substring(colon + 1));
  }

  /** A parameter of the URI; empty when it has no value, null when it is not there. */
  public String parameter(String name) {
    List<String> parts = Lists.split(text, ';');
    return Lists.parameter(parts.subList(1, parts.size()), name);
  }

  private String hostPort() {
    String rest = afterScheme();
    return rest.substring(rest.indexOf('@') + 1).split("[;?]", 2)[0];
  }

  private String afterScheme() {
    return text.substring(text.indexOf(':') + 1);
  }
}
