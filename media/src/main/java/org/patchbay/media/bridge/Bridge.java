package org.patchbay.media.bridge;

import org.patchbay.media.endpoint.RtpEndpoint;

/**
 * Two legs that hear each other. For each payload type that a leg receives it is decided what the
 * other leg gets; the decision is made anew whenever either leg is configured. A leg's stream goes
 * on unbroken when its bridge is closed and another begins.
 *
 * <p>All methods are called on the loop that both legs belong to.
 */
public final class Bridge implements AutoCloseable {
  private final RtpEndpoint first;
  private final RtpEndpoint second;
  private final Lane forth;
  private final Lane back;

  private Bridge(RtpEndpoint first, RtpEndpoint second) {
    this.first = first;
    this.second = second;
    this.forth = new Lane(first, second, this::rebuild);
    this.back = new Lane(second, first, this::rebuild);
  }

  /**
   * Joins two legs; whatever they were joined with before no longer hears them.
   *
   * @throws IllegalArgumentException if they belong to different loops
   */
  public static Bridge between(RtpEndpoint first, RtpEndpoint second) {
    if (first.loop() != second.loop()) {
      throw new IllegalArgumentException("the legs of a bridge share a loop");
    }
    Bridge bridge = new Bridge(first, second);
    bridge.rebuild();
    first.out().splice();
    second.out().splice();
    first.sink(bridge.forth);
    second.sink(bridge.back);
    return bridge;
  }

  /** How the first leg's audio reaches the second. */
  public Passage forth() {
    return forth.passage();
  }

  /** How the second leg's audio reaches the first. */
  public Passage back() {
    return back.passage();
  }

  /** Milliseconds of audio that was made up for loss, both ways; only transcoding does so. */
  public long concealedMillis() {
    return forth.concealedMillis() + back.concealedMillis();
  }

  /** The legs no longer hear each other; they stay open. */
  @Override
  public void close() {
    forth.close();
    back.close();
  }

  private void rebuild() {
    forth.rebuild();
    back.rebuild();
  }

  @Override
  public String toString() {
    return first.local() + " " + forth() + " / " + second.local() + " " + back();
  }
}
