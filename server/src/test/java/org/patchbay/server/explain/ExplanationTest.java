package org.patchbay.server.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.server.control.ControlException;

class ExplanationTest {
  private static final Explanation TO_TRUNKS =
      new Explanation(
          "alice",
          "+12065550100",
          "goes to the telephone network",
          CallPath.PROCESSED,
          Optional.of("seattle"),
          List.of("sbc1 (127.0.0.22:5080)", "sbc2 (127.0.0.23:5080)"),
          Optional.empty(),
          List.of("it is a number", "route seattle matches"));
  private static final Explanation REFUSED =
      new Explanation(
          "alice",
          "+1999",
          "is refused",
          CallPath.NONE,
          Optional.empty(),
          List.of(),
          Optional.of(new Explanation.Refusal(404, "nobody serves the number")),
          List.of("no \"route\" matches"));

  @Test
  void readsInColumns() {
    assertEquals(
        List.of(
            "alice calls +12065550100: goes to the telephone network",
            "  path     processed (signalling and media through the media processor)",
            "  route    seattle",
            "  trunks   sbc1 (127.0.0.22:5080)",
            "           sbc2 (127.0.0.23:5080)",
            "  because  it is a number",
            "           route seattle matches"),
        TO_TRUNKS.text());
  }

  @Test
  void leavesOutWhatThereIsNot() {
    assertEquals(
        List.of(
            "alice calls +1999: is refused",
            "  path     none (no call)",
            "  answer   404 nobody serves the number",
            "  because  no \"route\" matches"),
        REFUSED.text());
  }

  @Test
  void isOneJsonObject() {
    assertEquals(
        "{\"from\":\"alice\",\"to\":\"+12065550100\","
            + "\"outcome\":\"goes to the telephone network\",\"path\":\"processed\","
            + "\"route\":\"seattle\","
            + "\"trunks\":[\"sbc1 (127.0.0.22:5080)\",\"sbc2 (127.0.0.23:5080)\"],"
            + "\"refusal\":null,"
            + "\"reasons\":[\"it is a number\",\"route seattle matches\"]}",
        TO_TRUNKS.json());
  }

  @Test
  void namesTheRefusalInJson() {
    assertEquals(
        "{\"from\":\"alice\",\"to\":\"+1999\",\"outcome\":\"is refused\",\"path\":\"none\","
            + "\"route\":null,\"trunks\":[],"
            + "\"refusal\":{\"status\":404,\"text\":\"nobody serves the number\"},"
            + "\"reasons\":[\"no \\\"route\\\" matches\"]}",
        REFUSED.json());
  }

  @Test
  void isAskedOverTheControlSocket() throws Exception {
    ExplainCommand command =
        new ExplainCommand(
            (from, to) -> {
              assertEquals("alice", from);
              assertEquals("+1999", to);
              return REFUSED;
            });
    List<String> lines = new ArrayList<>();
    String request = ExplainCommand.request(true, "alice", "+1999");
    command.run(request.substring(ExplainCommand.NAME.length() + 1), lines::add);
    assertEquals(List.of(REFUSED.json()), lines);
  }

  @Test
  void refusesARequestWithoutACallee() {
    ExplainCommand command = new ExplainCommand((from, to) -> REFUSED);
    assertThrows(ControlException.class, () -> command.run("text alice", line -> {}));
  }
}
