package org.patchbay.server.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A SIP message as its lines; those of a body are among them. */
record Message(List<String> lines) {

  static Message read(byte[] data, int length) {
    return new Message(new String(data, 0, length, StandardCharsets.UTF_8).lines().toList());
  }

  /** As it is written in a text block: lines end in a line feed there. */
  static byte[] octets(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  boolean startsWith(String start) {
    return lines.get(0).startsWith(start);
  }

  /** The values of a header, in order. */
  List<String> values(String name) {
    String start = name + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  String value(String name) {
    return values(name).get(0);
  }
}
