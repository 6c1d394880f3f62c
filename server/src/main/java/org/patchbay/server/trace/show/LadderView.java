package org.patchbay.server.trace.show;

import java.io.PrintWriter;
import java.util.List;
import org.patchbay.server.trace.WireRecord;

/**
 * A ladder that grows as messages come: a column for each party, time downwards, a line a message.
 * When somebody new takes part, the heads of the columns are written again.
 */
public final class LadderView implements WireView {
  private static final int WIDTH = 120;
  private static final int TIME = 14;

  /** Room for half a column's head to the left of its bar. */
  private static final int MARGIN = 12;

  private static final int WIDEST = 40;
  private static final int NARROWEST = 22;
  private static final int MOST_COLUMNS = 1 + (WIDTH - TIME - 2 * MARGIN) / NARROWEST;

  private final PrintWriter out;
  private final Parties parties = new Parties(MOST_COLUMNS);

  /** A ladder without a line. */
  public LadderView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(WireRecord message) {
    if (parties.see(message)) {
      out.println(heads());
    }
    out.println(line(message));
    out.flush();
  }

  /** The distance between two bars. */
  private int gap() {
    int gaps = Math.max(1, parties.columns().size() - 1);
    return Math.min(WIDEST, (WIDTH - TIME - 2 * MARGIN) / gaps);
  }

  private int bar(int column) {
    return TIME + MARGIN + column * gap();
  }

  private String heads() {
    StringBuilder line = new StringBuilder();
    List<String> columns = parties.columns();
    for (int i = 0; i < columns.size(); i++) {
      String name = shortened(columns.get(i), gap() - 1);
      int start = Math.max(0, bar(i) - name.length() / 2);
      line.append(" ".repeat(Math.max(i > 0 ? 1 : 0, start - line.length()))).append(name);
    }
    return line.toString();
  }

  private String line(WireRecord message) {
    StringBuilder line = new StringBuilder(MessageText.time(message.time()));
    int columns = parties.columns().size();
    for (int i = 0; i < columns; i++) {
      line.append(" ".repeat(bar(i) - line.length())).append('|');
    }
    int proxy = parties.columns().indexOf(Parties.PROXY);
    int peer = parties.columns().indexOf(Parties.peer(message));
    int from = message.sent() ? proxy : peer;
    int to = message.sent() ? peer : proxy;
    int left = bar(Math.min(from, to)) + 1;
    int right = bar(Math.max(from, to));
    String label = new MessageText(message.octets()).label();
    line.replace(left, right, arrow(label, right - left, from < to));
    return line.toString();
  }

  private static String arrow(String label, int width, boolean rightwards) {
    String shown = shortened(label, width - 3);
    int dashes = width - 1 - shown.length();
    String before = "-".repeat(dashes / 2);
    String after = "-".repeat(dashes - dashes / 2);
    return rightwards ? before + shown + after + ">" : "<" + before + shown + after;
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "~";
  }
}
