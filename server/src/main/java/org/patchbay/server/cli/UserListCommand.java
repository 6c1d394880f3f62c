package org.patchbay.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.patchbay.server.control.ControlException;
import org.patchbay.server.control.UsersCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code patchbay user list}. */
@Command(
    name = "list",
    description = "Lists the users, their numbers, and where they were declared.")
final class UserListCommand implements Callable<Integer> {
  private final Assembly assembly;
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private Place place;

  @Option(
      names = "--json",
      description = "Print a JSON array of objects with name, number and place.")
  private boolean json;

  UserListCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws CommandException, IOException, ControlException {
    PrintWriter out = spec.commandLine().getOut();
    Collection<UsersCommand.Row> rows = new KnownUsers(place, assembly).rows();
    if (json) {
      out.println(json(rows));
    } else if (rows.isEmpty()) {
      out.println("There are no users yet. Add one:  patchbay user add NAME");
    } else {
      out.println(String.format("%-20s %-17s %s", "USER", "NUMBER", "DECLARED IN"));
      for (UsersCommand.Row row : rows) {
        out.println(
            String.format(
                "%-20s %-17s %s",
                row.name(),
                row.number().orElse("-"),
                row.place().orElse(place.data().path().toString())));
      }
    }
    return ExitCode.DONE;
  }

  private static String json(Collection<UsersCommand.Row> rows) {
    StringWriter text = new StringWriter();
    try (JsonGenerator array =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      array.writeStartArray();
      for (UsersCommand.Row row : rows) {
        array.writeStartObject();
        array.writeStringProperty("name", row.name());
        array.writeStringProperty("number", row.number().orElse(null));
        array.writeStringProperty("place", row.place().orElse(null));
        array.writeEndObject();
      }
      array.writeEndArray();
    }
    return text.toString();
  }
}
