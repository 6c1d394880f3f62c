package org.patchbay.server.names;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.patchbay.proxy.locating.RecordType;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;

/** The system's hosts file; it is read again when it has changed. Asking reads a file. */
final class HostsFile {
  private final HostsFileParser parser = new HostsFileParser();

  /** The address of a family that the file has for a name. */
  Optional<InetAddress> find(String name, RecordType type) {
    try {
      return parser.getAddressForHost(
          Name.fromString(name, Name.root), type == RecordType.A ? Type.A : Type.AAAA);
    } catch (TextParseException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // without a file there is DNS
    }
  }

  /** Whether the file has a name, whatever the family. */
  boolean holds(String name) {
    return find(name, RecordType.A).isPresent() || find(name, RecordType.AAAA).isPresent();
  }
}
