package org.patchbay.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationsCommandTest {
  /** Twenty parts of two phones each; how far it was asked. */
  private static final class Phones implements RegistrationsCommand.Source {
    private int asked;

    @Override
    public int parts() {
      return 20;
    }

    @Override
    public List<String> lines(int first, int end) {
      asked = end;
      List<String> lines = new ArrayList<>();
      for (int part = first; part < end; part++) {
        lines.add("user" + part + " desk");
        lines.add("user" + part + " mobile");
      }
      return lines;
    }

    @Override
    public List<String> lines(String user) {
      return user.equals("alice") ? List.of("alice desk", "alice mobile") : List.of();
    }
  }

  private final Phones phones = new Phones();

  private List<String> ask(String arguments) throws Exception {
    List<String> answer = new ArrayList<>();
    new RegistrationsCommand(phones).run(arguments, answer::add);
    return answer;
  }

  @Test
  void listsAllPhones() throws Exception {
    assertEquals(40, ask("40").size());
    assertEquals(20, phones.asked);
  }

  @Test
  void listsNoMoreThanItIsAskedForAndSaysSo() throws Exception {
    assertEquals(List.of("user0 desk", "user0 mobile", "user1 desk", "more"), ask("3"));
    assertEquals(8, phones.asked); // the loop is not asked for what nobody wants
  }

  @Test
  void noticesThatThereAreMoreAtTheEndOfAPart() throws Exception {
    List<String> answer = ask("16");
    assertEquals(17, answer.size());
    assertEquals("more", answer.get(16));
  }

  @Test
  void listsThePhonesOfOneUser() throws Exception {
    assertEquals(List.of("alice desk", "alice mobile"), ask("10 alice"));
    assertEquals(List.of("alice desk", "more"), ask("1 alice"));
    assertEquals(List.of(), ask("10 bob"));
  }

  @Test
  void refusesALimitThatIsNone() {
    for (String arguments : List.of("", "0", "-1", "alice", "99999999999")) {
      assertThrows(ControlException.class, () -> ask(arguments), arguments);
    }
  }

  @Test
  void writesWhatItReads() {
    assertEquals("registrations 5 alice", RegistrationsCommand.request(5, "alice"));
    assertEquals("registrations 5", RegistrationsCommand.request(5, ""));
  }
}
