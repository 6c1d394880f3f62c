package org.patchbay.proxy.registrar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/**
 * The journal's records: each says “the bindings of this user are now these”, so that the last one
 * of a user is all that counts. A record is a version octet, the user, the number of bindings and
 * these, in the order of {@link Binding}'s components, as {@link DataOutputStream} writes them.
 *
 * <p>A connection's number is not written: it means nothing to the next process.
 */
final class BindingRecords {
  private static final int VERSION = 1;

  /** Version, length of the user's name, number of bindings. */
  private static final int RECORD_OCTETS = 5;

  /** The numbers of a binding, its addresses, and the lengths of its texts, at most. */
  private static final int BINDING_OCTETS = 96;

  private BindingRecords() {}

  /** An upper bound of the octets of a record; cheaper than to encode it. */
  static int mostOctets(String user, List<Binding> bindings) {
    int octets = RECORD_OCTETS + octets(user);
    for (Binding binding : bindings) {
      octets += BINDING_OCTETS;
      octets += octets(binding.contact()) + octets(binding.callId());
      octets += octets(binding.instance()) + octets(binding.userAgent());
    }
    return octets;
  }

  /** As {@link DataOutputStream#writeUTF} counts them, without the length. */
  private static int octets(String text) {
    int octets = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      octets += c > 0 && c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
    }
    return octets;
  }

  /** The record of all bindings of a user. */
  static byte[] encode(String user, List<Binding> bindings) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(64 + 256 * bindings.size());
    DataOutputStream out = new DataOutputStream(octets);
    try {
      out.writeByte(VERSION);
      out.writeUTF(user);
      out.writeShort(bindings.size());
      for (Binding binding : bindings) {
        write(out, binding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array takes everything
    }
    return octets.toByteArray();
  }

  /** What a record says; empty if it is damaged or of a version that is not known here. */
  static Optional<UserBindings> decode(byte[] record) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
    try {
      if (in.readUnsignedByte() != VERSION) {
        return Optional.empty();
      }
      String user = in.readUTF();
      int count = in.readUnsignedShort();
      List<Binding> bindings = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        bindings.add(readBinding(in));
      }
      return in.available() == 0
          ? Optional.of(new UserBindings(user, List.copyOf(bindings)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, Binding binding) throws IOException {
    out.writeUTF(binding.contact());
    out.writeShort(binding.q());
    out.writeLong(binding.expiresAt());
    out.writeUTF(binding.callId());
    out.writeLong(binding.cseq());
    out.writeUTF(binding.flow().transport().name());
    write(out, binding.flow().local());
    write(out, binding.flow().remote());
    out.writeUTF(binding.instance());
    out.writeInt(binding.regId());
    out.writeUTF(binding.userAgent());
  }

  private static Binding readBinding(DataInputStream in) throws IOException {
    return new Binding(
        in.readUTF(),
        in.readUnsignedShort(),
        in.readLong(),
        in.readUTF(),
        in.readLong(),
        readFlow(in),
        in.readUTF(),
        in.readInt(),
        in.readUTF());
  }

  private static Flow readFlow(DataInputStream in) throws IOException {
    Transport transport = Transport.valueOf(in.readUTF());
    InetSocketAddress local = readAddress(in);
    InetSocketAddress remote = readAddress(in);
    return new Flow(transport, local, remote, transport.reliable() ? Binding.NO_CONNECTION : 0);
  }

  private static void write(DataOutputStream out, InetSocketAddress address) throws IOException {
    byte[] octets = address.getAddress().getAddress();
    out.writeByte(octets.length);
    out.write(octets);
    out.writeShort(address.getPort());
  }

  private static InetSocketAddress readAddress(DataInputStream in) throws IOException {
    byte[] octets = new byte[in.readUnsignedByte()];
    in.readFully(octets);
    return new InetSocketAddress(InetAddress.getByAddress(octets), in.readUnsignedShort());
  }
}
