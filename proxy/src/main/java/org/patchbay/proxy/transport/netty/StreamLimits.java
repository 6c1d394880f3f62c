package org.patchbay.proxy.transport.netty;

import java.time.Duration;

/**
 * What strangers may make streams hold.
 *
 * @param connections the most connections accepted, and again the most opened by us: peers that
 *     take every accepted one do not keep us from reaching a trunk
 * @param connectionsPerSource the most accepted from one IPv4 address or one IPv6 /64
 * @param handshakes the most accepted connections that are at their TLS handshake or at the request
 *     for WebSocket; beyond it the oldest of them goes
 * @param handshakesPerSource the same from one source
 * @param unreadBytes octets that one connection may have waiting for the loop; then it is not read
 *     from until the loop has taken them
 * @param unreadBytesTotal the same over all connections; beyond it, each may hold a sixteenth
 * @param unsentBytes octets that may wait for one peer to read; then its connection is closed
 * @param unsentBytesTotal the same over all connections; beyond it, each may hold a sixteenth
 * @param connectTimeout how long a connection may take to open
 * @param handshakeTimeout how long a TLS handshake may take, and then the request for WebSocket
 * @param closeTimeout how long a connection that we close may take to send what was written and to
 *     be closed by the peer too
 */
public record StreamLimits(
    int connections,
    int connectionsPerSource,
    int handshakes,
    int handshakesPerSource,
    int unreadBytes,
    long unreadBytesTotal,
    int unsentBytes,
    long unsentBytesTotal,
    Duration connectTimeout,
    Duration handshakeTimeout,
    Duration closeTimeout) {

  /** Files that are left to everything that is no connection: UDP sockets, media, logs, jars. */
  private static final long FILES_KEPT = 2_048;

  /** Limits for a server with half a gigabyte: 20,000 connections, 2,000 a source. */
  public static StreamLimits defaults() {
    return new StreamLimits(
        20_000,
        2_000,
        1_000,
        100,
        64 << 10,
        32 << 20,
        1 << 20,
        128 << 20,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2));
  }

  /** The same with other numbers of connections. */
  public StreamLimits withConnections(int most, int mostPerSource) {
    return new StreamLimits(
        most,
        mostPerSource,
        handshakes,
        handshakesPerSource,
        unreadBytes,
        unreadBytesTotal,
        unsentBytes,
        unsentBytesTotal,
        connectTimeout,
        handshakeTimeout,
        closeTimeout);
  }

  /** The same with other limits of handshakes. */
  public StreamLimits withHandshakes(int most, int mostPerSource, Duration timeout) {
    return new StreamLimits(
        connections,
        connectionsPerSource,
        most,
        mostPerSource,
        unreadBytes,
        unreadBytesTotal,
        unsentBytes,
        unsentBytesTotal,
        connectTimeout,
        timeout,
        closeTimeout);
  }

  /**
   * The same, with no more connections than a process may have open beside everything else: a
   * server without file descriptors could not even take a call over UDP.
   *
   * @param files how many files the process may have open
   */
  public StreamLimits within(long files) {
    long accepted = Math.max(files - FILES_KEPT, files / 2) / 2; // and again as many opened by us
    return accepted >= connections
        ? this
        : withConnections((int) accepted, Math.min(connectionsPerSource, (int) accepted));
  }
}
