package org.patchbay.media.endpoint;

import java.net.InetSocketAddress;
import org.patchbay.media.rtp.RtpPacket;

/** A datagram on its way through the stages; one for all datagrams of an endpoint. */
final class Arrival {
  final RtpPacket packet = new RtpPacket();
  byte[] data;
  int length;
  InetSocketAddress source;
  long nanos;
  PayloadFormat format;

  Arrival at(byte[] octets, int count, InetSocketAddress from, long now) {
    data = octets;
    length = count;
    source = from;
    nanos = now;
    format = null;
    return this;
  }
}
