package org.patchbay.b2bua.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assigns payload types within one session. A dynamic one never comes to mean another codec (RFC
 * 3264 §8.3.2), so those of the description before are kept.
 */
final class PayloadTypes {
  private final List<PayloadFormat> before;
  private final List<PayloadFormat> assigned = new ArrayList<>();

  PayloadTypes(LocalSession session) {
    this.before =
        session.previous().stream()
            .flatMap(description -> description.media().stream())
            .flatMap(stream -> PayloadFormat.of(stream).stream())
            .toList();
  }

  /**
   * Adds a format.
   *
   * @param wanted the payload type to take unless it is in use
   */
  void add(RtpCodec codec, Optional<String> parameters, Optional<Integer> wanted) {
    int type =
        earlier(codec)
            .or(() -> PayloadFormat.staticTypeOf(codec))
            .or(() -> wanted.filter(this::free))
            .orElseGet(this::firstFree);
    if (type <= PayloadFormat.LAST) {
      assigned.add(new PayloadFormat(type, codec, parameters));
    }
  }

  List<PayloadFormat> assigned() {
    return List.copyOf(assigned);
  }

  private Optional<Integer> earlier(RtpCodec codec) {
    return before.stream()
        .filter(format -> format.codec().equals(codec) && !taken(assigned, format.payloadType()))
        .map(PayloadFormat::payloadType)
        .findFirst();
  }

  private boolean free(int type) {
    return type >= PayloadFormat.FIRST_DYNAMIC && !taken(assigned, type) && !taken(before, type);
  }

  private int firstFree() {
    int type = PayloadFormat.FIRST_DYNAMIC;
    while (type <= PayloadFormat.LAST && !free(type)) {
      type++;
    }
    return type;
  }

  private static boolean taken(List<PayloadFormat> formats, int type) {
    return formats.stream().anyMatch(format -> format.payloadType() == type);
  }
}
