package org.patchbay.b2bua.call;

import java.net.InetSocketAddress;

/** The ports of one leg. */
public interface MediaEndpoint {

  /** Where the party is to send RTP; RTCP goes to the next port. */
  InetSocketAddress local();

  /** Gives the ports back. Nothing flows any more. */
  void close();
}
