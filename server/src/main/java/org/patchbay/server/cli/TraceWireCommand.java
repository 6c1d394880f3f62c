package org.patchbay.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbay.config.Durations;
import org.patchbay.config.Syntax;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.data.PrivateFile;
import org.patchbay.server.trace.TraceCommand;
import org.patchbay.server.trace.TraceFilter;
import org.patchbay.server.trace.TraceLine;
import org.patchbay.server.trace.show.LadderView;
import org.patchbay.server.trace.show.PcapView;
import org.patchbay.server.trace.show.TextView;
import org.patchbay.server.trace.show.WireView;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code patchbay trace}: what is on the wire? */
@Command(
    name = "trace",
    description =
        "Shows the messages of one call, one user, one peer or all as they are on the wire, while "
            + "they pass, until Ctrl-C. Of a call through the media processor both legs are "
            + "shown. Passwords' answers, seals and pressed keys are overwritten with *.")
final class TraceWireCommand implements Callable<Integer> {
  private static final Syntax<Duration> TIME =
      Durations.between(Duration.ofSeconds(1), Duration.ofHours(24));

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Wanted wanted;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Form form = new Form();

  @Option(names = "--for", paramLabel = "DURATION", description = "End after so long, as 30s.")
  private String time;

  /** Which messages. */
  private static final class Wanted {
    @Option(names = "--call", paramLabel = "CALL-ID", description = "One call, all its legs.")
    private String call;

    @Option(
        names = "--user",
        paramLabel = "NAME",
        description = "Calls and registrations of a user, by name or by number.")
    private String user;

    @Option(
        names = "--peer",
        paramLabel = "ADDRESS[:PORT]",
        description = "What comes from or goes to an IP address.")
    private String peer;

    @Option(names = "--all", description = "Everything.")
    private boolean all;
  }

  /** How they are shown. */
  private static final class Form {
    @Option(names = "--ladder", description = "As a ladder, a line a message; the default.")
    private boolean ladder;

    @Option(names = "--text", description = "In full.")
    private boolean text;

    @Option(
        names = "--pcap",
        paramLabel = "FILE",
        description = "Into a capture file for tcpdump or Wireshark.")
    private Path pcap;
  }

  @Override
  public Integer call() throws CommandException, ControlException, IOException {
    String request = TraceCommand.request(filter(), duration());
    if (form.pcap == null) {
      PrintWriter out = spec.commandLine().getOut();
      return trace(request, form.text ? new TextView(out) : new LadderView(out));
    }
    try (FileChannel file = PrivateFile.open(form.pcap)) {
      file.truncate(0);
      return trace(request, new PcapView(Channels.newOutputStream(file)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private int trace(String request, WireView view) throws ControlException {
    PrintWriter err = spec.commandLine().getErr();
    boolean running =
        place
            .server()
            .ask(
                request,
                line ->
                    TraceLine.read(
                        line,
                        () -> say(err, "Tracing; Ctrl-C ends it."),
                        view::show,
                        missed ->
                            say(err, missed + " messages were not shown: there were too many")));
    if (!running) {
      say(err, "No server runs on " + place.data().path() + ".");
    }
    return running ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  private TraceFilter filter() throws CommandException {
    if (wanted.all) {
      return new TraceFilter.All();
    } else if (wanted.call != null) {
      return new TraceFilter.OfCall(word("--call", wanted.call));
    } else if (wanted.user != null) {
      return new TraceFilter.OfUser(word("--user", wanted.user));
    }
    return TraceFilter.peer(wanted.peer)
        .orElseThrow(
            () ->
                CommandException.misconfigured(
                    "patchbay: --peer takes an IP address, or one with a port, as 192.0.2.1:5060"));
  }

  private static String word(String option, String value) throws CommandException {
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ')) {
      throw CommandException.misconfigured("patchbay: " + option + " takes one word");
    }
    return value;
  }

  private Duration duration() throws CommandException {
    if (time == null) {
      return Duration.ZERO;
    }
    Optional<Duration> read = TIME.read(time).orElse((wrong, remedy) -> {});
    return read.orElseThrow(
        () ->
            CommandException.misconfigured(
                "patchbay: --for takes a duration from 1s to 24h, as 30s or 10m"));
  }
}
