package org.patchbay.proxy.auth;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.patchbay.loop.Clock;
import org.patchbay.proxy.message.Octets;

/**
 * Nonces that nobody has to remember (RFC 7616 §3.3): a serial of 64 bits, which is the time of
 * issue in milliseconds and a running number, and its signature, both in hexadecimal digits. One
 * thread; one of these for each key, since serials must not repeat.
 */
public final class Nonces {
  /** How long a nonce is good for. */
  static final long LIFETIME_MILLIS = TimeUnit.MINUTES.toMillis(5);

  /** What a nonce is worth. */
  public enum State {
    FRESH,
    /** Ours, but too old. */
    STALE,
    /** Not ours, or of another key. */
    FORGED
  }

  private static final String ALGORITHM = "HmacSHA256";

  /** Keeps these signatures apart from others under the same key. */
  private static final byte[] PURPOSE = Octets.ascii("digest nonce");

  private static final int SERIAL_DIGITS = 2 * Long.BYTES;
  private static final int MAC_OCTETS = 12;
  private static final int DIGITS = SERIAL_DIGITS + 2 * MAC_OCTETS;

  /** The running number's share of the serial; the time above it lasts until the year 2248. */
  private static final int RUNNING_BITS = 20;

  private final Clock clock;

  /** Wall-clock time when the monotonic clock was 0: a clock that is set takes no nonce with it. */
  private final long originMillis;

  private final Mac mac;
  private final byte[] signature;
  private final ByteBuffer octets = ByteBuffer.allocate(Long.BYTES);
  private final byte[] expected = new byte[DIGITS];
  private int running;

  /**
   * Issues nonces signed under a key.
   *
   * @param key 32 secret octets; nonces of the same key are known across a restart
   */
  public Nonces(byte[] key, Clock clock) {
    this.clock = clock;
    originMillis = clock.epochMillis() - TimeUnit.NANOSECONDS.toMillis(clock.nanos());
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
    signature = new byte[mac.getMacLength()];
  }

  /** A new nonce: 40 lower-case hexadecimal digits. */
  public byte[] issue() {
    long number = running++ & (1 << RUNNING_BITS) - 1;
    write(now() << RUNNING_BITS | number);
    return expected.clone();
  }

  /** What the nonce that a range holds is worth. */
  public State check(byte[] bytes, int start, int end) {
    if (end - start != DIGITS || !Hex.isHex(bytes, start, start + SERIAL_DIGITS)) {
      return State.FORGED;
    }
    long serial = serial(bytes, start);
    write(serial);
    int difference = 0;
    for (int i = 0; i < DIGITS; i++) {
      difference |= expected[i] ^ bytes[start + i];
    }
    if (difference != 0) {
      return State.FORGED;
    }
    // The wall clock may have been set back before a restart, so the age may be negative.
    long age = now() - (serial >>> RUNNING_BITS);
    return Math.abs(age) <= LIFETIME_MILLIS ? State.FRESH : State.STALE;
  }

  /** The serial of a nonce that {@link #check} knows for ours; serials rise with time. */
  static long serial(byte[] nonce, int start) {
    return Hex.number(nonce, start, start + SERIAL_DIGITS);
  }

  /** The last serial of the millisecond before this one; what is issued from now on is above it. */
  long lastSerial() {
    return (now() << RUNNING_BITS) - 1;
  }

  private long now() {
    return originMillis + TimeUnit.NANOSECONDS.toMillis(clock.nanos());
  }

  /** Spells the nonce of a serial. */
  private void write(long serial) {
    octets.clear().putLong(serial);
    Hex.write(octets.array(), Long.BYTES, expected, 0);
    mac.update(PURPOSE);
    mac.update(octets.array());
    try {
      mac.doFinal(signature, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no room for a signature", e);
    }
    Hex.write(signature, MAC_OCTETS, expected, SERIAL_DIGITS);
  }
}
