package org.patchbay.testkit.sip;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * One Via value (RFC 3261 §20.42).
 *
 * @param text the value as written
 */
public record Via(String text) {

  /** The transport in capitals, as {@code UDP}. */
  public String transport() {
    String protocol = protocol();
    return protocol.substring(protocol.lastIndexOf('/') + 1).trim();
  }

  /** Host and port as written. */
  public String sentBy() {
    String first = parts().get(0);
    return first.substring(protocol().length()).trim();
  }

  /** The branch; null when there is none. */
  public String branch() {
    return parameter("branch");
  }

  /** A parameter's value; empty when it has none, null when it is not there. */
  public String parameter(String name) {
    List<String> parts = parts();
    return Lists.parameter(parts.subList(1, parts.size()), name);
  }

  /** What identifies the hop: the value without what the next hop may add to it (§18.2.1). */
  public String identity() {
    TreeMap<String, String> parameters = new TreeMap<>();
    List<String> parts = parts();
    for (String part : parts.subList(1, parts.size())) {
      String name = part.split("=", 2)[0].trim().toLowerCase(Locale.ROOT);
      if (!name.equals("received") && !name.equals("rport")) {
        parameters.put(name, part);
      }
    }
    return transport() + " " + sentBy() + " " + parameters.values();
  }

  /** The same with {@code received} and {@code rport} filled in (RFC 3581 §4). */
  public Via observedAt(String address, int port) {
    StringBuilder observed = new StringBuilder();
    for (String part : parts()) {
      if (observed.length() > 0) {
        observed.append(';');
      }
      observed.append(part.equalsIgnoreCase("rport") ? "rport=" + port : part);
    }
    return new Via(observed.append(";received=").append(address).toString());
  }

  private String protocol() {
    String first = parts().get(0);
    int space = first.lastIndexOf(' ');
    return first.substring(0, space < 0 ? 0 : space);
  }

  private List<String> parts() {
    return Lists.split(text, ';');
  }
}
