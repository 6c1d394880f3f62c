package org.patchbay.server;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.patchbay.server.assembly.ServerAssembly;
import org.patchbay.server.cli.CommandLineInterface;

/** The program {@code patchbay}. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name; without one, the server. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(new CommandLineInterface(new ServerAssembly(), out, err).execute(args));
  }
}
