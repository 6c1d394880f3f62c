package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/** A view of a range in the midst of a message reads what it reads in the range alone. */
final class ViewsInPlace {
  private static final byte[] LR = Octets.ascii("lr");
  private static final byte[] TAG = Octets.ascii("tag");
  private static final byte[] SOURCE = Octets.ascii("192.0.2.77");

  private ViewsInPlace() {}

  /** Reads every element of every header as each kind of value, in place and alone. */
  static void check(SipMessage message) {
    byte[] bytes = message.bytes();
    same(bytes, message.uriStart(), message.uriEnd());
    for (int h = 0; h < message.headerCount(); h++) {
      int end = message.valueEnd(h);
      for (int i = message.valueStart(h); i <= end; ) {
        int elementEnd = Octets.elementEnd(bytes, i, end);
        same(bytes, i, elementEnd);
        i = elementEnd + 1;
      }
    }
  }

  private static void same(byte[] bytes, int start, int end) {
    byte[] alone = Arrays.copyOfRange(bytes, start, end);
    assertEquals(uri(alone, 0, alone.length), uri(bytes, start, end));
    assertEquals(address(alone, 0, alone.length), address(bytes, start, end));
    assertEquals(via(alone, 0, alone.length), via(bytes, start, end));
  }

  private static String uri(byte[] bytes, int start, int end) {
    SipUri uri = new SipUri();
    return uri.read(bytes, start, end) ? told(uri) : "no URI";
  }

  private static String told(SipUri uri) {
    String found = uri.find(LR) ? uri.value() : "none";
    return String.join(
        "|",
        uri.scheme().name(),
        uri.user(),
        uri.host(),
        Integer.toString(uri.port()),
        uri.transport(),
        found,
        Boolean.toString(uri.hasHeaders()),
        String.valueOf(uri.literalHost()));
  }

  private static String address(byte[] bytes, int start, int end) {
    NameAddr address = new NameAddr();
    if (!address.read(bytes, start, end)) {
      return "no address";
    }
    String found = address.parameters().find(TAG) ? address.parameters().value() : "none";
    return String.join("|", address.display(), address.tag(), found, told(address.uri()));
  }

  /** A Via is written whether it is sound or not. */
  private static String via(byte[] bytes, int start, int end) {
    Via via = new Via();
    boolean sound = via.read(bytes, start, end);
    OctetWriter out = new OctetWriter();
    via.writeStamped(out, SOURCE, 5060);
    return String.join(
        "|",
        Boolean.toString(sound),
        via.transport(),
        via.host(),
        Integer.toString(via.port()),
        Boolean.toString(via.hasMagicBranch()),
        Boolean.toString(via.hasRport()),
        MessageText.text(out.toBytes()));
  }
}
