package org.patchbay.server.trace.show;

import java.io.PrintWriter;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.trace.WireRecord;

/** Messages in full, one below the other. */
public final class TextView implements WireView {
  private final PrintWriter out;

  /** A view without a message. */
  public TextView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(WireRecord message) {
    out.println("---- " + MessageText.time(message.time()) + "  " + way(message));
    String text = new MessageText(message.octets()).text();
    out.println(text.stripTrailing());
    out.println();
    out.flush();
  }

  private static String way(WireRecord message) {
    String transport = message.transport();
    String proxy = message.isInner() ? "patchbay" : IpAddresses.text(message.local());
    String peer = message.isInner() ? Parties.MEDIA : IpAddresses.text(message.remote());
    return (message.sent() ? proxy + " -> " + peer : peer + " -> " + proxy) + "  " + transport;
  }
}
