package org.patchbay.proxy.transport;

import java.util.Locale;
import org.patchbay.loop.StreamKind;

/** A transport of RFC 3261 §18: how messages are framed and whether they can be lost. */
public enum Transport {
  UDP(null, "UDP", "", 5060),
  TCP(StreamKind.TCP, "TCP", "tcp", 5060),

  /** In a URI {@code transport=tls}: RFC 3261 §26.2.2 wants it no more, but all phones know it. */
  TLS(StreamKind.TLS, "TLS", "tls", 5061),
  WS(StreamKind.WS, "WS", "ws", 80),

  /** In a URI {@code transport=ws}: WebSocket has one name there, secure or not (RFC 7118 §5.3). */
  WSS(StreamKind.WSS, "WSS", "ws", 443),

  /**
   * The in-memory channel to the media processor (docs/adr/0015). It loses nothing; in a Via it
   * passes for TCP, so that a stack on the other side behaves as on a stream.
   */
  HOP(StreamKind.TCP, "TCP", "hop", 5060);

  private final StreamKind kind;
  private final String viaName;
  private final String parameter;
  private final String uriParameter;
  private final int defaultPort;

  Transport(StreamKind kind, String viaName, String uriParameter, int defaultPort) {
    this.kind = kind;
    this.viaName = viaName;
    this.parameter = name().toLowerCase(Locale.ROOT);
    this.uriParameter = uriParameter;
    this.defaultPort = defaultPort;
  }

  /**
   * The transport that a URI leads to (RFC 3261 §19.1.1, §26.2.2; RFC 7118 §5.3).
   *
   * @param parameter its transport parameter in lower case; "" if it has none
   * @param sips whether its scheme is {@code sips}
   * @return null for one that there is not, or not securely
   */
  public static Transport ofUri(String parameter, boolean sips) {
    return switch (parameter) {
      case "" -> sips ? TLS : UDP;
      case "udp" -> sips ? null : UDP;
      case "tcp" -> sips ? TLS : TCP;
      case "tls" -> TLS;
      case "ws" -> sips ? WSS : WS;
      case "wss" -> WSS;
      default -> null;
    };
  }

  /** Whether it retransmits by itself, so that transactions need not (RFC 3261 §17). */
  public boolean reliable() {
    return this != UDP;
  }

  /** Whether nobody on the way can read or change it: what a {@code sips} URI asks for. */
  public boolean secure() {
    return this == HOP || kind != null && kind.isSecure();
  }

  /** Whether it runs over connections, each with a number. */
  public boolean connected() {
    return this != UDP && this != HOP;
  }

  /** Whether only Content-Length tells where a message ends (RFC 3261 §18.3). */
  public boolean needsContentLength() {
    return kind != null && !kind.keepsMessages();
  }

  /** Whether it is WebSocket, where only the phone can open the connection (RFC 7118 §5). */
  public boolean isWebSocket() {
    return kind != null && kind.keepsMessages();
  }

  /** What its connections are. */
  StreamKind kind() {
    return kind;
  }

  /** Its name in a Via (RFC 3261 §20.42, RFC 7118 §5.2). */
  public String viaName() {
    return viaName;
  }

  /** Its own name, as in the configuration: {@code udp}. */
  public String parameter() {
    return parameter;
  }

  /** Its name in the transport parameter of a URI; "" where the URI does without one. */
  public String uriParameter() {
    return uriParameter;
  }

  /** The port of a URI that names none (RFC 3261 §19.1.2, RFC 7118 §5.3). */
  public int defaultPort() {
    return defaultPort;
  }
}
