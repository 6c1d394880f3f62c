package org.patchbay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTreeTest {

  @TempDir Path folder;
  private final Problems problems = new Problems();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Node at(MapNode tree, String... keys) {
    Node node = tree;
    for (String key : keys) {
      node = ((MapNode) node).entry(key).orElseThrow().value();
    }
    return node;
  }

  private List<String> complaintsAbout(String text) throws IOException {
    YamlTree.load(List.of(file("a.yaml", text)), problems);
    return problems.inOrder().stream()
        .map(p -> p.at().line() + " " + p.path() + ": " + p.wrong())
        .toList();
  }

  @Test
  void givesEachValueItsFileLineColumnAndPath() throws IOException {
    Path file = file("a.yaml", "# first\nusers:\n  alice: {password: x}\n");
    Node node =
        at(YamlTree.load(List.of(file), problems).orElseThrow(), "users", "alice", "password");
    assertEquals(new Location(file.toString(), 3, 21), node.at());
    assertEquals("users.alice.password", node.path().text());
  }

  @Test
  void numbersTheElementsOfAListInTheirPaths() throws IOException {
    Path file = file("a.yaml", "l:\n  - {k: 1}\n  - {k: 2}\n");
    ListNode list = (ListNode) at(YamlTree.load(List.of(file), problems).orElseThrow(), "l");
    assertEquals("l[1].k", at((MapNode) list.items().get(1), "k").path().text());
  }

  @Test
  void quotesAKeyThatIsNoPlainWordInAPath() {
    assertEquals("n.\"+1425\".user", KeyPath.ROOT.key("n").key("+1425").key("user").text());
  }

  @Test
  void keepsTheCharactersOfWhatLooksLikeANumber() throws IOException {
    Path file = file("a.yaml", "a: +14255550100\nb: 0123\nc: 1_000\nd: 1.50\n");
    MapNode tree = YamlTree.load(List.of(file), problems).orElseThrow();
    assertEquals("+14255550100", ((ScalarNode) at(tree, "a")).text());
    assertEquals("0123", ((ScalarNode) at(tree, "b")).text());
    assertEquals("1_000", ((ScalarNode) at(tree, "c")).text());
    assertEquals("1.50", ((ScalarNode) at(tree, "d")).text());
  }

  @Test
  void mergesMapsDeeplyAndReplacesListsAndScalars() throws IOException {
    Path first = file("1.yaml", "m: {a: 1, deep: {x: 1, y: 1}}\nl: [1, 2]\ns: old\n");
    Path second = file("2.yaml", "m: {b: 2, deep: {y: 2}}\nl: [3]\ns: new\n");
    MapNode tree = YamlTree.load(List.of(first, second), problems).orElseThrow();
    assertEquals("1", ((ScalarNode) at(tree, "m", "a")).text());
    assertEquals("2", ((ScalarNode) at(tree, "m", "b")).text());
    assertEquals("1", ((ScalarNode) at(tree, "m", "deep", "x")).text());
    assertEquals("2", ((ScalarNode) at(tree, "m", "deep", "y")).text());
    assertEquals(1, ((ListNode) at(tree, "l")).items().size());
    assertEquals("new", ((ScalarNode) at(tree, "s")).text());
  }

  @Test
  void namesTheLaterFileForAValueThatItReplaced() throws IOException {
    Path first = file("1.yaml", "s: old\n");
    Path second = file("2.yaml", "\n\ns: new\n");
    Node node = at(YamlTree.load(List.of(first, second), problems).orElseThrow(), "s");
    assertEquals(new Location(second.toString(), 3, 4), node.at());
  }

  @Test
  void replacesAListByAnEmptyList() throws IOException {
    Path first = file("1.yaml", "sip: {trusted: [a]}\n");
    Path second = file("2.yaml", "sip:\n  trusted: []\n");
    MapNode tree = YamlTree.load(List.of(first, second), problems).orElseThrow();
    assertTrue(((ListNode) at(tree, "sip", "trusted")).items().isEmpty());
  }

  @Test
  void keepsAMapUnderAKeyThatTheLaterFileLeavesEmpty() throws IOException {
    Path first = file("1.yaml", "users: {a: {password: x}}\n");
    Path second = file("2.yaml", "users:\n# none yet\n");
    MapNode tree = YamlTree.load(List.of(first, second), problems).orElseThrow();
    assertTrue(at(tree, "users") instanceof MapNode);
  }

  @Test
  void readsAnEmptyFileAsAnEmptyTree() throws IOException {
    for (String text : List.of("", "# nothing\n", "\uFEFF")) {
      Optional<MapNode> tree = YamlTree.load(List.of(file("a.yaml", text)), problems);
      assertTrue(tree.orElseThrow().entries().isEmpty());
    }
    assertTrue(problems.none());
  }

  @Test
  void refusesADuplicateKeyAndNamesTheFirst() throws IOException {
    assertEquals(
        List.of("3 a.b: is here a second time, after line 2"),
        complaintsAbout("a:\n  b: 1\n  b: 2\n"));
  }

  @Test
  void readsAnAnchorWithNothingAfterItAsNoValue() throws IOException {
    Path file = file("a.yaml", "p: &hunter2\n");
    Node node = at(YamlTree.load(List.of(file), problems).orElseThrow(), "p");
    assertTrue(node instanceof EmptyNode);
  }

  @Test
  void refusesASecondDocument() throws IOException {
    assertEquals(
        List.of("3 : a second document begins here"), complaintsAbout("a: 1\n---\nb: 2\n"));
  }

  @Test
  void refusesAliasesTagsAndAnchoredMapsWithoutRepeatingThem() throws IOException {
    List<String> complaints =
        complaintsAbout("a: &secret {}\nb: *secret\nc: !secret\nd: \"&fine\"\n");
    assertEquals(3, complaints.size());
    assertFalse(complaints.toString().contains("secret"), complaints.toString());
  }

  @Test
  void namesTheLineWhereAQuoteIsNotClosed() throws IOException {
    assertEquals(List.of("3 : a quote is not closed"), complaintsAbout("a: 1\nb: \"x\n"));
  }

  @Test
  void namesTheLineOfATab() throws IOException {
    assertEquals(List.of("2 : a tab is used for indentation"), complaintsAbout("a:\n\tb: 1\n"));
  }

  @Test
  void neverRepeatsTheLineThatIsNotYaml() throws IOException {
    for (String text :
        List.of(
            "p: \"hunter2\n",
            "p: hunter2: hunter2\n",
            "p: {hunter2\n",
            "p: @hunter2\n",
            "p: !hunter2!x y\n",
            "p: 'hunter2' hunter2\n",
            "p: \"hunter2\\q\"\n",
            "p: 1\n hunter2\n",
            "%hunter2 x\n")) {
      assertFalse(complaintsAbout(text).isEmpty(), text);
    }
    assertFalse(problems.inOrder().toString().contains("hunter2"), problems.inOrder().toString());
  }

  @Test
  void refusesAFileThatHoldsNoMap() throws IOException {
    assertEquals(
        List.of("1 : the file holds a list, not keys with values"), complaintsAbout("- a\n"));
  }

  @Test
  void survivesNestingWithoutEnd() throws IOException {
    assertFalse(complaintsAbout("a: " + "[".repeat(5000) + "]".repeat(5000)).isEmpty());
  }

  @Test
  void reportsEveryFileThatCannotBeRead() throws IOException {
    Path notUtf8 = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    Path absent = folder.resolve("absent.yaml");
    assertTrue(YamlTree.load(List.of(absent, notUtf8, folder), problems).isEmpty());
    assertEquals(
        List.of("is a directory", "does not exist", "is not UTF-8 text"),
        problems.inOrder().stream().map(Problem::wrong).toList());
  }

  @Test
  void writesAProblemAsOneLine() {
    problems.add(new Location("a.yaml", 7, 3), KeyPath.ROOT.key("sip"), "is wrong", "mend it");
    assertEquals("a.yaml:7: sip: is wrong; mend it", problems.inOrder().get(0).toString());
  }

  @Test
  void doesNotShowAScalarInItsToString() throws IOException {
    Path file = file("a.yaml", "users: {a: {password: hunter2}}\n");
    MapNode tree = YamlTree.load(List.of(file), problems).orElseThrow();
    assertFalse(tree.toString().contains("hunter2"));
  }
}
