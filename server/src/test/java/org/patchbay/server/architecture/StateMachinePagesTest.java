package org.patchbay.server.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.b2bua.leg.CallSetup;
import org.patchbay.b2bua.leg.ChangeState;
import org.patchbay.b2bua.leg.LegState;
import org.patchbay.b2bua.leg.SessionChange;
import org.patchbay.b2bua.trunk.Hunt;
import org.patchbay.proxy.transaction.ClientInput;
import org.patchbay.proxy.transaction.ClientState;
import org.patchbay.proxy.transaction.ClientStep;
import org.patchbay.proxy.transaction.InviteClientMachine;
import org.patchbay.proxy.transaction.InviteServerMachine;
import org.patchbay.proxy.transaction.NonInviteClientMachine;
import org.patchbay.proxy.transaction.NonInviteServerMachine;
import org.patchbay.proxy.transaction.ServerInput;
import org.patchbay.proxy.transaction.ServerState;
import org.patchbay.proxy.transaction.ServerStep;
import org.patchbay.server.architecture.StateMachinePage.Outcome;

/** The pages of {@code docs/state-machines} show the machines as they are. */
class StateMachinePagesTest {
  private static final Path FOLDER = Project.file("docs/state-machines");
  private static final boolean WRITES = Boolean.getBoolean("patchbay.writeStateMachines");

  private static final List<StateMachinePage> PAGES =
      List.of(
          client("invite-client", "INVITE client transaction", InviteClientMachine.class),
          client(
              "non-invite-client", "Non-INVITE client transaction", NonInviteClientMachine.class),
          StateMachinePage.of(
              "invite-server",
              "INVITE server transaction",
              InviteServerMachine.class,
              List.of(InviteServerMachine.START),
              ServerInput.class,
              (state, input) -> outcome(state, InviteServerMachine.step(state, input))),
          StateMachinePage.of(
              "non-invite-server",
              "Non-INVITE server transaction",
              NonInviteServerMachine.class,
              List.of(NonInviteServerMachine.START),
              ServerInput.class,
              (state, input) -> outcome(state, NonInviteServerMachine.step(state, input))),
          StateMachinePage.of(
              "leg-setup",
              "A leg from the first INVITE to the last BYE",
              CallSetup.class,
              List.of(LegState.CALLING, LegState.INVITED),
              CallSetup.Input.class,
              (state, input) -> {
                CallSetup.Transition next = CallSetup.next(state, input);
                return new Outcome(next.next(), next.step());
              }),
          StateMachinePage.of(
              "leg-session-change",
              "Changes of a leg's session",
              SessionChange.class,
              List.of(ChangeState.STABLE),
              SessionChange.Input.class,
              (state, input) -> {
                SessionChange.Transition next = SessionChange.next(state, input);
                return new Outcome(next.next(), next.step());
              }),
          StateMachinePage.of(
              "hunt",
              "One attempt among several trunks",
              Hunt.class,
              List.of(Hunt.State.SILENT),
              Hunt.Input.class,
              (state, input) -> {
                Hunt.Transition next = Hunt.next(state, input);
                return new Outcome(next.next(), next.step());
              }));

  @ParameterizedTest
  @MethodSource("pages")
  void showsTheMachineAsItIs(StateMachinePage page) throws IOException {
    agrees(FOLDER.resolve(page.file() + ".md"), page.text());
  }

  @Test
  void listsAllPages() throws IOException {
    String list =
        PAGES.stream()
            .map(
                page ->
                    "- ["
                        + page.title()
                        + "]("
                        + page.file()
                        + ".md): `"
                        + page.machine().getSimpleName()
                        + "`\n")
            .collect(Collectors.joining());
    agrees(
        FOLDER.resolve("README.md"),
        "# State machines\n\nEach is one pure function of a state and an input, in a file of its own"
            + " that cites the RFC at each transition.\n\n"
            + list);
  }

  /** A machine is a class with one function from a state and an input to the next step. */
  @Test
  void missesNoMachine() {
    Pattern machine = Pattern.compile("public static \\w+ (?:next|step)\\(\\w*State \\w+, ");
    List<String> drawn =
        PAGES.stream().map(page -> page.machine().getSimpleName() + ".java").toList();
    List<String> machines =
        Project.mainSources().stream()
            .filter(source -> machine.matcher(Project.text(source)).find())
            .map(source -> source.getFileName().toString())
            .toList();
    assertTrue(drawn.containsAll(machines), () -> "of these, not all have a page: " + machines);
  }

  private static Stream<StateMachinePage> pages() {
    return PAGES.stream();
  }

  private static void agrees(Path file, String expected) throws IOException {
    if (WRITES) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, expected);
    }
    assertEquals(
        expected,
        Files.exists(file) ? Project.text(file) : "",
        () ->
            file.getFileName()
                + " is not what the code does: write it anew with mvn -pl server -am package"
                + " -Dtest=StateMachinePagesTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dpatchbay.writeStateMachines=true");
  }

  private static StateMachinePage client(String file, String title, Class<?> machine) {
    return StateMachinePage.of(
        file,
        title,
        machine,
        List.of(ClientState.CALLING),
        ClientInput.class,
        (state, input) -> {
          ClientStep step =
              machine == InviteClientMachine.class
                  ? InviteClientMachine.step(state, input)
                  : NonInviteClientMachine.step(state, input);
          return new Outcome(step.next() == null ? state : step.next(), step);
        });
  }

  private static Outcome outcome(ServerState state, ServerStep step) {
    return new Outcome(step.next() == null ? state : step.next(), step);
  }
}
