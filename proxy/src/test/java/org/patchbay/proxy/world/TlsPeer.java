package org.patchbay.proxy.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.endpoint.Response;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.SipFramer;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipReader;

/** A server of another domain that listens on TLS, and answers 200 to everything. */
final class TlsPeer implements Streams.Handler {
  private final Map<Stream, SipFramer> framers = new HashMap<>();
  private final List<Stream> streams = new ArrayList<>();

  static TlsPeer on(Host host) {
    TlsPeer peer = new TlsPeer();
    try {
      host.streams().listen(StreamKind.TLS, host.at(5061), peer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return peer;
  }

  int connections() {
    return streams.size();
  }

  void hangUp() {
    streams.forEach(Stream::close);
  }

  @Override
  public void opened(Stream stream) {
    streams.add(stream);
    framers.put(stream, new SipFramer(octets -> answer(stream, octets)));
  }

  private static void answer(Stream stream, byte[] octets) {
    SipMessage request = SipReader.read(octets, octets.length).orElseThrow();
    Way way = new Way(Transport.TLS, stream.remote(), stream);
    byte[] response = Response.to(request, way, 200, "peer").message().bytes();
    stream.write(response, 0, response.length);
  }

  @Override
  public void received(Stream stream, byte[] data, int offset, int length) {
    framers.get(stream).take(data, offset, length);
  }

  @Override
  public void closed(Stream stream, String reason) {}
}
