package org.patchbay.testkit.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ladder diagrams: a column for each host, time downwards, one line a message at the time of its
 * sending. An arrow that ends in {@code x} did not arrive; the margin says why.
 */
public final class Ladder {
  private static final int COLUMN = 36;
  private static final int TIME = 12;

  private final List<String> hosts;
  private final StringBuilder text = new StringBuilder();

  private Ladder(List<WireMessage> messages) {
    Set<String> seen = new LinkedHashSet<>();
    for (WireMessage message : messages) {
      seen.add(message.from());
      seen.add(message.to());
    }
    hosts = new ArrayList<>(seen);
  }

  /** The ladder of one call. */
  public static String render(Trace trace, String callId) {
    return "Call-ID " + callId + "\n" + render(trace.ofCall(callId));
  }

  /** The ladders of several calls, one below the other. */
  public static String render(Trace trace, Collection<String> callIds) {
    StringBuilder all = new StringBuilder();
    callIds.forEach(callId -> all.append(render(trace, callId)).append('\n'));
    return all.toString();
  }

  /** The ladder of these messages. */
  public static String render(List<WireMessage> messages) {
    Ladder ladder = new Ladder(messages);
    ladder.head();
    messages.forEach(ladder::line);
    return ladder.text.toString();
  }

  private void head() {
    StringBuilder line = new StringBuilder(" ".repeat(TIME));
    for (int i = 0; i < hosts.size(); i++) {
      int start = TIME + i * COLUMN - hosts.get(i).length() / 2;
      while (line.length() < start) {
        line.append(' ');
      }
      line.append(hosts.get(i));
    }
    text.append(line).append('\n');
  }

  private void line(WireMessage message) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%" + (TIME - 2) + ".3f  ", message.sentAt() / 1e9));
    for (int i = 0; i < hosts.size(); i++) {
      line.append('|').append(" ".repeat(i + 1 < hosts.size() ? COLUMN - 1 : 0));
    }
    int from = hosts.indexOf(message.from());
    int to = hosts.indexOf(message.to());
    int left = TIME + Math.min(from, to) * COLUMN + 1;
    int width = Math.max(1, Math.abs(to - from)) * COLUMN - 1;
    String arrow = arrow(label(message), width, to >= from, message.hasArrived());
    while (line.length() < left + arrow.length()) {
      line.append(' ');
    }
    line.replace(left, left + arrow.length(), arrow);
    if (!message.note().isEmpty()) {
      line.append("  (").append(message.note()).append(')');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static String label(WireMessage message) {
    return message
        .message()
        .map(
            m ->
                m.isRequest()
                    ? m.startLine().replace(" SIP/2.0", "")
                    : m.startLine().replace("SIP/2.0 ", "") + " (" + m.method() + ")")
        .orElse("(" + message.octets().length + " octets)");
  }

  private static String arrow(String label, int width, boolean rightwards, boolean arrived) {
    String shown = label.length() > width - 4 ? label.substring(0, width - 5) + "~" : label;
    int dashes = width - 1 - shown.length();
    String before = "-".repeat(dashes / 2);
    String after = "-".repeat(dashes - dashes / 2);
    return rightwards
        ? before + shown + after + (arrived ? ">" : "x")
        : (arrived ? "<" : "x") + before + shown + after;
  }
}
