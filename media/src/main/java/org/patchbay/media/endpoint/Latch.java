package org.patchbay.media.endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where a leg's media comes from, and therefore goes to (symmetric RTP, RFC 4961): a peer behind a
 * NAT cannot name its address, but its first packet does.
 *
 * <p>Until a packet has come, media goes to the address in SDP. The first valid packet's source is
 * latched. For a window after it, a source that fits better may take over: the very address in SDP
 * before another port of that host, before anybody else; a stranger who was quicker is so displaced
 * by the peer. Then the latch is fixed, and packets from elsewhere are strays. It opens again
 *
 * <ul>
 *   <li>when a later offer or answer names another address: media goes there at once, and the next
 *       packet begins a new window;
 *   <li>when a later offer or answer names the same address: only if the source falls silent, and
 *       only for another port of its host or of the host described; most such offers are holds, and
 *       a silent peer's place is not anybody's;
 *   <li>when the source has been silent for a while and the same SSRC goes on from elsewhere with
 *       its sequence numbers: a NAT box has rebooted, or a phone changed its network.
 * </ul>
 *
 * A change of SSRC alone moves nothing: from the latched source it is a new stream, from elsewhere
 * a stray.
 */
public final class Latch {
  /** How long after its first packet a source may be displaced by a better one. */
  public static final Duration WINDOW = Duration.ofSeconds(2);

  /** How long a source must have been silent before its stream may come from elsewhere. */
  public static final Duration SILENCE = Duration.ofSeconds(2);

  private static final long WINDOW_NANOS = WINDOW.toNanos();
  private static final long SILENCE_NANOS = SILENCE.toNanos();

  private InetSocketAddress described;
  private InetSocketAddress source;

  /** The source before another address was described; its last packets yield to anybody's. */
  private InetSocketAddress former;

  private boolean reopened;
  private long windowEnds;
  private long lastHeard;

  /** What is done with a packet. */
  public enum Verdict {
    /** From the latched source. */
    KNOWN,
    /** From a source that is now latched. */
    LATCHED,
    /** From elsewhere: to be dropped. */
    STRAY
  }

  /** Takes the address of an offer or answer; null when it has none. */
  public void describe(InetSocketAddress address) {
    if (address == null) {
      return; // on hold, the peer is where it was
    }
    if (source != null && !address.equals(described)) {
      former = source;
      source = null;
    }
    reopened = source != null;
    described = address;
  }

  /** Where media goes: the latched source, else the described address; null for neither. */
  public InetSocketAddress target() {
    return source != null ? source : described;
  }

  /** The latched source; null before the first packet. */
  public InetSocketAddress source() {
    return source;
  }

  /** Whether the address is that of the host that the latched source or the description is on. */
  public boolean sameHost(InetAddress address) {
    return source != null
        ? source.getAddress().equals(address)
        : described == null || described.getAddress().equals(address);
  }

  /**
   * Judges a valid packet.
   *
   * @param continues whether it goes on with the SSRC and the sequence numbers heard last
   * @param now the time in nanoseconds
   */
  public Verdict admit(InetSocketAddress from, boolean continues, long now) {
    // Mostly the very object: a socket that hears one peer alone keeps the address.
    if (from == source || from.equals(source)) {
      lastHeard = now;
      return Verdict.KNOWN;
    }
    boolean first = source == null;
    boolean silent = now - lastHeard >= SILENCE_NANOS;
    if (!first && !(silent && (continues || reopened && near(from))) && !displaces(from, now)) {
      return Verdict.STRAY;
    }
    if (first || silent) {
      windowEnds = now + WINDOW_NANOS;
    }
    source = from;
    reopened = false;
    lastHeard = now;
    return Verdict.LATCHED;
  }

  private boolean near(InetSocketAddress from) {
    return from.getAddress().equals(source.getAddress()) || fit(from) >= 2;
  }

  private boolean displaces(InetSocketAddress from, long now) {
    return now < windowEnds && fit(from) > fit(source);
  }

  /** How well an address fits the description. */
  private int fit(InetSocketAddress address) {
    if (address.equals(described)) {
      return 3;
    }
    if (described != null && address.getAddress().equals(described.getAddress())) {
      return 2;
    }
    return address.equals(former) ? 0 : 1;
  }
}
