package org.patchbay.proxy.registrar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/**
 * All bindings of one user as octets, which is how memory and the journal hold them. A record says
 * “the bindings of this user are now these”, so that the last one of a user is all that counts.
 *
 * <pre>
 * 1 version | 8 the first expiry | 1 whether one is over a connection | 2 length and the user, UTF-8
 * 2 number of bindings | of each the components of {@link Binding}: numbers of fixed length,
 *   addresses and texts behind their length, texts with an octet for a character
 * </pre>
 *
 * <p>Numbers are big-endian. A record is never changed once it is made.
 */
final class BindingRecords {
  /** The first expiry of a user who has no bindings. */
  static final long NEVER = Long.MAX_VALUE;

  private static final Transport[] TRANSPORTS = Transport.values();
  private static final byte VERSION = 2;
  private static final int EXPIRY_AT = 1;
  private static final int CONNECTED_AT = EXPIRY_AT + Long.BYTES;
  private static final int USER_LENGTH_AT = CONNECTED_AT + 1;
  private static final int USER_AT = USER_LENGTH_AT + Short.BYTES;

  /** q, expiry, CSeq, reg-id and connection, and the lengths of six texts and two addresses. */
  private static final int FIXED_OCTETS = 2 + 8 + 4 + 4 + 8 + 2 + 2 + 2 + 1 + 2 + 1 + 2 * (1 + 2);

  private BindingRecords() {}

  /** The key of a user in a record. */
  static byte[] key(String user) {
    return user.getBytes(UTF_8);
  }

  /** The octets that a record has. */
  static int octets(String user, List<Binding> bindings) {
    int octets = USER_AT + key(user).length + Short.BYTES;
    for (Binding binding : bindings) {
      octets += octets(binding);
    }
    return octets;
  }

  private static int octets(Binding binding) {
    Flow flow = binding.flow();
    return FIXED_OCTETS
        + binding.contact().length()
        + binding.callId().length()
        + binding.instance().length()
        + binding.userAgent().length()
        + binding.path().length()
        + flow.transport().parameter().length()
        + flow.local().getAddress().getAddress().length
        + flow.remote().getAddress().getAddress().length;
  }

  /** The record of all bindings of a user. */
  static byte[] encode(String user, List<Binding> bindings) {
    byte[] key = key(user);
    ByteBuffer out = ByteBuffer.allocate(octets(user, bindings));
    long first = NEVER;
    boolean connected = false;
    for (Binding binding : bindings) {
      first = Math.min(first, binding.expiresAt());
      connected |= binding.flow().transport().reliable();
    }
    out.put(VERSION).putLong(first).put((byte) (connected ? 1 : 0));
    out.putShort((short) key.length).put(key).putShort((short) bindings.size());
    for (Binding binding : bindings) {
      write(out, binding);
    }
    return out.array();
  }

  private static void write(ByteBuffer out, Binding binding) {
    Flow flow = binding.flow();
    out.putShort((short) binding.q()).putLong(binding.expiresAt());
    out.putInt((int) binding.cseq()).putInt(binding.regId()).putLong(flow.connection());
    writeShort(out, flow.transport().parameter());
    write(out, flow.local());
    write(out, flow.remote());
    writeLong(out, binding.contact());
    writeLong(out, binding.callId());
    writeLong(out, binding.instance());
    writeShort(out, binding.userAgent());
    writeLong(out, binding.path());
  }

  private static void write(ByteBuffer out, InetSocketAddress address) {
    byte[] octets = address.getAddress().getAddress();
    out.put((byte) octets.length).put(octets).putShort((short) address.getPort());
  }

  private static void writeShort(ByteBuffer out, String text) {
    out.put((byte) text.length()).put(text.getBytes(ISO_8859_1));
  }

  private static void writeLong(ByteBuffer out, String text) {
    out.putShort((short) text.length()).put(text.getBytes(ISO_8859_1));
  }

  /** Whether a record is that of a user. */
  static boolean isOf(byte[] record, byte[] key) {
    int end = userEnd(record);
    return Arrays.equals(record, USER_AT, end, key, 0, key.length);
  }

  /** Where the user's key begins in every record. */
  static int userStart() {
    return USER_AT;
  }

  /** Where the user's key ends in a record. */
  static int userEnd(byte[] record) {
    return USER_AT + ((record[USER_LENGTH_AT] & 0xff) << 8 | record[USER_LENGTH_AT + 1] & 0xff);
  }

  /** The key of the user of a record. */
  static byte[] key(byte[] record) {
    return Arrays.copyOfRange(record, USER_AT, userEnd(record));
  }

