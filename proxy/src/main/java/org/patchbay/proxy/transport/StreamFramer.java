package org.patchbay.proxy.transport;

import java.util.Arrays;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/**
 * Cuts a stream into messages (RFC 3261 §18.3) and keep-alives (RFC 5626 §4.4.1), however the
 * stream is split.
 */
final class StreamFramer {
  private static final int USUAL_OCTETS = 2048;

  private final SipMessage head;
  private byte[] buffer = new byte[USUAL_OCTETS];
  private int length;

  /** How far the search for the end of the headers has come. */
  private int searched;

  /** The whole message's length; 0 while its headers are not complete. */
  private int frameLength;

  private boolean broken;

  /** What the framer tells of. */
  interface Sink {

    /**
     * A message is complete, or the stream cannot be followed beyond this one.
     *
     * @param bytes the octets from index 0; valid until this returns
     * @param broken the frame has no sane length: it ends with its headers, and the stream has to
     *     be closed once it has been answered
     */
    void frame(byte[] bytes, int length, boolean broken);

    /** A double CRLF between messages: the peer wants a CRLF back. */
    void ping();
  }

  /**
   * A framer for one stream.
   *
   * @param head for reading heads; may be shared by all framers of a loop
   */
  StreamFramer(SipMessage head) {
    this.head = head;
  }

  /** Takes what arrived and delivers what it completes. Nothing more comes after a broken frame. */
  void append(byte[] data, int offset, int count, Sink sink) {
    if (broken) {
      return;
    }
    if (buffer.length - length < count) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
    }
    System.arraycopy(data, offset, buffer, length, count);
    length += count;
    while (!broken && deliverOne(sink)) {}
    if (length == 0 && buffer.length > 4 * USUAL_OCTETS) {
      buffer = new byte[USUAL_OCTETS];
    }
  }

  /** The octets of memory that what has not been delivered yet takes. */
  int heldOctets() {
    return length == 0 ? 0 : buffer.length;
  }

  /** Whether part of a message waits for the rest; a lone CRLF is part of none (§7.5). */
  boolean hasPartial() {
    for (int i = 0; i < length; i++) {
      if (buffer[i] != '\r' && buffer[i] != '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean deliverOne(Sink sink) {
    if (frameLength == 0) {
      skipKeepAlives(sink);
      if (!findFrame()) {
        if (length > SipParser.MOST_HEADER_OCTETS) {
          breakOff(length, sink);
        }
        return false;
      }
      if (frameLength < 0 || frameLength > SipParser.MOST_MESSAGE_OCTETS) {
        breakOff(searched, sink);
        return false;
      }
    }
    if (length < frameLength) {
      return false;
    }
    int taken = frameLength;
    sink.frame(buffer, taken, false);
    discard(taken);
    return true;
  }

  private void breakOff(int end, Sink sink) {
    broken = true;
    sink.frame(buffer, end, true);
    length = 0;
  }

  private void skipKeepAlives(Sink sink) {
    int start = 0;
    while (start < length && (buffer[start] == '\r' || buffer[start] == '\n')) {
      if (start + 3 < length
          && buffer[start] == '\r'
          && buffer[start + 1] == '\n'
          && buffer[start + 2] == '\r'
          && buffer[start + 3] == '\n') {
        sink.ping();
        start += 4;
      } else if (length - start < 4) {
        break; // half a ping, or the first half of one
      } else {
        start++;
      }
    }
    if (start > 0) {
      discard(start);
    }
  }

  /** Looks for the empty line; on success the frame's length is known, negative if it has none. */
  private boolean findFrame() {
    for (int i = Math.max(searched, 3); i < length; i++) {
      if (buffer[i] == '\n'
          && buffer[i - 1] == '\r'
          && buffer[i - 2] == '\n'
          && buffer[i - 3] == '\r') {
        searched = i + 1;
        long content = SipParser.declaredContentLength(buffer, searched, head);
        frameLength = content < 0 ? -1 : (int) Math.min(searched + content, Integer.MAX_VALUE);
        return true;
      }
    }
    searched = length;
    return false;
  }

  private void discard(int count) {
    System.arraycopy(buffer, count, buffer, 0, length - count);
    length -= count;
    searched = 0;
    frameLength = 0;
  }
}
