package org.patchbay.server.trace.show;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.trace.WireRecord;

/**
 * Who has a column of a ladder: whoever was seen first, the proxy, the media processor if it takes
 * part, then the others. Where there are too many, the one that was silent for longest gives way.
 */
final class Parties {
  static final String PROXY = "patchbay";
  static final String MEDIA = "media processor";

  private final int most;

  /** The peers, the one that was seen last at the end. */
  private final Set<String> recent = new LinkedHashSet<>();

  private final List<String> columns = new ArrayList<>(List.of(PROXY));

  /**
   * Nobody but the proxy.
   *
   * @param most how many columns there may be, at least four
   */
  Parties(int most) {
    this.most = most;
  }

  /** The name of the other end of a message. */
  static String peer(WireRecord message) {
    return message.isInner()
        ? MEDIA
        : IpAddresses.text(message.remote()) + "/" + message.transport();
  }

  /** Gives the other end of a message a column; returns whether the columns have changed. */
  boolean see(WireRecord message) {
    String peer = peer(message);
    recent.remove(peer);
    recent.add(peer);
    if (columns.contains(peer)) {
      return false;
    }
    if (columns.size() == most) {
      String silent =
          recent.stream()
              .filter(name -> columns.contains(name) && !name.equals(MEDIA))
              .findFirst()
              .orElseThrow();
      recent.remove(silent);
      columns.set(columns.indexOf(silent), peer);
    } else if (peer.equals(MEDIA)) {
      columns.add(columns.indexOf(PROXY) + 1, peer);
    } else if (columns.indexOf(PROXY) == 0) {
      columns.add(0, peer);
    } else {
      columns.add(peer);
    }
    return true;
  }

  /** The columns from left to right. */
  List<String> columns() {
    return columns;
  }
}
