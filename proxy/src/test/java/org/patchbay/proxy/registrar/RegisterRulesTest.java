package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

class RegisterRulesTest {
  private static final long NOW = 1_000_000;
  private static final Flow OTHER_FLOW = Registering.udp("203.0.113.9", 40_000);

  private static final String OUTBOUND = "Supported: path, outbound";

  private List<Binding> bindings = List.of();

  private RegisterOutcome judge(RegisterLimits limits, Flow flow, RequestHead head) {
    RegisterReader reader = new RegisterReader();
    assertNull(reader.read(head));
    return RegisterRules.apply(reader.request(), bindings, limits, NOW, flow);
  }

  private RegisterOutcome judge(String callId, long cseq, String... lines) {
    return judge(
        RegisterLimits.DEFAULT, Registering.UDP, Registering.register(callId, cseq, lines));
  }

  private void registered(String callId, long cseq, String... lines) {
    bindings = assertInstanceOf(RegisterOutcome.Update.class, judge(callId, cseq, lines)).after();
  }

  private void refused(Refusal refusal, String callId, long cseq, String... lines) {
    assertEquals(new RegisterOutcome.Refused(refusal, ""), judge(callId, cseq, lines));
  }

  private List<String> contacts() {
    return Registering.contacts(bindings);
  }

  private long seconds(int index) {
    return (bindings.get(index).expiresAt() - NOW) / 1000;
  }

  @Test
  void addsAContact() {
    registered(
        "c", 1, "Contact: <sip:a@h>;q=0.2;expires=90;+sip.instance=\"<i>\"", "User-Agent: ua");
    assertEquals(
        List.of(new Binding("sip:a@h", 200, NOW + 90_000, "c", 1, Registering.UDP, "<i>", 0, "ua")),
        bindings);
  }

  @Test
  void putsTheNewestContactsFirst() {
    registered("c", 1, "Contact: <sip:a@h>");
    registered("c", 2, "Contact: <sip:b@h>, <sip:c@h>");
    assertEquals(List.of("sip:b@h", "sip:c@h", "sip:a@h"), contacts());
  }

  @Test
  void asksForNothingWithoutAContact() {
    assertEquals(new RegisterOutcome.Query(), judge("c", 1));
    assertEquals(new RegisterOutcome.Query(), judge("c", 1, "Expires: 0"));
  }

  @Test
  void prefersTheContactsOwnIntervalToTheHeaders() {
    registered("c", 1, "Contact: <sip:a@h>;expires=100, <sip:b@h>", "Expires: 200");
    assertEquals(100, seconds(0));
    assertEquals(200, seconds(1));
  }

  @Test
  void givesTheDefaultIntervalWhereNoneIsAskedFor() {
    registered("c", 1, "Contact: <sip:a@h>");
    assertEquals(3600, seconds(0));
  }

  @Test
  void cutsAnIntervalToTheLongest() {
    registered("c", 1, "Contact: <sip:a@h>;expires=99999999999999");
    assertEquals(3600, seconds(0));
  }

  @Test
  void refusesAnIntervalThatIsTooBrief() {
    assertEquals(
        new RegisterOutcome.Refused(Refusal.INTERVAL_TOO_BRIEF, "Min-Expires: 60\r\n"),
        judge("c", 1, "Contact: <sip:a@h>;expires=59"));
    registered("c", 1, "Contact: <sip:a@h>;expires=60");
  }

  @Test
  void findsNoIntervalOfAnHourTooBrief() {
    RegisterLimits limits = new RegisterLimits(7200, 7200, 7200, 10);
    assertInstanceOf(
        RegisterOutcome.Update.class,
        judge(
            limits,
            Registering.UDP,
            Registering.register("c", 1, "Contact: <sip:a@h>;expires=3600")));
  }

  @Test
  void refreshesAContactThatIsEqualAsAUri() {
    registered("c", 1, "Contact: <sip:a@h>;expires=100");
    registered("c", 2, "Contact: <sip:a@H;newparam=5>;expires=200");
    assertEquals(List.of("sip:a@H;newparam=5"), contacts());
    assertEquals(200, seconds(0));
  }

  @Test
  void movesARefreshedContactToTheFlowItWasRefreshedOn() {
    registered("c", 1, "Contact: <sip:a@h>");
    RegisterOutcome outcome =
        judge(
            RegisterLimits.DEFAULT, OTHER_FLOW, Registering.register("c", 2, "Contact: <sip:a@h>"));
    RegisterOutcome.Update update = assertInstanceOf(RegisterOutcome.Update.class, outcome);
    assertEquals(OTHER_FLOW, update.after().get(0).flow());
  }

  @Test
  void removesAContactAndKeepsTheOthers() {
    registered("c", 1, "Contact: <sip:a@h>, <sip:b@h>");
    registered("c", 2, "Contact: <sip:a@h>;expires=0");
    assertEquals(List.of("sip:b@h"), contacts());
  }

