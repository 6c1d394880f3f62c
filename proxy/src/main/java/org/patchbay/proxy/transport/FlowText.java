package org.patchbay.proxy.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Flows as octets, and as text that fits into the user part of a URI. */
public final class FlowText {
  /** The most octets of a flow: flags, listener, IPv6 address, port, connection. */
  public static final int MOST_OCTETS = 1 + 1 + 16 + 2 + 8;

  /** A connection's number follows. */
  private static final int CONNECTED = 1;

  private static final int IPV6 = 2;

  private final List<ListenPoint> listeners;

  /**
   * Flows of these listeners.
   *
   * @param listeners in an order that the configuration determines, so that texts outlive a restart
   */
  public FlowText(List<ListenPoint> listeners) {
    this.listeners = listeners;
  }

  /** The text of a flow. */
  public String write(Flow flow) {
    ByteBuffer octets = ByteBuffer.allocate(MOST_OCTETS);
    put(flow, octets);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(octets.array(), octets.position()));
  }

  /** The flow of a text; null if it is none, or of a listener that is no more. */
  public Flow read(String text) {
    try {
      byte[] octets = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
      return read(ByteBuffer.wrap(octets));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Writes a flow's octets. */
  public void put(Flow flow, ByteBuffer octets) {
    byte[] address = flow.remote().getAddress().getAddress();
    boolean connected = flow.transport().connected();
    octets.put((byte) ((connected ? CONNECTED : 0) | (address.length > 4 ? IPV6 : 0)));
    octets.put((byte) indexOf(flow));
    octets.put(address).putShort((short) flow.remote().getPort());
    if (connected) {
      octets.putLong(flow.connection());
    }
  }

  private int indexOf(Flow flow) {
    for (int i = 0; i < listeners.size(); i++) {
      ListenPoint point = listeners.get(i);
      if (point.transport() == flow.transport() && point.address().equals(flow.local())) {
        return i;
      }
    }
    throw new IllegalArgumentException("no listener has the flow " + flow);
  }

  /** Reads a flow's octets; null if they end early, or the listener is no more. */
  public Flow read(ByteBuffer octets) {
    try {
      int flags = octets.get();
      int listener = octets.get();
      byte[] address = new byte[(flags & IPV6) != 0 ? 16 : 4];
      octets.get(address);
      int port = octets.getShort() & 0xffff;
      boolean connected = (flags & CONNECTED) != 0;
      long connection = connected ? octets.getLong() : 0;
      InetSocketAddress remote = new InetSocketAddress(InetAddress.getByAddress(address), port);
      if (listener < 0 || listener >= listeners.size()) {
        return null;
      }
      ListenPoint point = listeners.get(listener);
      return point.transport().connected() == connected
          ? new Flow(point.transport(), point.address(), remote, connection)
          : null;
    } catch (BufferUnderflowException e) {
      return null;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of neither 4 nor 16 octets", e);
    }
  }
}
