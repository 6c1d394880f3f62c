package org.patchbay.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.explain.CallPath;
import org.patchbay.server.explain.Explanation;
import org.patchbay.server.start.Home;
import org.patchbay.server.users.ConfiguredUser;
import org.patchbay.server.users.Ha1;

class CommandLineInterfaceTest {
  private static final Path CONFIGURATION = Path.of("patchbay.yaml");
  private static final ConfiguredUser CAROL =
      new ConfiguredUser("carol", "secret", Optional.of("+14255550100"), "patchbay.yaml:3");

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String data;

  @BeforeEach
  void chooseData() {
    data = directory.resolve("data").toString();
  }

  /** An assembly whose one configuration file holds carol; any other file is wrong. */
  private static final Assembly ASSEMBLY =
      new Assembly() {
        @Override
        public void run(List<Path> configuration, DataDirectory data, PrintWriter out) {
          out.println("running " + configuration + " on " + data.path().getFileName());
        }

        @Override
        public String check(List<Path> configuration) throws CommandException {
          accounts(configuration);
          return "good\n";
        }

        @Override
        public Accounts accounts(List<Path> configuration) throws CommandException {
          if (!configuration.equals(List.of(CONFIGURATION))) {
            throw CommandException.misconfigured("other.yaml:1: wrong");
          }
          return new Accounts(Optional.of("example.org"), List.of(CAROL));
        }

        @Override
        public Explanation explain(
            List<Path> configuration, DataDirectory data, String from, String to) {
          return new Explanation(
              from,
              to,
              "rings user " + to,
              CallPath.UNDECIDED,
              Optional.empty(),
              List.of(),
              Optional.empty(),
              List.of("it is a name"));
        }
      };

  private int patchbay(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLineInterface(ASSEMBLY, new PrintWriter(out), new PrintWriter(err))
        .execute(args);
  }

