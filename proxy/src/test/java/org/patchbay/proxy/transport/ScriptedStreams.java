package org.patchbay.proxy.transport;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

/** Streams of which a test says what happens. */
final class ScriptedStreams implements Streams {
  /** For whom connections were opened. */
  final List<String> domains = new ArrayList<>();

  private Handler handler;

  @Override
  public Listener listen(StreamKind kind, InetSocketAddress local, Handler newHandler) {
    handler = newHandler;
    return new Listener() {
      @Override
      public InetSocketAddress local() {
        return local;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Stream connect(
      StreamKind kind,
      String domain,
      InetSocketAddress local,
      InetSocketAddress remote,
      Handler newHandler) {
    domains.add(domain);
    return new ScriptedStream(remote, null);
  }

  /**
   * A peer opens a connection and sends something.
   *
   * @param certificate what it shows; null for nothing
   */
  Stream accept(InetSocketAddress remote, X509Certificate certificate) {
    Stream stream = new ScriptedStream(remote, certificate);
    handler.opened(stream);
    byte[] octets = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n".getBytes();
    handler.received(stream, octets, 0, octets.length);
    return stream;
  }

  void lose(Stream stream) {
    handler.closed(stream, "gone");
  }

  private record ScriptedStream(InetSocketAddress remote, X509Certificate certificate)
      implements Stream {
    @Override
    public InetSocketAddress local() {
      return new InetSocketAddress(0);
    }

    @Override
    public Optional<X509Certificate> peerCertificate() {
      return Optional.ofNullable(certificate);
    }

    @Override
    public void write(byte[] data, int offset, int length) {}

    @Override
    public long pendingBytes() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