  @Test
  void removesByTheExpiresHeader() {
    registered("c", 1, "Contact: <sip:a@h>");
    registered("c", 2, "Contact: <sip:a@h>", "Expires: 0");
    assertEquals(List.of(), contacts());
  }

  @Test
  void removesWhatIsNotThereWithoutAWord() {
    registered("c", 1, "Contact: <sip:a@h>;expires=0");
    assertEquals(List.of(), contacts());
  }

  @Test
  void removesAllContactsByTheWildcard() {
    registered("c", 1, "Contact: <sip:a@h>, <sip:b@h>");
    registered("c", 2, "Contact: *", "Expires: 0");
    assertEquals(List.of(), contacts());
  }

  @Test
  void removesTheContactsOfOtherCallIdsByTheWildcard() {
    registered("other", 100, "Contact: <sip:a@h>");
    registered("c", 1, "Contact: *", "Expires: 0");
    assertEquals(List.of(), contacts());
  }

  @Test
  void refusesAStaleWildcard() {
    registered("c", 5, "Contact: <sip:a@h>");
    refused(Refusal.STALE_REGISTRATION, "c", 4, "Contact: *", "Expires: 0");
    refused(Refusal.STALE_REGISTRATION, "c", 5, "Contact: *", "Expires: 0");
  }

  @Test
  void refusesAStaleCSeq() {
    registered("c", 5, "Contact: <sip:a@h>");
    refused(Refusal.STALE_REGISTRATION, "c", 4, "Contact: <sip:a@h>");
    refused(Refusal.STALE_REGISTRATION, "c", 4, "Contact: <sip:a@h>;expires=0");
  }

  @Test
  void changesNothingWhereOneContactIsStale() {
    registered("c", 5, "Contact: <sip:a@h>");
    refused(Refusal.STALE_REGISTRATION, "c", 4, "Contact: <sip:b@h>, <sip:a@h>");
  }

  @Test
  void countsCSeqsApartForEachCallId() {
    registered("c", 5, "Contact: <sip:a@h>;expires=100");
    registered("rebooted", 1, "Contact: <sip:a@h>;expires=200");
    assertEquals(200, seconds(0));
    assertEquals(1, bindings.size());
  }

  @Test
  void acceptsARetransmissionWhoseTransactionIsOver() {
    registered("c", 5, "Contact: <sip:a@h>;q=0.3");
    List<Binding> before = bindings;
    registered("c", 5, "Contact: <sip:a@h>;q=0.3");
    assertEquals(before, bindings);
  }

  @Test
  void refusesAnEqualCSeqThatSaysSomethingElse() {
    registered("c", 5, "Contact: <sip:a@h>;q=0.3");
    refused(Refusal.STALE_REGISTRATION, "c", 5, "Contact: <sip:a@h>;q=0.4");
    refused(Refusal.STALE_REGISTRATION, "c", 5, "Contact: <sip:a@h>;q=0.3;expires=0");
  }

  @Test
  void replacesAContactOfTheSameInstanceAndRegId() {
    registered("c", 1, "Contact: <sip:a@h1>;+sip.instance=\"<i>\";reg-id=1", OUTBOUND);
    registered("d", 1, "Contact: <sip:a@h2>;+sip.instance=\"<i>\";reg-id=1", OUTBOUND);
    assertEquals(List.of("sip:a@h2"), contacts());
  }