  /** The user of a record. */
  static String user(byte[] record) {
    return new String(record, USER_AT, userEnd(record) - USER_AT, UTF_8);
  }

  /** When the first of its bindings expires; {@link #NEVER} if it has none. */
  static long firstExpiry(byte[] record) {
    return ByteBuffer.wrap(record).getLong(EXPIRY_AT);
  }

  /** Whether one of its bindings was registered over a connection. */
  static boolean isConnected(byte[] record) {
    return record[CONNECTED_AT] != 0;
  }

  /** The number of its bindings. */
  static int count(byte[] record) {
    return ByteBuffer.wrap(record).getShort(userEnd(record)) & 0xffff;
  }

  /** The bindings of a record that was made here. */
  static List<Binding> bindings(byte[] record) {
    ByteBuffer in = ByteBuffer.wrap(record).position(userEnd(record));
    int count = in.getShort() & 0xffff;
    if (count == 1) {
      return List.of(read(in));
    }
    List<Binding> bindings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bindings.add(read(in));
    }
    return List.copyOf(bindings);
  }

  /** What a record says; empty if it is damaged or of a version that is not known here. */
  static Optional<UserBindings> decode(byte[] record) {
    return isSound(record)
        ? Optional.of(new UserBindings(user(record), bindings(record)))
        : Optional.empty();
  }

  /**
   * Whether {@link #bindings} can read a record: its version is known, its lengths add up, and its
   * first expiry is the first. Whether its contents are as they were, the log's checksum tells.
   */
  static boolean isSound(byte[] record) {
    if (record.length < USER_AT + Short.BYTES || record[0] != VERSION) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(record);
    try {
      in.position(userEnd(record));
      long first = NEVER;
      for (int left = in.getShort() & 0xffff; left > 0; left--) {
        in.getShort();
        first = Math.min(first, in.getLong());
        in.position(in.position() + 4 + 4 + 8);
        if (readTransport(in) == null) {
          return false;
        }
        skipAddress(in);
        skipAddress(in);
        skip(in, in.getShort() & 0xffff);
        skip(in, in.getShort() & 0xffff);
        skip(in, in.getShort() & 0xffff);
        skip(in, in.get() & 0xff);
        skip(in, in.getShort() & 0xffff);
      }
      return !in.hasRemaining() && first == firstExpiry(record);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void skip(ByteBuffer in, int count) {
    in.position(in.position() + count);
  }

  private static void skipAddress(ByteBuffer in) {
    int length = in.get() & 0xff;
    if (length != 4 && length != 16) {
      throw new IllegalArgumentException("an address of " + length + " octets");
    }
    skip(in, length + Short.BYTES);
  }

  private static Binding read(ByteBuffer in) {
    int q = in.getShort() & 0xffff;
    long expiresAt = in.getLong();
    long cseq = in.getInt() & 0xffff_ffffL;
    int regId = in.getInt();
    Flow flow = readFlow(in, in.getLong());
    return new Binding(
        readText(in, in.getShort() & 0xffff),
        q,
        expiresAt,
        readText(in, in.getShort() & 0xffff),
        cseq,
        flow,
        readText(in, in.getShort() & 0xffff),
        regId,
        readText(in, in.get() & 0xff),
        readText(in, in.getShort() & 0xffff));
  }

  private static Flow readFlow(ByteBuffer in, long connection) {
    Transport transport = readTransport(in);
    return new Flow(transport, readAddress(in), readAddress(in), connection);
  }

  /** By its name and not its place: others know more of them. Null for one that is new. */
  private static Transport readTransport(ByteBuffer in) {
    int length = in.get() & 0xff;
    int start = in.position();
    in.position(start + length);
    for (Transport transport : TRANSPORTS) {
      String name = transport.parameter();
      boolean isIt = name.length() == length;
      for (int i = 0; isIt && i < length; i++) {
        isIt = in.get(start + i) == name.charAt(i);
      }
      if (isIt) {
        return transport;
      }
    }
    return null;
  }

  private static InetSocketAddress readAddress(ByteBuffer in) {
    byte[] octets = new byte[in.get() & 0xff];
    in.get(octets);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(octets), in.getShort() & 0xffff);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of neither 4 nor 16 octets", e);
    }
  }

  private static String readText(ByteBuffer in, int length) {
    if (length == 0) {
      return "";
    }
    int start = in.position();
    in.position(start + length); // fails if there is not as much
    return new String(in.array(), start, length, ISO_8859_1);
  }
}
