package org.patchbay.server.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.server.data.DataDirectory;

class GreetingTest {
  private static final FirstUsers FIRST =
      new FirstUsers(
          List.of(
              new FirstUsers.Login("alice", "7k2m-w4xz-9qde-t5ra"),
              new FirstUsers.Login("bob", "hq8v-3npc-x0sy-bd61")));

  @TempDir Path directory;

  private static final Greeting.Carrier CARRIER =
      new Greeting.Carrier(
          "udp 127.0.0.40:5090",
          List.of(
              new Greeting.Telephone("+12025550100", "alice"),
              new Greeting.Telephone("+12025550110", "echo: you hear yourself")));

  private static Greeting greeting(DataDirectory data, int port, Optional<FirstUsers> first) {
    return greeting(data, port, first, Optional.empty());
  }

  private static Greeting greeting(
      DataDirectory data,
      int port,
      Optional<FirstUsers> first,
      Optional<Greeting.Carrier> carrier) {
    return new Greeting(
        "0.1.0",
        "./patchbay",
        "192.168.1.20",
        List.of(
            new Greeting.Listener("udp", "0.0.0.0:" + port, port),
            new Greeting.Listener("tcp", "0.0.0.0:" + port, port)),
        data,
        2,
        first,
        carrier,
        Optional.empty());
  }

  @Test
  void saysAtTheFirstStartWhatToTypeIntoAPhone() {
    DataDirectory data = new DataDirectory(DataDirectory.DEFAULT);
    assertEquals(
        """
        Patchbay 0.1.0

          Listening on   udp 0.0.0.0:5060, tcp 0.0.0.0:5060
          Domain         192.168.1.20
          Data           %s
          Users          2

        This is the first start: two users were made. Type into two softphones:

                         alice's phone          bob's phone
          User name      alice                  bob
          Password       7k2m-w4xz-9qde-t5ra    hq8v-3npc-x0sy-bd61
          Domain, server 192.168.1.20           192.168.1.20
          Port           5060                   5060
          Transport      UDP or TCP             UDP or TCP

        Then dial bob on the first phone, or sip:bob@192.168.1.20.
        The passwords are kept in patchbay-data/first-users.txt, which you may delete.
        More users: ./patchbay user add NAME. Ctrl-C stops the server.

        """
            .formatted(data.path().toAbsolutePath()),
        String.join("\n", greeting(data, 5060, Optional.of(FIRST)).lines()) + "\n");
  }

  @Test
  void namesAnUnusualPortAndDirectory() {
    DataDirectory data = new DataDirectory(Path.of("elsewhere"));
    List<String> lines = greeting(data, 5070, Optional.of(FIRST)).lines();
    assertEquals(
        "Then dial bob on the first phone, or sip:bob@192.168.1.20:5070.",
        lines.get(lines.size() - 4));
    assertEquals(
        "More users: ./patchbay user add NAME --data elsewhere. Ctrl-C stops the server.",
        lines.get(lines.size() - 2));
  }

  @Test
  void listsTheNumbersAtTheFirstStart() {
    DataDirectory data = new DataDirectory(directory);
    List<String> lines = greeting(data, 5060, Optional.of(FIRST), Optional.of(CARRIER)).lines();
    assertEquals(
        List.of(
            "",
            "Numbers to dial, the users' and those of the simulated carrier:",
            "",
            "  +12025550100  alice",
            "  +12025550110  echo: you hear yourself",
            ""),
        lines.subList(lines.size() - 6, lines.size()));
  }

  @Test
  void namesTheSimulatedCarrierLaterInOneLine() {
    DataDirectory data = new DataDirectory(directory);
    List<String> lines = greeting(data, 5060, Optional.empty(), Optional.of(CARRIER)).lines();
    assertEquals("  Carrier        simulated, udp 127.0.0.40:5090", lines.get(6));
    assertEquals(8, lines.size());
  }

  @Test
  void saysLaterWhereThePasswordsAre() throws Exception {
    DataDirectory data = new DataDirectory(directory);
    Files.createFile(data.firstUsers());
    List<String> lines = greeting(data, 5060, Optional.empty()).lines();
    assertEquals(
        "  Passwords      those of the first start are in " + data.firstUsers(), lines.get(6));
  }

  @Test
  void saysNothingOfPasswordsThatWereDeleted() {
    List<String> lines = greeting(new DataDirectory(directory), 5060, Optional.empty()).lines();
    assertEquals("  Users          2", lines.get(5));
    assertEquals("", lines.get(6));
    assertEquals(7, lines.size());
  }
}
