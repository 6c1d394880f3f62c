package org.patchbay.proxy.transaction;

import java.nio.ByteBuffer;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.transport.Flow;

/**
 * The tags of our own responses (RFC 3261 §8.2.6.2), which are kept nowhere: each follows from the
 * request and from the address that the response went to, so that who repeats it has received it.
 * One thread.
 */
final class ReplyTags {
  private static final int MOST_OCTETS = Long.BYTES + 16;

  private final KeyedHash hash;
  private final byte[] octets = new byte[MOST_OCTETS];
  private final ByteBuffer buffer = ByteBuffer.wrap(octets);

  ReplyTags(IdSource ids) {
    hash = new KeyedHash(ids.nextLong(), ids.nextLong());
  }

  /**
   * The bits of a tag.
   *
   * @param key of the request, as {@link TransactionKey#high} gives it
   * @param source what it came in on
   */
  long of(long key, Flow source) {
    buffer.clear().putLong(key).put(source.remote().getAddress().getAddress());
    return hash.of(octets, 0, buffer.position());
  }
}