  @Test
  void keepsAnotherFlowOfTheSameInstance() {
    registered("c", 1, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=1", OUTBOUND);
    registered("c", 2, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=2", OUTBOUND);
    assertEquals(2, bindings.size());
  }

  @Test
  void keepsTwoInstancesOfOneAddressApart() {
    registered("c", 1, "Contact: <sip:a@10.0.0.2>;+sip.instance=\"<i>\";reg-id=1", OUTBOUND);
    registered("d", 1, "Contact: <sip:a@10.0.0.2>;+sip.instance=\"<k>\";reg-id=1", OUTBOUND);
    assertEquals(2, bindings.size());
  }

  @Test
  void letsTheLastOfTwoEqualContactsHold() {
    registered("c", 1, "Contact: <sip:a@h>;q=0.1, <sip:a@h>;q=0.2");
    assertEquals(List.of(200), bindings.stream().map(Binding::q).toList());
    registered("c", 2, "Contact: <sip:a@h>, <sip:a@h>;expires=0");
    assertEquals(List.of(), contacts());
  }

  @Test
  void refusesMoreContactsThanAUserMayHave() {
    List<String> ten = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ten.add("<sip:a" + i + "@h>");
    }
    registered("c", 1, "Contact: " + String.join(", ", ten));
    refused(Refusal.TOO_MANY_CONTACTS, "c", 2, "Contact: <sip:b@h>");
    registered("c", 3, "Contact: <sip:b@h>, <sip:a0@h>;expires=0");
    assertEquals(10, bindings.size());
  }

  @Test
  void takesTheRegIdForNothingWithoutOutbound() {
    registered("c", 1, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=1");
    registered("c", 2, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=2");
    assertEquals(1, bindings.size());
    assertEquals(0, bindings.get(0).regId());
  }

  @Test
  void removesOneFlowOfSeveral() {
    registered("c", 1, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=1", OUTBOUND);
    registered("c", 2, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=2", OUTBOUND);
    registered("c", 3, "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=1;expires=0", OUTBOUND);
    assertEquals(List.of(2), bindings.stream().map(Binding::regId).toList());
  }

  @Test
  void refusesAFlowBehindAProxyThatKeepsNone() {
    String flow = "Contact: <sip:a@h>;+sip.instance=\"<i>\";reg-id=1";
    String via = "Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK2";
    refused(Refusal.FIRST_HOP_LACKS_OUTBOUND, "c", 1, flow, OUTBOUND, via);
    refused(Refusal.FIRST_HOP_LACKS_OUTBOUND, "c", 1, flow, OUTBOUND, via, "Path: <sip:e;lr>");
    refused(
        Refusal.FIRST_HOP_LACKS_OUTBOUND,
        "c",
        1,
        flow,
        OUTBOUND,
        via,
        "Path: <sip:near;lr;ob>, <sip:first;lr>"); // the last one is next to the phone
    registered("c", 1, flow, OUTBOUND, via, "Path: <sip:near;lr>", "Path: <sip:first;lr;ob>");
    assertEquals("<sip:near;lr>,<sip:first;lr;ob>", bindings.get(0).path());
  }

  @Test
  void refusesASipsContactThatCameInTheClearButRemovesOne() {
    refused(Refusal.SIPS_WITHOUT_TLS, "c", 1, "Contact: <SIPS:a@h>");
    registered("c", 1, "Contact: <sips:a@h>;expires=0");
  }

  @Test
  void takesASipsContactOverTls() {
    Flow tls = new Flow(Transport.TLS, Registering.SERVER, OTHER_FLOW.remote(), 1);
    assertInstanceOf(
        RegisterOutcome.Update.class,
        judge(RegisterLimits.DEFAULT, tls, Registering.register("c", 1, "Contact: <sips:a@h>")));
  }

  /** RFC 3261 §10.3 step 7, §19.1.4: what is registered, what comes, how many are left. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sip:a@h           | sip:a@h           | 1",
        "sip:a@h           | sip:A@h           | 2",
        "sip:a@h           | sip:a@H           | 1",
        "sip:a@h           | sip:%61@h         | 1",
        "sip:a@h           | sip:a@h:5060      | 2",
        "sip:a@h           | sips:a@h          | 2",
        "sip:a@h           | sip:a@h;x=1       | 1",
        "sip:a@h;x=1       | sip:a@h;x=2       | 2",
        "sip:a@h;x=1       | sip:a@h;X=1       | 1",
        "sip:a@h           | sip:a@h;transport=udp | 2",
        "sip:a@h;transport=tcp | sip:a@h;transport=TCP | 1",
        "sip:a@h;transport=tcp | sip:a@h;transport=udp | 2",
        "sip:a@h;maddr=1.2.3.4 | sip:a@h       | 2",
        "sip:a@h?Subject=x | sip:a@h           | 2",
        "sip:a:pw@h        | sip:a@h           | 2",
        "sip:a@[2001:db8::1] | sip:a@[2001:DB8:0::1] | 1",
      })
  void knowsAContactByItsUri(String first, String second, int left) {
    bindings = List.of(Registering.binding(first, NOW + 60_000, Registering.UDP));
    assertEquals(left, left(second));
  }

  private int left(String contact) {
    Binding other = Registering.binding(contact, NOW + 60_000, Registering.UDP);
    return other.isSameContact(bindings.get(0)) ? 1 : 2;
  }

  /** RFC 3261 §10.2.1.1, §20.10, §20.19: what is written and what it gives, in seconds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        ";expires=100     | none    | 100",
        ";expires=\"100\"   | none    | 3600",
        ";expires=abc     | none    | 3600",
        ";expires=-1      | none    | 3600",
        ";expires=4294967295 | none | 3600",
        ";expires=4294967296 | none | 3600",
        ";expires=100     | 200     | 100",
        "''               | 200     | 200",
        "''               | abc     | 3600",
        "''               | 0100    | 100",
      })
  void readsAnInterval(String parameter, String header, long seconds) {
    String contact = "Contact: <sip:a@h>" + (parameter == null ? "" : parameter);
    registered(
        "c",
        1,
        header == null ? new String[] {contact} : new String[] {contact, "Expires: " + header});
    assertEquals(seconds, seconds(0));
  }
}
