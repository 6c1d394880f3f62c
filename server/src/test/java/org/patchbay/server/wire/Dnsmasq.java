package org.patchbay.server.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real DNS server on a loopback address, which serves the zone {@code test} and nothing else. */
final class Dnsmasq implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(8);

  private final List<String> command =
      new ArrayList<>(
          List.of(
              "dnsmasq",
              "--no-daemon",
              "--conf-file=/dev/null",
              "--no-resolv",
              "--no-hosts",
              "--bind-interfaces",
              "--local=/test/",
              "--local-ttl=60",
              "--user=" + System.getProperty("user.name")));
  private final String address;
  private final int port;
  private RunningProgram program;

  /** One that is not started yet. */
  Dnsmasq(String address) {
    this.address = address;
    this.port = LoopbackPorts.free(address);
    command.add("--listen-address=" + address);
    command.add("--port=" + port);
  }

  Dnsmasq host(String name, String hostAddress) {
    command.add("--host-record=" + name + "," + hostAddress);
    return this;
  }

  Dnsmasq srv(String service, int priority, int weight, String target, int targetPort) {
    command.add(
        "--srv-host=%s,%s,%d,%d,%d".formatted(service, target, targetPort, priority, weight));
    return this;
  }

  Dnsmasq naptr(String name, int order, String service, String replacement) {
    command.add("--naptr-record=%s,%d,0,s,%s,,%s".formatted(name, order, service, replacement));
    return this;
  }

  /** Starts it and waits until it serves. */
  Dnsmasq start(Path directory) throws InterruptedException {
    program = RunningProgram.start("dnsmasq", directory, command);
    program.awaitLine("that it started", line -> line.contains("started, version"), START);
    return this;
  }

  /** Address and port as the configuration has them. */
  String server() {
    return address + ":" + port;
  }

  String output() {
    return program.output();
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
