package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.SeededIds;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

class RegistrarTest {
  private final Timeline time = new Timeline();
  private final SimLoop loop = new SimLoop(time, new SeededIds(1));
  private final HeldJournal journal = new HeldJournal();
  private final LocationService locations = new LocationService(loop, journal, 3);
  private final Registrar registrar = new Registrar(loop, locations, RegisterLimits.DEFAULT);
  private final List<String> answers = new ArrayList<>();
  private long cseq = 1;

  private final Registrar.Reply reply =
      new Registrar.Reply() {
        @Override
        public void accepted(List<Binding> bindings, boolean outbound) {
          answers.add("200 " + Registering.contacts(bindings) + (outbound ? " as flows" : ""));
        }

        @Override
        public void refused(Refusal refusal, String headers) {
          answers.add(refusal + " " + headers.strip());
        }
      };

  private RequestHead register(String user, String... lines) {
    RequestHead head = Registering.register("c", cseq++, lines);
    registrar.register(head, Registering.UDP, user, reply);
    return head;
  }

  private void answered(String... expected) {
    assertEquals(Arrays.asList(expected), answers);
    answers.clear();
  }

  @Test
  void answersWhenTheJournalHasTheBindings() {
    register("alice", "Contact: <sip:a@h>");
    answered();
    journal.answer(true);
    answered("200 [sip:a@h]");
  }

  @Test
  void answersAfterTheRequestsOctetsAreGone() {
    RequestHead head = register("alice", "Contact: <sip:a@h>");
    Arrays.fill(head.message().bytes(), (byte) 'x');
    journal.answer(true);
    answered("200 [sip:a@h]");
  }

  @Test
  void answersWithAllBindingsAndNotTheNewOneAlone() {
    register("alice", "Contact: <sip:a@h>");
    register("alice", "Contact: <sip:b@h>");
    journal.answer(true);
    journal.answer(true);
    answered("200 [sip:a@h]", "200 [sip:b@h, sip:a@h]");
  }

  @Test
  void answersAQueryAtOnceAndWritesNothing() {
    register("alice", "Contact: <sip:a@h>");
    journal.answer(true);
    register("alice");
    answered("200 [sip:a@h]", "200 [sip:a@h]");
    assertEquals(1, journal.records.size());
  }

  @Test
  void writesNothingWhereNothingWasRemoved() {
    register("alice", "Contact: *", "Expires: 0");
    register("alice", "Contact: <sip:a@h>;expires=0");
    answered("200 []", "200 []");
    assertEquals(0, journal.records.size());
  }

  @Test
  void refusesWhatTheJournalDoesNotTake() {
    register("alice", "Contact: <sip:a@h>");
    journal.answer(false);
    answered("STORE_BUSY ");
    assertEquals(List.of(), locations.lookup("alice"));
  }

  @Test
  void refusesWhatThereIsNoRoomFor() {
    register("alice", "Contact: <sip:a@h>, <sip:b@h>, <sip:c@h>");
    register("bob", "Contact: <sip:a@h>");
    answered("STORE_BUSY ");
  }

  @Test
  void passesOnWhatARefusalHasToSay() {
    register("alice", "Contact: <sip:a@h>;expires=5");
    answered("INTERVAL_TOO_BRIEF Min-Expires: 60");
    register("alice", "Contact: <sip:a@>");
    answered("BAD_CONTACT ");
  }

  @Test
  void refusesAUserWhoseNameIsTooLongToKeep() {
    register("a".repeat(1000), "Contact: <sip:a@h>");
    answered("BAD_TO ");
  }

  @Test
  void refusesContactsThatAreTooLongTogetherForARecord() {
    LocationService roomy = new LocationService(loop, journal, 100);
    Registrar roomyRegistrar = new Registrar(loop, roomy, RegisterLimits.DEFAULT);
    for (int i = 0; i < 10; i++) {
      String contact = "Contact: <sip:" + "x".repeat(1000) + i + "@h>";
      RequestHead head = Registering.register("c", cseq++, contact);
      roomyRegistrar.register(head, Registering.UDP, "alice", reply);
    }
    assertEquals("TOO_MANY_CONTACTS ", answers.get(0));
    assertEquals(7, roomy.lookup("alice").size());
    journal.records.forEach(record -> assertTrue(record.length <= BindingJournal.MOST_OCTETS));
  }

  @Test
  void countsNoExpiredBindingAgainstANewOne() {
    register("alice", "Contact: <sip:a@h>;expires=60");
    journal.answer(true);
    answers.clear();
    time.advance(Duration.ofSeconds(60));
    cseq = 0; // older than the binding that has expired
    register("alice", "Contact: <sip:a@h>");
    journal.answer(true);
    answered("200 [sip:a@h]");
  }
}
