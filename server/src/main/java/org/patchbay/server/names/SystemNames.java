package org.patchbay.server.names;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patchbay.proxy.locating.Dns;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.locating.DnsRecord;
import org.patchbay.proxy.locating.RecordType;

/**
 * The names that this machine knows, and those that DNS knows. The machine is asked for addresses
 * of what the hosts file holds, of names without a dot, and of those under {@code .local} and
 * {@code .localhost}, which are not in DNS (RFC 6761 §6.3, RFC 6762 §3); DNS is asked for all else.
 *
 * <p>So many questions wait for a thread; beyond that they fail at once.
 */
public final class SystemNames implements Dns, AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 1_000;

  /** What the machine says holds for so long, in seconds: a file may be changed at any time. */
  private static final long LOCAL_TTL = 30;

  private final Executor loop;
  private final HostsFile hosts = new HostsFile();
  private final DnsClient dns;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "names");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Names for a loop.
   *
   * @param servers the DNS servers; none means those of the system's configuration
   */
  public SystemNames(Executor loop, List<InetSocketAddress> servers) {
    this.loop = loop;
    this.dns = new DnsClient(servers, threads);
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void ask(String name, RecordType type, Consumer<DnsAnswer> answered) {
    try {
      threads.execute(
          () -> lookUp(name, type, answer -> loop.execute(() -> answered.accept(answer))));
    } catch (RejectedExecutionException e) {
      loop.execute(() -> answered.accept(DnsAnswer.failed()));
    }
  }

  /** On a thread of its own. Whatever happens, whoever asked waits for an answer. */
  private void lookUp(String name, RecordType type, Consumer<DnsAnswer> answered) {
    try {
      if (type != RecordType.A && type != RecordType.AAAA) {
        dns.ask(name, type, answered);
        return;
      }
      Optional<InetAddress> fixed = hosts.find(name, type);
      if (fixed.isPresent()) {
        answered.accept(DnsAnswer.found(List.of(record(fixed.get())), LOCAL_TTL));
      } else if (hosts.holds(name)) {
        answered.accept(DnsAnswer.notThere(LOCAL_TTL));
      } else if (isLocal(name)) {
        answered.accept(ofMachine(name, type));
      } else {
        dns.ask(name, type, answered);
      }
    } catch (RuntimeException e) {
      answered.accept(DnsAnswer.failed());
    }
  }

  private static boolean isLocal(String name) {
    return name.indexOf('.') < 0 || name.endsWith(".local") || name.endsWith(".localhost");
  }

  private static DnsAnswer ofMachine(String name, RecordType type) {
    try {
      int octets = type == RecordType.A ? 4 : 16;
      List<DnsRecord> records =
          Stream.of(InetAddress.getAllByName(name))
              .filter(address -> address.getAddress().length == octets)
              .map(SystemNames::record)
              .toList();
      return records.isEmpty()
          ? DnsAnswer.notThere(LOCAL_TTL)
          : DnsAnswer.found(records, LOCAL_TTL);
    } catch (UnknownHostException e) {
      return DnsAnswer.notThere(LOCAL_TTL);
    }
  }

  private static DnsRecord record(InetAddress address) {
    return new DnsRecord.Address(address);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
