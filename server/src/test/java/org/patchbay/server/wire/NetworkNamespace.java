package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A network namespace: interfaces, addresses and routes of its own. */
final class NetworkNamespace implements Place, AutoCloseable {
  private final String name;
  private final Thread atExit;

  private NetworkNamespace(String name) {
    this.name = name;
    this.atExit = new Thread(this::delete, "delete " + name);
  }

  /**
   * Makes one that has its loopback device alone. It is gone at the latest when this JVM is.
   *
   * @throws IOException where this process may not, for it takes root's rights
   */
  static NetworkNamespace make(String purpose) throws IOException, InterruptedException {
    NetworkNamespace made =
        new NetworkNamespace("patchbay-" + ProcessHandle.current().pid() + "-" + purpose);
    run(List.of("ip", "netns", "add", made.name), "");
    Runtime.getRuntime().addShutdownHook(made.atExit);
    made.ip("link set lo up");
    return made;
  }

  /** Joins an interface of this one to an interface of the other, as by a cable. */
  void cable(String own, NetworkNamespace other, String others)
      throws IOException, InterruptedException {
    ip("link add %s type veth peer name %s netns %s".formatted(own, others, other.name));
  }

  /** Gives an interface addresses, with their prefix length, and switches it on. */
  void addresses(String device, String... addresses) throws IOException, InterruptedException {
    for (String address : addresses) {
      ip("addr add %s dev %s".formatted(address, device));
    }
    ip("link set %s up".formatted(device));
  }

  void defaultRoute(String gateway) throws IOException, InterruptedException {
    ip("route add default via " + gateway);
  }

  /** Gives an address a name there, and leaves nobody to ask for others. */
  void hosts(String address, String host) throws IOException {
    Path etc = Files.createDirectories(etc());
    Files.writeString(
        etc.resolve("hosts"), "127.0.0.1 localhost\n%s %s\n".formatted(address, host));
    Files.writeString(etc.resolve("resolv.conf"), "");
  }

  /** What {@code ip netns exec} lays over {@code /etc}. */
  private Path etc() {
    return Path.of("/etc/netns", name);
  }

  /** Makes it a router that hides the others behind its own address on {@code outside}. */
  void masquerade(String outside) throws IOException, InterruptedException {
    run(command(List.of("tee", "/proc/sys/net/ipv4/ip_forward")), "1");
    run(
        command(List.of("nft", "-f", "-")),
        """
        table ip nat {
          chain postrouting {
            type nat hook postrouting priority 100
            oifname "%s" masquerade
          }
        }
        """
            .formatted(outside));
  }

  private void ip(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip", "-n", name));
    command.addAll(List.of(arguments.split(" ")));
    run(command, "");
  }

  private static void run(List<String> command, String input)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
  }

  @Override
  public List<String> command(List<String> command) {
    List<String> within = new ArrayList<>(List.of("ip", "netns", "exec", name));
    within.addAll(command);
    return within;
  }

  /** No socket of this JVM is in there: a shell carries the octets. */
  @Override
  public Connection connect(int port) throws IOException {
    String relay = "exec 3<>/dev/tcp/127.0.0.1/%d; cat <&3 & exec cat >&3".formatted(port);
    Process shell =
        new ProcessBuilder(command(List.of("bash", "-c", relay)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Connection(shell.getInputStream(), shell.getOutputStream(), shell::destroy);
  }

  @Override
  public void close() {
    delete();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void delete() {
    try {
      for (String file : List.of("hosts", "resolv.conf", "")) {
        Files.deleteIfExists(etc().resolve(file));
      }
      run(List.of("ip", "netns", "del", name), "");
    } catch (IOException | InterruptedException e) {
      System.err.println("The network namespace " + name + " is left: " + e.getMessage());
    }
  }
}
