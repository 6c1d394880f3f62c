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
 * issue in milliseconds and a running number, its signature, and a receipt that tells to whom it
 * was sent, all in hexadecimal digits. A nonce is good from any address, since a phone's may
 * change; but who answers one with his own receipt has received it. One thread; one of these for
 * each key, since serials must not repeat.
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

  private static final byte[] RECEIPT_PURPOSE = Octets.ascii("nonce receipt");

  private static final int SERIAL_DIGITS = 2 * Long.BYTES;
  private static final int MAC_OCTETS = 12;
  private static final int SIGNED_DIGITS = SERIAL_DIGITS + 2 * MAC_OCTETS;
  private static final int RECEIPT_OCTETS = 4;
  private static final int DIGITS = SIGNED_DIGITS + 2 * RECEIPT_OCTETS;

  /** The running number's share of the serial; the time above it lasts until the year 2248. */
  private static final int RUNNING_BITS = 20;

  private final Clock clock;

  /** Wall-clock time when the monotonic clock was 0: a clock that is set takes no nonce with it. */
  private final long originMillis;

  private final Mac mac;
  private final byte[] signature;
  private final ByteBuffer octets = ByteBuffer.allocate(Long.BYTES);
  private final ByteBuffer receipt = ByteBuffer.allocate(2 * Long.BYTES);
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

  /**
   * A new nonce: 48 lower-case hexadecimal digits.
   *
   * @param recipient to whom it is sent
   */
  public byte[] issue(long recipient) {
    long number = running++ & (1 << RUNNING_BITS) - 1;
    long serial = now() << RUNNING_BITS | number;
    write(serial);
    writeReceipt(serial, recipient);
    return expected.clone();
  }

  /** Whether the nonce that a range holds is ours and was sent to that recipient, of late. */
  boolean wasSentTo(byte[] bytes, int start, int end, long recipient) {
    if (check(bytes, start, end) != State.FRESH) {
      return false;
    }
    writeReceipt(serial(bytes, start), recipient);
    return differences(bytes, start, SIGNED_DIGITS, DIGITS) == 0;
  }

  /** What the nonce that a range holds is worth. */
  public State check(byte[] bytes, int start, int end) {
    if (end - start != DIGITS || !Hex.isHex(bytes, start, start + SERIAL_DIGITS)) {
      return State.FORGED;
    }
    long serial = serial(bytes, start);
    write(serial);
    if (differences(bytes, start, 0, SIGNED_DIGITS) != 0) {
      return State.FORGED;
    }
    // The wall clock may have been set back before a restart, so the age may be negative.
    long age = now() - (serial >>> RUNNING_BITS);
    return Math.abs(age) <= LIFETIME_MILLIS ? State.FRESH : State.STALE;
  }

  private int differences(byte[] bytes, int start, int from, int to) {
    int differences = 0;
    for (int i = from; i < to; i++) {
      differences |= expected[i] ^ bytes[start + i];
    }
    return differences;
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
    sign(PURPOSE, octets);
    Hex.write(signature, MAC_OCTETS, expected, SERIAL_DIGITS);
  }

  private void writeReceipt(long serial, long recipient) {
    receipt.clear().putLong(serial).putLong(recipient);
    sign(RECEIPT_PURPOSE, receipt);
    Hex.write(signature, RECEIPT_OCTETS, expected, SIGNED_DIGITS);
  }

  private void sign(byte[] purpose, ByteBuffer what) {
    mac.update(purpose);
    mac.update(what.array());
    try {
      mac.doFinal(signature, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no room for a signature", e);
    }
  }
}
