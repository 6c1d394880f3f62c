package org.patchbay.server.names;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.patchbay.proxy.locating.Dns;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.locating.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks DNS servers, one after the other where one does not answer. The library chooses the number
 * and the port of each question at random and checks that an answer is to what was asked (RFC
 * 5452); an answer that was cut is asked for again over TCP (RFC 1035 §4.2.1).
 */
final class DnsClient implements Dns {
  private static final Duration TRY = Duration.ofSeconds(2);
  private static final int TRIES = 2;

  /** Of all tries with all servers. */
  private static final Duration ANSWER = Duration.ofSeconds(6);

  /** How many aliases are followed from a name, over several answers. */
  private static final int MOST_ALIASES = 8;

  /** The system's configuration may change while we run. */
  private static final long CONFIGURATION_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<InetSocketAddress> servers;
  private final Executor threads;
  private volatile Chosen chosen;

  private record Chosen(Resolver resolver, long since) {}

  /**
   * A client.
   *
   * @param servers none means those of the system's configuration
   * @param threads where answers are read
   */
  DnsClient(List<InetSocketAddress> servers, Executor threads) {
    this.servers = List.copyOf(servers);
    this.threads = threads;
  }

  /** Reads the system's configuration now and then: not to be called on a loop. */
  @Override
  public void ask(String name, RecordType type, Consumer<DnsAnswer> answered) {
    try {
      ask(Name.fromString(name, Name.root), typeOf(type), 0, answered);
    } catch (TextParseException e) {
      answered.accept(DnsAnswer.notThere()); // no name of DNS: a label too long, or none
    }
  }

  private void ask(Name name, int type, int aliases, Consumer<DnsAnswer> answered) {
    resolver()
        .sendAsync(Message.newQuery(Record.newRecord(name, type, DClass.IN)), threads)
        .toCompletableFuture()
        .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(message -> AnswerReader.read(message, name, type))
        .exceptionally(failure -> AnswerReader.Reading.FAILED)
        .thenAccept(
            reading -> {
              if (reading.alias() == null) {
                answered.accept(reading.answer());
              } else if (aliases == MOST_ALIASES) {
                answered.accept(DnsAnswer.failed());
              } else {
                ask(reading.alias(), type, aliases + 1, answered);
              }
            });
  }

  private static int typeOf(RecordType type) {
    return switch (type) {
      case NAPTR -> Type.NAPTR;
      case SRV -> Type.SRV;
      case A -> Type.A;
      case AAAA -> Type.AAAA;
    };
  }

  private Resolver resolver() {
    Chosen now = chosen;
    boolean isFresh =
        now != null && (!servers.isEmpty() || System.nanoTime() - now.since < CONFIGURATION_NANOS);
    if (!isFresh) {
      now = new Chosen(resolverOf(servers.isEmpty() ? ofSystem() : servers), System.nanoTime());
      chosen = now;
    }
    return now.resolver;
  }

  private static List<InetSocketAddress> ofSystem() {
    ResolverConfig.refresh();
    return ResolverConfig.getCurrentConfig().servers();
  }

  private static Resolver resolverOf(List<InetSocketAddress> addresses) {
    List<Resolver> each =
        addresses.stream()
            .<Resolver>map(
                address -> {
                  SimpleResolver one = new SimpleResolver(address);
                  one.setTimeout(TRY);
                  return one;
                })
            .toList();
    ExtendedResolver all = new ExtendedResolver(each);
    all.setTimeout(ANSWER);
    all.setRetries(TRIES);
    return all;
  }
}
