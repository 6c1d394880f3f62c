package org.patchbay.proxy.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.sip.DigestAnswer;
import org.patchbay.testkit.sip.Header;
import org.patchbay.testkit.sip.SipFramer;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipReader;

/**
 * One who sends a fuzzer's octets over UDP or TCP, and keeps of what came what the next message may
 * need. {@code {Via}} in a text stands for the Via lines of the request that is answered, or of the
 * last response in a request; {@code {To}} and all others likewise. {@code {Route}} is the route
 * set.
 */
final class FuzzedParty implements Streams.Handler {
  private static final int PORT = 5060;
  private static final List<String> COPIED =
      List.of("Via", "From", "To", "Call-ID", "CSeq", "Contact", "Record-Route");

  private final Host host;
  private final InetSocketAddress proxy;
  private final DatagramPort port;
  private final SipFramer framer = new SipFramer(this::heard);
  private Stream stream;
  private SipMessage request;
  private SipMessage response;
  private List<String> routes = List.of();
  private int answers;

  FuzzedParty(Host host, InetSocketAddress proxy) {
    this.host = host;
    this.proxy = proxy;
    try {
      port =
          host.datagrams()
              .open(
                  host.at(PORT),
                  (at, data, length, source) -> heard(java.util.Arrays.copyOf(data, length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Host host() {
    return host;
  }

  /** Takes what a party that is no host was given. */
  void heard(byte[] octets) {
    SipReader.read(octets, octets.length).ifPresent(this::keep);
  }

  private void keep(SipMessage message) {
    List<String> recorded = new ArrayList<>(message.values("Record-Route"));
    if (message.isRequest()) {
      request = message;
    } else {
      response = message;
      Collections.reverse(recorded);
    }
    if (!recorded.isEmpty()) {
      routes = recorded;
    }
  }

  void sendsDatagram(String text) {
    byte[] octets = octets(text);
    port.send(octets, 0, octets.length, proxy);
  }

  /** Writes to its connection, or to a new one if that is gone. */
  void writes(String text) {
    if (stream == null) {
      stream = host.streams().connect(null, proxy, this);
    }
    byte[] octets = octets(text);
    stream.write(octets, 0, octets.length);
  }

  void hangsUp() {
    if (stream != null) {
      stream.close();
    }
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text with what it copies from messages that were received. */
  String filled(String text) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    SipMessage from = text.startsWith("SIP/2.0") ? request : response;
    String filled = text.replace("{Route}", lines("Route", routes));
    for (String name : COPIED) {
      filled =
          filled.replace("{" + name + "}", from == null ? "" : lines(name, values(from, name)));
    }
    return filled;
  }

  private static List<String> values(SipMessage from, String name) {
    return from.headers().stream().filter(h -> h.is(name)).map(Header::value).toList();
  }

  private static String lines(String name, List<String> values) {
    return values.stream().map(value -> name + ": " + value + "\r\n").collect(Collectors.joining());
  }

  /** Forgets the last response, so that the next is seen. */
  void forgetsResponse() {
    response = null;
  }

  /** The text with the answer to the challenge that it got; null if it was not challenged. */
  String authenticated(String text, DigestAnswer credentials) {
    int line = text.indexOf("\r\n");
    String[] words = line < 0 ? new String[0] : text.substring(0, line).split(" ", -1);
    if (response == null || words.length != 3) {
      return null;
    }
    boolean proxyAsks = response.status() == 407;
    String challenge = response.header(proxyAsks ? "Proxy-Authenticate" : "WWW-Authenticate");
    if (!proxyAsks && response.status() != 401 || challenge.isEmpty()) {
      return null;
    }
    String answer = credentials.to(challenge, words[0], words[1], "c", ++answers);
    return text.substring(0, line).concat("\r\n")
        + (proxyAsks ? "Proxy-Authorization: " : "Authorization: ")
        + answer
        + text.substring(line).replace("z9hG4bK", "z9hG4bKa");
  }

  @Override
  public void opened(Stream opened) {}

  @Override
  public void received(Stream from, byte[] data, int offset, int length) {
    framer.take(data, offset, length);
  }

  @Override
  public void closed(Stream gone, String reason) {
    stream = null;
  }
}
