package org.patchbay.server.cli;

import java.nio.file.Path;
import java.util.List;
import org.patchbay.server.control.ControlClient;
import org.patchbay.server.data.DataDirectory;
import picocli.CommandLine.Option;

/** The options that say which server is meant. */
final class Place {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file. Given several times, later files override earlier ones.")
  private List<Path> configuration = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory that holds users, registrations and keys. Default: ./patchbay-data")
  private Path data = DataDirectory.DEFAULT;

  List<Path> configuration() {
    return configuration;
  }

  DataDirectory data() {
    return new DataDirectory(data);
  }

  ControlClient server() {
    return new ControlClient(data().controlSocket());
  }
}
