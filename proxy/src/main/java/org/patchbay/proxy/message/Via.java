package org.patchbay.proxy.message;

/** A reusable view of one Via value in place (RFC 3261 §20.42, RFC 3581). */
public final class Via {
  private static final byte[] SIP = Octets.ascii("sip");
  private static final byte[] VERSION = Octets.ascii("2.0");
  private static final byte[] BRANCH = Octets.ascii("branch");
  private static final byte[] RECEIVED = Octets.ascii("received");
  private static final byte[] RPORT = Octets.ascii("rport");
  private static final byte[] ALIAS = Octets.ascii("alias");
  private static final byte[] COOKIE = Octets.ascii("z9hg4bk");

  private final Parameters parameters = new Parameters();
  private byte[] bytes;
  private int start;
  private int end;
  private int transportStart;
  private int transportEnd;
  private int hostStart;
  private int hostEnd;
  private int port;
  private int sentByEnd;
  private boolean sound;

  /**
   * Reads one value.
   *
   * @param to the end of the element (see {@link Octets#elementEnd})
   * @return whether it is well-formed
   */
  public boolean read(byte[] octets, int from, int to) {
    bytes = octets;
    start = Octets.skipSpace(octets, from, to);
    end = Octets.trimEnd(octets, start, to);
    transportStart = transportEnd = hostStart = hostEnd = sentByEnd = end;
    port = -1;
    parameters.read(octets, end, end);
    sound = readProtocol() && readSentBy();
    return sound;
  }

  private boolean readProtocol() {
    int slash = Octets.indexOf(bytes, start, end, '/');
    int secondSlash = Octets.indexOf(bytes, Math.min(slash + 1, end), end, '/');
    if (secondSlash == end
        || !isText(start, slash, SIP)
        || !isText(Octets.skipSpace(bytes, slash + 1, end), secondSlash, VERSION)) {
      return false;
    }
    int i = Octets.skipSpace(bytes, secondSlash + 1, end);
    transportStart = i;
    while (i < end && Octets.isToken(bytes[i])) {
      i++;
    }
    transportEnd = i;
    hostStart = hostEnd = Octets.skipSpace(bytes, i, end);
    return transportStart < transportEnd && transportEnd < hostStart;
  }

  private boolean isText(int from, int to, byte[] lower) {
    return Octets.equalsIgnoreCase(bytes, from, Octets.trimEnd(bytes, from, to), lower);
  }

  private boolean readSentBy() {
    int i = Octets.afterHost(bytes, hostStart, end);
    if (i < 0) {
      return false;
    }
    hostEnd = i;
    i = Octets.skipSpace(bytes, i, end);
    if (i < end && bytes[i] == ':') {
      int portStart = Octets.skipSpace(bytes, i + 1, end);
      i = Octets.skipDigits(bytes, portStart, end);
      port = (int) Octets.number(bytes, portStart, i, 65_535);
      if (port < 0) {
        return false;
      }
    }
    sentByEnd = i;
    return parameters.read(bytes, i, end);
  }

  /** Whether the value last read is well-formed. */
  public boolean isSound() {
    return sound;
  }

  /** The octets that the ranges point into. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the value begins. */
  public int start() {
    return start;
  }

  /** Where the value ends. */
  public int end() {
    return end;
  }

  /** The transport's name as written. */
  public String transport() {
    return Octets.text(bytes, transportStart, transportEnd);
  }

  /** Where the sent-by's host begins; an IPv6 address with its bracket. */
  public int hostStart() {
    return hostStart;
  }

  /** Where the sent-by's host ends. */
  public int hostEnd() {
    return hostEnd;
  }

  /** The sent-by's host as written. */
  public String host() {
    return Octets.text(bytes, hostStart, hostEnd);
  }

  /** The sent-by's port; -1 if none is given. */
  public int port() {
    return port;
  }

  /** Where the sent-by ends and the parameters begin. */
  public int sentByEnd() {
    return sentByEnd;
  }

  /** The parameters. */
  public Parameters parameters() {
    return parameters;
  }

  /** Whether there is a branch; it is then the current parameter. */
  public boolean hasBranch() {
    return parameters.find(BRANCH);
  }

  /**
   * Whether the branch identifies a transaction by itself (RFC 3261 §8.1.1.7): it has the magic
   * cookie, and something behind it. It is then the current parameter.
   */
  public boolean hasMagicBranch() {
    return hasBranch()
        && parameters.valueEnd() - parameters.valueStart() > COOKIE.length
        && Octets.startsWithIgnoreCase(
            bytes, parameters.valueStart(), parameters.valueEnd(), COOKIE);
  }

  /** Whether the sender asks for its source port (RFC 3581 §3). */
  public boolean hasRport() {
    return parameters.find(RPORT);
  }

  /** Whether the sender lets us use its connection for what we send to it (RFC 5923 §8). */
  public boolean hasAlias() {
    return parameters.find(ALIAS);
  }

  /**
   * Writes the value with what we saw of its sender: {@code received} where the sent-by's host is
   * not the source address, or {@code rport} was asked for, and {@code rport} then (RFC 3261
   * §18.2.1, RFC 3581 §4). What the sender itself put there is dropped. A value that is not
   * well-formed goes out as it came, so that a refusal can still be told.
   *
   * @param source the source address's text, an IPv6 address without brackets
   * @param sourcePort the source port
   */
  public void writeStamped(OctetWriter out, byte[] source, int sourcePort) {
    if (!sound) {
      out.write(bytes, start, end);
      return;
    }
    out.write(bytes, start, sentByEnd);
    boolean rport = false;
    parameters.rewind();
    while (parameters.advance()) {
      int nameStart = parameters.nameStart();
      int nameEnd = parameters.nameEnd();
      if (Octets.equalsIgnoreCase(bytes, nameStart, nameEnd, RPORT)) {
        rport = true;
        out.write(';').write(RPORT).write('=').number(sourcePort);
      } else if (!Octets.equalsIgnoreCase(bytes, nameStart, nameEnd, RECEIVED)) {
        out.write(';').write(bytes, nameStart, nameEnd);
        if (parameters.valueStart() < parameters.valueEnd()) {
          out.write('=').write(bytes, parameters.valueStart(), parameters.valueEnd());
        }
      }
    }
    if (rport || !sentFrom(source)) {
      out.write(';').write(RECEIVED).write('=').write(source);
    }
  }

  private boolean sentFrom(byte[] source) {
    boolean bracket = bytes[hostStart] == '[';
    int from = bracket ? hostStart + 1 : hostStart;
    int to = bracket ? hostEnd - 1 : hostEnd;
    return Octets.equalsIgnoreCase(bytes, from, to, source);
  }
}
