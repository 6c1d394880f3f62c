package org.patchbay.testkit.net;

import java.util.Locale;
import org.patchbay.loop.StreamKind;

/** How octets travel. */
public enum Transport {
  UDP(null),
  TCP(StreamKind.TCP),
  TLS(StreamKind.TLS),
  WS(StreamKind.WS),
  WSS(StreamKind.WSS);

  private final StreamKind kind;

  Transport(StreamKind kind) {
    this.kind = kind;
  }

  /** What its connections are; null for UDP. */
  public StreamKind kind() {
    return kind;
  }

  /** Whether it runs over connections, which lose nothing. */
  public boolean isReliable() {
    return kind != null;
  }

  /** The parameter of a URI that asks for it, with its semicolon; "" for UDP. */
  public String uriParameter() {
    return switch (this) {
      case UDP -> "";
      case TCP, TLS -> ";transport=" + name().toLowerCase(Locale.ROOT);
      case WS, WSS -> ";transport=ws"; // RFC 7118 §5.3
    };
  }
}
