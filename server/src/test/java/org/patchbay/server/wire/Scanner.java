package org.patchbay.server.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian's scanners, each run from one address: {@code svmap}, {@code svwar}, {@code svcrack},
 * {@code sipsak}.
 */
final class Scanner {
  /** The tools of sipvicious bind to all addresses, whatever they are told. */
  private static final String BOUND =
      """
      import importlib, socket, sys
      sys.path.insert(0, "/usr/share/sipvicious")
      bind = socket.socket.bind
      address = sys.argv[1]
      socket.socket.bind = lambda self, at: bind(self, (address, at[1]))
      sys.argv = sys.argv[2:]
      importlib.import_module("sipvicious." + sys.argv[0]).main()
      """;

  private final String address;
  private final PatchbayConfig target;
  private final Path directory;

  Scanner(String address, PatchbayConfig target, Path directory) {
    this.address = address;
    this.target = target;
    this.directory = directory;
  }

  /** Runs a tool of sipvicious against the server, and returns what it printed. */
  String sipvicious(String tool, String... options) throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("python3", "-c", BOUND, address, tool, "-x", address));
    command.addAll(List.of("-p", String.valueOf(target.port())));
    command.addAll(List.of(options));
    command.add(target.address());
    return run(tool, command);
  }

  /** Lets sipsak register as a user, and returns what it printed. */
  String sipsak(String user, String password) throws InterruptedException {
    String[] command = {
      "sipsak",
      "-vv",
      "-U",
      "--local-ip=" + address,
      "-H",
      address,
      "--timeout-factor=4",
      "-a",
      password,
      "-s",
      target.uri(user)
    };
    return run("sipsak", List.of(command));
  }

  private String run(String name, List<String> command) throws InterruptedException {
    try (RunningProgram program = RunningProgram.start(name, directory, command)) {
      return program.wholeOutput();
    }
  }
}
