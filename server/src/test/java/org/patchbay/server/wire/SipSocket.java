package org.patchbay.server.wire;

import java.io.IOException;
import java.util.function.Consumer;

/** Carries SIP messages as text between a peer of a test and the server. */
interface SipSocket extends AutoCloseable {

  SipTransport transport();

  /** Host and port of this end, as they stand in a Via or a Contact. */
  String sentBy();

  /** Hands over every message that arrives, keep-alives excepted, on a thread of its own. */
  void onMessage(Consumer<String> receiver);

  /** Sends a message to the server. */
  void send(String message) throws IOException;

  @Override
  void close() throws IOException;
}
