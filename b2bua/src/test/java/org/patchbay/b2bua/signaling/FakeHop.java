package org.patchbay.b2bua.signaling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The hop with the proxy's end in the hands of the test. */
final class FakeHop implements HopPort {
  final List<String> sent = new ArrayList<>();
  boolean full;
  private Receiver receiver;

  @Override
  public boolean send(byte[] message) {
    if (!full) {
      sent.add(new String(message, StandardCharsets.UTF_8));
    }
    return !full;
  }

  @Override
  public void onReceive(Receiver to) {
    receiver = to;
  }

  void receive(String message) {
    receiver.received(message.getBytes(StandardCharsets.UTF_8));
  }
}
