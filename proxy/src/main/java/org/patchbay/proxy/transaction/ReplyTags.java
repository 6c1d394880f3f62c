package org.patchbay.proxy.transaction;

import java.nio.ByteBuffer;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.message.Parameters;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;

/**
 * The tags of our own responses (RFC 3261 §8.2.6.2), which are kept nowhere: each follows from the
 * request and from the address that the response went to, so that who repeats it has received it.
 * One thread.
 */
public final class ReplyTags {
  /** The length of a tag in octets. */
  public static final int LENGTH = 10;

  private static final int MOST_OCTETS = Long.BYTES + 16;

  private final TransactionKey key;
  private final KeyedHash hash;
  private final byte[] octets = new byte[MOST_OCTETS];
  private final ByteBuffer buffer = ByteBuffer.wrap(octets);

  /** Tags, and the key that they follow from, which nobody else can guess. */
  public ReplyTags(IdSource ids) {
    key = new TransactionKey(ids);
    hash = new KeyedHash(ids.nextLong(), ids.nextLong());
  }

  /** By which requests are matched. */
  TransactionKey key() {
    return key;
  }

  /**
   * Writes the tag of a request that is refused for want of time. It is another than that of all
   * other answers: who receives it has done nothing wrong.
   *
   * @param source what the request came in on
   */
  public void writeOfShed(RequestHead head, Flow source, byte[] tag) {
    key.read(head);
    write(~key.high(), source, tag);
  }

  /** Whether an ACK is that of an INVITE that was refused for want of time. */
  boolean isOfShed(long keyHigh, Flow source, RequestHead ack) {
    return isOf(~keyHigh, source, ack);
  }

  /**
   * Writes the tag of answers to a request.
   *
   * @param keyHigh of the request, as {@link TransactionKey#high} gives it
   */
  void write(long keyHigh, Flow source, byte[] tag) {
    Branch.writeBits(bits(keyHigh, source), LENGTH, tag, 0);
  }

  /** Whether To of an ACK has the tag that {@link #write} gave to the answers to its INVITE. */
  boolean isOf(long keyHigh, Flow source, RequestHead ack) {
    Parameters tag = ack.to().parameters();
    return ack.to().hasTag()
        && tag.valueEnd() - tag.valueStart() == LENGTH
        && Branch.isBits(bits(keyHigh, source), LENGTH, ack.message().bytes(), tag.valueStart());
  }

  private long bits(long keyHigh, Flow source) {
    buffer.clear().putLong(keyHigh).put(source.remote().getAddress().getAddress());
    return hash.of(octets, 0, buffer.position());
  }
}
