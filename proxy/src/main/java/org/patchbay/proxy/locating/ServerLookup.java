package org.patchbay.proxy.locating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.locating.DnsRecord.Naptr;
import org.patchbay.proxy.locating.DnsRecord.Srv;

/**
 * One search for a server: first its transport (RFC 3263 §4.1), then its port and addresses (§4.2).
 * Questions that do not need each other's answers are asked at once.
 */
final class ServerLookup {
  /** More targets than that serve nobody, and each is a question to DNS. */
  private static final int MOST_TARGETS = 10;

  private final Dns dns;
  private final IdSource ids;
  private final Reach reach;
  private final NamedServer server;
  private final boolean ipv6First;
  private final Consumer<Located> found;
  private final List<Service> services;
  private boolean isCertain = true;

  /**
   * A search.
   *
   * @param ipv6First which address family comes first where a host has both
   * @param found told the result once
   */
  ServerLookup(
      Dns dns,
      IdSource ids,
      Reach reach,
      NamedServer server,
      boolean ipv6First,
      Consumer<Located> found) {
    this.dns = dns;
    this.ids = ids;
    this.reach = reach;
    this.server = server;
    this.ipv6First = ipv6First;
    this.found = found;
    this.services =
        Service.of(server).stream().filter(service -> reach.covers(service.transport())).toList();
  }

  void start() {
    if (services.isEmpty()) {
      end(List.of());
    } else if (server.port() > 0) {
      // RFC 3263 §4.1, §4.2: who gives a port means a host, and UDP unless it says otherwise.
      endAt(services.get(0), server.port());
    } else if (server.transport() != null) {
      askSrv();
    } else {
      ask(server.host(), RecordType.NAPTR, this::choose);
    }
  }

  // RFC 3263 §4.1: the transport.

  private void choose(DnsAnswer answer) {
    List<Naptr> usable =
        answer.records().stream()
            .map(Naptr.class::cast)
            .filter(r -> r.flags().equalsIgnoreCase("s") && r.regexp().isEmpty())
            .filter(r -> serviceOf(r) != null)
            .sorted(Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference))
            .toList();
    follow(usable, 0);
  }

  private Service serviceOf(Naptr record) {
    for (Service service : services) {
      if (service.isNamedBy(record)) {
        return service;
      }
    }
    return null;
  }

  /** Follows the first record that leads somewhere. */
  private void follow(List<Naptr> usable, int next) {
    if (next == usable.size()) {
      askSrv();
      return;
    }
    Naptr record = usable.get(next);
    ask(
        record.replacement(),
        RecordType.SRV,
        answer -> {
          List<Srv> targets = targets(answer);
          if (targets.isEmpty()) {
            follow(usable, next + 1);
          } else {
            endAt(serviceOf(record), targets);
          }
        });
  }

  /** Asks who serves the domain over each transport that will do; the first that is served wins. */
  private void askSrv() {
    List<DnsAnswer> answers = new ArrayList<>();
    Countdown countdown = new Countdown(services.size(), () -> choose(answers));
    for (int i = 0; i < services.size(); i++) {
      answers.add(null);
    }
    for (int i = 0; i < services.size(); i++) {
      int place = i;
      ask(
          services.get(i).srvName(server.host()),
          RecordType.SRV,
          answer -> {
            answers.set(place, answer);
            countdown.step();
          });
    }
  }

  private void choose(List<DnsAnswer> answers) {
    boolean isServed = false;
    for (int i = 0; i < answers.size(); i++) {
      List<Srv> targets = targets(answers.get(i));
      if (!targets.isEmpty()) {
        endAt(services.get(i), targets);
        return;
      }
      isServed |= !answers.get(i).records().isEmpty();
    }
    if (isServed) {
      end(List.of()); // RFC 2782: a target of "." says that the service is decidedly not there
    } else {
      Service usual = services.get(0);
      endAt(usual, usual.defaultPort());
    }
  }

  private static List<Srv> targets(DnsAnswer answer) {
    return answer.records().stream()
        .map(Srv.class::cast)
        .filter(record -> !record.target().isEmpty() && record.port() > 0)
        .toList();
  }

  // RFC 3263 §4.2: port and addresses.

  private void endAt(Service service, int port) {
    endAt(service, List.of(new Srv(0, 0, port, server.host())));
  }

  private void endAt(Service service, List<Srv> targets) {
    List<Srv> order = SrvOrder.draw(targets, ids);
    List<HostAddresses> hosts =
        order.stream()
            .limit(MOST_TARGETS)
            .map(target -> new HostAddresses(service, target.target(), target.port()))
            .toList();
    Countdown countdown =
        new Countdown(
            hosts.size(),
            () -> end(hosts.stream().flatMap(host -> host.candidates(ipv6First)).toList()));
    hosts.forEach(host -> host.ask(reach, this::ask, countdown));
  }

  private void ask(String name, RecordType type, Consumer<DnsAnswer> answered) {
    dns.ask(
        name,
        type,
        answer -> {
          isCertain &= answer.outcome() != DnsAnswer.Outcome.FAILED;
          answered.accept(answer);
        });
  }

  private void end(List<Candidate> candidates) {
    found.accept(new Located(candidates, isCertain));
  }
}