  private int withInput(String input, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return patchbay(args);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void runsWithoutACommand() {
    assertEquals(0, patchbay());
    assertEquals("running [] on patchbay-data", out.toString().strip());
  }

  @Test
  void runsWithOptionsAlone() {
    assertEquals(0, patchbay("--config", "a.yaml", "--config", "b.yaml", "--data", data));
    assertEquals("running [a.yaml, b.yaml] on data", out.toString().strip());
  }

  @Test
  void refusesAnUnknownCommandAsUsage() {
    assertEquals(2, patchbay("chekc"));
    assertTrue(err.toString().contains("chekc"));
  }

  @Test
  void refusesAnUnknownOptionAsUsage() {
    assertEquals(2, patchbay("--dta", data));
  }

  @Test
  void explainsItself() {
    assertEquals(0, patchbay("--help"));
    for (String command : List.of("run", "check", "explain", "user", "status", "registrations")) {
      assertTrue(out.toString().contains("  " + command + " "), out.toString());
    }
  }

  @Test
  void tellsItsVersion() {
    assertEquals(0, patchbay("--version"));
    assertTrue(out.toString().startsWith("Patchbay "));
  }

  @Test
  void checksAConfiguration() {
    assertEquals(0, patchbay("check", "--config", "patchbay.yaml"));
    assertEquals("good", out.toString().strip());
  }

  @Test
  void endsWithTwoWhenTheConfigurationIsWrong() {
    assertEquals(2, patchbay("check", "--config", "other.yaml"));
    assertEquals("other.yaml:1: wrong", err.toString().strip());
  }

  @Test
  void explainsACall() {
    assertEquals(0, patchbay("explain", "--from", "alice", "--to", "bob", "--data", data));
    assertTrue(out.toString().startsWith("alice calls bob: rings user bob"));
  }

  @Test
  void explainsACallInJson() {
    patchbay("explain", "--from", "alice", "--to", "bob", "--json", "--data", data);
    assertTrue(out.toString().startsWith("{\"from\":\"alice\",\"to\":\"bob\""));
  }

  @Test
  void wantsToKnowWhoIsCalled() {
    assertEquals(2, patchbay("explain", "--from", "alice"));
    assertEquals(2, patchbay("explain", "--from", "alice", "--to", "bob smith"));
  }

  @Test
  void addsAUserAndShowsThePasswordOnce() throws Exception {
    assertEquals(0, patchbay("user", "add", "dave", "--data", data));
    String shown = out.toString();
    assertTrue(shown.matches("(?s).*password {2}(\\w{4}-){3}\\w{4}\n.*"), shown);
    String password = shown.replaceAll("(?s).*password {2}(\\S+)\n.*", "$1");
    String realm = new DataDirectory(Path.of(data)).realm("");
    String file = Files.readString(Path.of(data, "users"));
    assertTrue(file.contains(Ha1.of("dave", realm, password).md5()));
  }

  @Test
  void takesAPasswordFromStandardInput() throws Exception {
    int code = withInput("öffne dich\n", "user", "add", "dave", "--password-stdin", "--data", data);
    assertEquals(0, code, err::toString);
    assertFalse(out.toString().contains("dich"));
    String realm = new DataDirectory(Path.of(data)).realm("");
    assertTrue(
        Files.readString(Path.of(data, "users"))
            .contains(Ha1.of("dave", realm, "öffne dich").sha256()));
  }

  @Test
  void refusesAnEmptyPassword() {
    assertEquals(2, withInput("", "user", "add", "dave", "--password-stdin", "--data", data));
    assertFalse(Files.exists(Path.of(data)));
  }

  @Test
  void refusesAMalformedNameOrNumberAsUsage() {
    assertEquals(2, patchbay("user", "add", "a b", "--data", data));
    assertEquals(2, patchbay("user", "add", "dave", "--number", "123", "--data", data));
    assertFalse(Files.exists(Path.of(data)));
  }

  @Test
  void endsWithOneWhenAUserExists() {
    patchbay("user", "add", "dave", "--data", data);
    assertEquals(1, patchbay("user", "add", "dave", "--data", data));
    assertTrue(err.toString().startsWith("patchbay: the user dave exists"), err.toString());
  }

  @Test
  void listsUsersWithTheirPlaces() {
    patchbay("user", "add", "dave", "--number", "+14255550199", "--data", data);
    assertEquals(0, patchbay("user", "list", "--data", data, "--config", "patchbay.yaml"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).matches("dave +\\+14255550199 +" + data), lines.get(1));
    assertTrue(lines.get(2).matches("carol +\\+14255550100 +patchbay.yaml:3"), lines.get(2));
  }

  @Test
  void listsUsersAsJson() {
    patchbay("user", "add", "dave", "--data", data);
    patchbay("user", "list", "--json", "--data", data);
    assertEquals("[{\"name\":\"dave\",\"number\":null,\"place\":null}]", out.toString().strip());
  }

  @Test
  void removesAUser() {
    patchbay("user", "add", "dave", "--data", data);
    assertEquals(0, patchbay("user", "remove", "dave", "--data", data));
    patchbay("user", "list", "--data", data);
    assertTrue(out.toString().startsWith("There are no users yet"));
  }

  @Test
  void saysInWhichFileAUserStands() {
    patchbay("user", "add", "dave", "--data", data);
    assertEquals(
        1, patchbay("user", "remove", "carol", "--data", data, "--config", "patchbay.yaml"));
    assertTrue(err.toString().contains("carol stands in patchbay.yaml:3"), err.toString());
  }

  @Test
  void saysThatThereIsNoDataDirectory() {
    assertEquals(1, patchbay("user", "remove", "dave", "--data", data));
    assertTrue(err.toString().contains("--data DIR"));
  }

  @Test
  void hasNoStatusWithoutAServer() {
    assertEquals(1, patchbay("registrations", "alice", "--data", data));
    assertEquals(1, patchbay("status", "--data", data));
    assertTrue(out.toString().startsWith("No server runs on"));
  }

  @Test
  @Tag("wire")
  void tellsTheRunningServerOfANewUser() throws Exception {
    DataDirectory place = new DataDirectory(Path.of(data));
    Set<String> removed = ConcurrentHashMap.newKeySet();
    try (Home home = Home.open(place, Optional.empty(), List.of(CAROL))) {
      home.listen(Map.of(), removed::addAll);
      assertEquals(0, patchbay("user", "add", "dave", "--data", data));
      assertTrue(out.toString().contains("The running server knows already."));
      assertTrue(home.credentials().ha1("dave").isPresent());
      patchbay("user", "remove", "dave", "--data", data);
      assertTrue(home.credentials().ha1("dave").isEmpty());
      assertEquals(Set.of("dave"), removed);
    }
  }

  @Test
  @Tag("wire")
  void learnsFromTheRunningServerWhoIsConfigured() throws Exception {
    DataDirectory place = new DataDirectory(Path.of(data));
    try (Home home = Home.open(place, Optional.empty(), List.of(CAROL))) {
      home.listen(Map.of(), removed -> {});
      assertEquals(1, patchbay("user", "add", "carol", "--data", data));
      assertTrue(err.toString().contains("patchbay.yaml:3"), err.toString());
    }
  }
}
