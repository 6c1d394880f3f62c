package org.patchbay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MapReaderTest {

  private static final Syntax<Integer> NUMBER = Syntax.wholeNumber(1, 9);
  private static final Syntax<String> WORD = Reading::value;
  private final Problems problems = new Problems();

  private <R> R read(String yaml, Function<MapReader, R> body) {
    MapNode tree = YamlTree.parse("a.yaml", yaml, problems).orElseThrow();
    return MapReader.read(tree, problems, body);
  }

  private List<String> report() {
    return problems.inOrder().stream().map(Problem::toString).toList();
  }

  @Test
  void readsAValueByItsSyntax() {
    assertEquals(Optional.of(7), read("n: 7\n", r -> r.value("n", NUMBER)));
    assertTrue(problems.none());
  }

  @Test
  void saysWhatIsWrongWithAValueAndWhatToWrite() {
    read("\nn: 12\n", r -> r.value("n", NUMBER));
    assertEquals(
        List.of("a.yaml:2: n: \"12\" is not a whole number from 1 to 9; write one"), report());
  }

  @Test
  void suggestsTheKeyThatWasMeant() {
    read("a:\n  responseTimout: 4\n", r -> r.section("a", s -> s.value("responseTimeout", NUMBER)));
    assertEquals(
        List.of("a.yaml:2: a.responseTimout: unknown key; did you mean responseTimeout?"),
        report());
  }

  @Test
  void suggestsAKeyWhoseLettersAreSwappedOrInAnotherCase() {
    read("domian: x\nSIP: y\n", r -> r.value("domain", WORD).or(() -> r.value("sip", WORD)));
    assertEquals(
        List.of(
            "a.yaml:1: domian: unknown key; did you mean domain?",
            "a.yaml:2: SIP: unknown key; did you mean sip?"),
        report());
  }

  @Test
  void listsTheKeysWhereNoneIsNear() {
    read("zzz: 1\n", r -> List.of(r.value("one", WORD), r.value("two", WORD)));
    assertEquals(List.of("a.yaml:1: zzz: unknown key; the keys here are one, two"), report());
  }

  @Test
  void doesNotRepeatAnUnknownKeyOfAMapThatHoldsSecrets() {
    read(
        "u: {password hunter2, pasword: x}\n",
        r ->
            r.section(
                "u",
                s -> {
                  s.holdsSecrets();
                  return s.value("password", WORD);
                }));
    assertEquals(
        List.of(
            "a.yaml:1: u: holds an unknown key; the keys here are password",
            "a.yaml:1: u: holds an unknown key; did you mean password?"),
        report());
  }

  @Test
  void refusesAKeyThatIsReservedButNotSupportedYet() {
    read(
        "tls: {key: x}\n",
        r -> {
          r.notYet("tls");
          return r;
        });
    assertEquals(
        List.of("a.yaml:1: tls: is not supported by this version yet; remove it"), report());
  }

  @Test
  void refusesAKeyWithoutAValue() {
    read("n:\n", r -> r.value("n", NUMBER));
    assertEquals("has no value", problems.inOrder().get(0).wrong());
  }

  @Test
  void refusesAMapOrListWhereAValueBelongsWithoutRepeatingIt() {
    read(
        "n: {hunter2: hunter2}\nm: [hunter2]\n",
        r -> List.of(r.value("n", WORD), r.value("m", WORD)));
    assertEquals(
        List.of(
            "a.yaml:1: n: is a map; write one value", "a.yaml:2: m: is a list; write one value"),
        report());
  }

  @Test
  void refusesAValueWhereAListOrAMapBelongsWithoutRepeatingIt() {
    read(
        "l: hunter2\nm: hunter2\n",
        r -> {
          r.list("l", WORD);
          return r.section("m", s -> s);
        });
    assertEquals(2, report().size());
    assertFalse(report().toString().contains("hunter2"));
  }

  @Test
  void missesARequiredKeyAtItsMap() {
    read("\na: {}\n", r -> r.section("a", s -> s.required("b", WORD)));
    assertEquals(List.of("a.yaml:2: a: has no b; add b: …"), report());
  }

  @Test
  void readsAnAbsentSectionAsAnEmptyOne() {
    assertEquals(Optional.empty(), read("", r -> r.section("a", s -> s.value("b", WORD))));
    assertTrue(problems.none());
  }

  @Test
  void tellsAnAbsentListFromAnEmptyOne() {
    assertEquals(Optional.empty(), read("", r -> r.list("l", WORD)));
    assertEquals(Optional.of(List.of()), read("l: []", r -> r.list("l", WORD)));
  }

  @Test
  void namesTheElementOfAListThatIsWrong() {
    read("l: [1, x, 3]", r -> r.list("l", NUMBER));
    assertEquals("l[1]", problems.inOrder().get(0).path().text());
  }

  @Test
  void takesASingleValueForAListOfOneWhereThatIsAllowed() {
    List<Located<String>> list = read("l: x", r -> r.oneOrMore("l", WORD)).orElseThrow();
    assertEquals(List.of("x"), list.stream().map(Located::value).toList());
  }

  @Test
  void readsAMapOfNamesAndChecksTheKeysBelow() {
    Map<Integer, String> named =
        read(
            "all: {1: {w: x}, 2: {w: y, v: z}, q: {}}\n",
            r -> r.section("all", s -> s.named(NUMBER, (name, below) -> below.value("w", WORD))));
    assertEquals(Map.of(1, "x", 2, "y"), named);
    assertEquals(
        List.of("all.2.v", "all.q"),
        problems.inOrder().stream().map(p -> p.path().text()).toList());
  }

  @Test
  void cutsLongTextsAndControlCharactersInMessages() {
    assertEquals("\"a?b\"", Quoted.of("a\nb"));
    assertEquals(63, Quoted.of("x".repeat(1000)).length());
  }
}
