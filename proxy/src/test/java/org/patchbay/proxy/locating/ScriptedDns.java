package org.patchbay.proxy.locating;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.patchbay.proxy.locating.DnsRecord.Address;
import org.patchbay.proxy.locating.DnsRecord.Naptr;
import org.patchbay.proxy.locating.DnsRecord.Srv;

/** A zone as a test writes it, which answers at once and counts what it is asked. */
public final class ScriptedDns implements Dns {
  private static final long TTL_SECONDS = 60;

  private final Map<String, List<DnsRecord>> zone = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private long ttlSeconds = TTL_SECONDS;
  private boolean isDown;

  /** Adds addresses of a host. */
  public ScriptedDns host(String name, String... addresses) {
    for (String literal : addresses) {
      InetAddress address = literal(literal);
      RecordType type = literal.contains(":") ? RecordType.AAAA : RecordType.A;
      add(name, type, new Address(address));
    }
    return this;
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Adds a host of a service, as {@code _sip._udp.example.org}. */
  public ScriptedDns srv(String name, int priority, int weight, int port, String target) {
    return add(name, RecordType.SRV, new Srv(priority, weight, port, target));
  }

  /** Adds a transport of a domain. */
  public ScriptedDns naptr(
      String name, int order, int preference, String service, String replacement) {
    return add(name, RecordType.NAPTR, new Naptr(order, preference, "s", service, "", replacement));
  }

  /** Adds a record. */
  public ScriptedDns add(String name, RecordType type, DnsRecord record) {
    zone.computeIfAbsent(type + " " + name, key -> new ArrayList<>()).add(record);
    return this;
  }

  /** Gives all answers so long to live from now on. */
  public ScriptedDns livesFor(long seconds) {
    ttlSeconds = seconds;
    return this;
  }

  /** From now on nobody answers, or somebody does again. */
  public ScriptedDns isDown(boolean down) {
    isDown = down;
    return this;
  }

  @Override
  public void ask(String name, RecordType type, Consumer<DnsAnswer> answered) {
    String question = type + " " + name;
    asked.add(question);
    List<DnsRecord> records = zone.get(question);
    if (isDown) {
      answered.accept(DnsAnswer.failed());
    } else if (records == null) {
      answered.accept(DnsAnswer.notThere(ttlSeconds));
    } else {
      answered.accept(DnsAnswer.found(records, ttlSeconds));
    }
  }

  /** The questions since the last call, as {@code A host.example.org}. */
  public List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }
}
