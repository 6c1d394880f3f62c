package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.util.Arrays;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.LiteralAddress;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipMessage;

/**
 * Where the offer in an INVITE wants its audio (RFC 4566 §5.7, §5.14), read in place from the few
 * lines that say so. It is no parser of SDP: what it does not understand it passes over, and then
 * the offer says nothing. Reused.
 */
final class OfferedAudio {
  private static final byte[] SDP = Octets.ascii("application/sdp");
  private static final byte[] AUDIO = Octets.ascii("m=audio ");
  private static final byte[] IPV4 = Octets.ascii("c=IN IP4 ");
  private static final byte[] IPV6 = Octets.ascii("c=IN IP6 ");
  private static final byte[] UFRAG = Octets.ascii("a=ice-ufrag:");
  private static final byte[] CANDIDATE = Octets.ascii("a=candidate:");
  private static final long MOST_PORT = 65_535;

  /** The parts of a session description, as far as they matter. */
  private enum Part {
    SESSION,
    AUDIO,
    OTHER
  }

  private byte[] bytes;
  private int addressStart;
  private int addressEnd;
  private boolean hasAudio;
  private boolean hasIce;

  /** Reads the offer of a request. */
  void read(SipMessage request) {
    bytes = request.bytes();
    addressStart = addressEnd = 0;
    hasAudio = hasIce = false;
    if (isSdp(request)) {
      readLines(request.bodyStart(), request.bodyEnd());
    }
  }

  private boolean isSdp(SipMessage request) {
    int header = request.first(HeaderName.CONTENT_TYPE);
    if (header < 0) {
      return false;
    }
    int start = request.valueStart(header);
    int end = Octets.indexOf(bytes, start, request.valueEnd(header), ';');
    return Octets.equalsIgnoreCase(bytes, start, Octets.trimEnd(bytes, start, end), SDP);
  }

  private void readLines(int start, int bodyEnd) {
    Part part = Part.SESSION;
    for (int i = start; i < bodyEnd; ) {
      int next = Octets.indexOf(bytes, i, bodyEnd, '\n') + 1;
      int end = Octets.trimEnd(bytes, i, next - 1);
      if (i < end && bytes[i] == 'm') {
        if (part == Part.AUDIO) {
          return; // the first audio that is on offer decides
        }
        part = isOffered(i, end) ? Part.AUDIO : Part.OTHER;
        hasAudio = part == Part.AUDIO;
      } else if (i < end && part != Part.OTHER) {
        readLine(i, end);
      }
      i = next;
    }
  }

  /** The connection and the candidates of the session, or of the audio, which come later. */
  private void readLine(int start, int end) {
    if (bytes[start] == 'c') {
      boolean isAddress = begins(start, end, IPV4) || begins(start, end, IPV6);
      addressStart = isAddress ? start + IPV4.length : end;
      addressEnd = Octets.indexOf(bytes, addressStart, end, '/');
    } else if (bytes[start] == 'a') {
      hasIce |= begins(start, end, UFRAG) || begins(start, end, CANDIDATE);
    }
  }

  /** Port 0 is a stream that is not wanted (RFC 3264 §5.1). */
  private boolean isOffered(int start, int end) {
    if (!begins(start, end, AUDIO)) {
      return false;
    }
    int port = start + AUDIO.length;
    int portEnd = Octets.indexOf(bytes, port, Octets.indexOf(bytes, port, end, ' '), '/');
    return Octets.number(bytes, port, portEnd, MOST_PORT) > 0;
  }

  private boolean begins(int start, int end, byte[] text) {
    int textEnd = start + text.length;
    return textEnd <= end && Arrays.equals(bytes, start, textEnd, text, 0, text.length);
  }

  /**
   * The address; null if there is no offer, it names a host, or its audio is on hold, be it by port
   * 0 or by the unspecified address (RFC 3264 §8.4).
   */
  InetAddress address() {
    if (!hasAudio || addressStart == addressEnd) {
      return null;
    }
    InetAddress address = LiteralAddress.of(bytes, addressStart, addressEnd);
    return address == null || address.isAnyLocalAddress() ? null : address;
  }

  /** Whether there are candidates, so that the address is but one of several (RFC 8839). */
  boolean hasIce() {
    return hasIce;
  }
}
