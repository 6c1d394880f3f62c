package org.patchbay.b2bua.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.b2bua.leg.TransactionKey;
import org.patchbay.b2bua.sdp.RtpCodec;
import org.patchbay.config.Reading;
import org.patchbay.config.SipTransport;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.Codec;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.NumberInventory;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.PhoneNumber;
import org.patchbay.trunks.RoutePattern;
import org.patchbay.trunks.Trunk;
import org.patchbay.trunks.VoiceRoute;

class TelephonePlannerTest {
  private static final Trunk SBC1 =
      new Trunk("sbc1", link("192.0.2.21", SipTransport.UDP, Optional.empty()));
  private static final Trunk SBC2 =
      new Trunk("sbc2", link("192.0.2.22", SipTransport.TCP, Optional.of(Duration.ofSeconds(1))));
  private static final Carrier CARRIER =
      new Carrier("main", link("192.0.2.30", SipTransport.UDP, Optional.empty()));
  private static final DialPlan PLAN =
      new DialPlan(
          new NumberInventory(Map.of(new PhoneNumber("+14255550100"), "alice")),
          List.of(CARRIER),
          List.of(SBC1, SBC2),
          List.of(new VoiceRoute("seattle", pattern(), List.of(SBC1, SBC2))));
  private static final Map<String, PhoneNumber> NUMBERS =
      Map.of("carol", new PhoneNumber("+13605550123"));
  private static final Set<Peer> OFFLINE = new HashSet<>();
  private static final TelephonePlanner PLANNER =
      new TelephonePlanner(
          () -> new CallRouting(PLAN, name -> false),
          new TelephoneSettings(
              "example.com",
              user -> Optional.ofNullable(NUMBERS.get(user)),
              Duration.ofSeconds(4),
              List.of(RtpCodec.OPUS, RtpCodec.PCMU, RtpCodec.PCMA)),
          OFFLINE::contains);

  @BeforeEach
  void everyoneIsThere() {
    OFFLINE.clear();
  }

  @Test
  void callsTheTrunksOfTheRouteInTheirOrderByTheUsersNumber() {
    List<Target> targets = targets("user alice", "sip:+12065550100@example.com");
    assertEquals(
        List.of(
            "sip:+12065550100@192.0.2.21:5060", "sip:+12065550100@192.0.2.22:5060;transport=tcp"),
        targets.stream().map(Target::requestUri).toList());
    Target first = targets.get(0);
    assertEquals(List.of("<sip:trunk.sbc1@hop.invalid;lr>"), first.routes());
    assertEquals("sip:+14255550100@example.com", first.from().uri());
    assertEquals(Optional.empty(), first.from().displayName());
    assertEquals(
        List.of(new Header("P-Asserted-Identity", "<sip:+14255550100@example.com>")),
        first.headers());
    assertEquals(Optional.of(List.of(RtpCodec.PCMA)), first.codecs().only());
    assertEquals(Duration.ofSeconds(4), first.responseTimeout());
    assertEquals(Duration.ofSeconds(1), targets.get(1).responseTimeout());
  }

  @Test
  void callsACarrierForWhatNoRouteMatches() {
    Target target = targets("user alice", "sip:%2B442079460000@example.com").get(0);
    assertEquals("carrier main", target.name());
    assertEquals(List.of("<sip:carrier.main@hop.invalid;lr>"), target.routes());
  }

  @Test
  void showsNobodyForAUserWithoutANumber() {
    Target target = targets("user bob", "sip:+12065550100@example.com").get(0);
    assertEquals("sip:anonymous@anonymous.invalid", target.from().uri());
    assertEquals(List.of(), target.headers());
  }

  @Test
  void ringsWhereTheProxyHasFoundAUserWithTheNumberThatTheTrunkAsserts() {
    CallPlan.Targets plan =
        assertInstanceOf(
            CallPlan.Targets.class,
            PLANNER.plan(
                invite(
                    "sip:phone@192.0.2.99:5062",
                    "sip:+14255550100@198.51.100.1",
                    "sip:whoever@192.0.2.21",
                    new Header(InnerHeaders.CALLER, "trunk sbc1"),
                    new Header(InnerHeaders.TARGET, "<sip:flow.abc@hop.invalid;lr>"),
                    new Header(
                        "P-Asserted-Identity",
                        "\"X <sip:+19995550199@x> \\\"\" <sip:+13605550111@192.0.2.21;user=phone>"))));
    Target target = plan.targets().get(0);
    assertEquals("sip:phone@192.0.2.99:5062", target.requestUri());
    assertEquals(Party.of("sip:+14255550100@example.com"), target.to());
    assertEquals("sip:+13605550111@example.com", target.from().uri());
    assertEquals(List.of("<sip:flow.abc@hop.invalid;lr>"), target.routes());
    assertEquals(Optional.empty(), target.codecs().only());
    assertEquals(Optional.of(List.of(RtpCodec.PCMA)), plan.callerCodecs().only());
  }

  @Test
  void showsTheNumberThatIsConfiguredForAUser() {
    Target target = targets("user carol", "sip:+12065550100@example.com").get(0);
    assertEquals("sip:+13605550123@example.com", target.from().uri());
  }

  @Test
  void showsNoNameThatATrunkCallsItself() {
    assertEquals("sip:anonymous@anonymous.invalid", from("trunk sbc1", "sip:bob@192.0.2.21"));
  }

  @Test
  void believesATrustedSourceAboutTheNameOfTheCaller() {
    assertEquals("sip:desk%20one@example.com", from("trusted", "sip:desk%20one@192.0.2.50:5070"));
  }

  @Test
  void showsNobodyToATrunkForAUserWhoWantsIt() {
    CallPlan plan =
        PLANNER.plan(
            invite(
                "sip:+12065550100@example.com",
                "sip:alice@example.com",
                new Header(InnerHeaders.CALLER, "user alice"),
                new Header("Privacy", "user; id")));
    Target target = assertInstanceOf(CallPlan.Targets.class, plan).targets().get(0);
    assertEquals("sip:anonymous@anonymous.invalid", target.from().uri());
    assertEquals(
        List.of(
            new Header("P-Asserted-Identity", "<sip:+14255550100@example.com>"),
            new Header("Privacy", "id")),
        target.headers());
  }

  @Test
  void showsNobodyToAUserForATrunksCallerWhoWantsIt() {
    CallPlan plan =
        PLANNER.plan(
            invite(
                "sip:phone@192.0.2.99:5062",
                "sip:+14255550100@198.51.100.1",
                "sip:anonymous@anonymous.invalid",
                new Header(InnerHeaders.CALLER, "trunk sbc1"),
                new Header(InnerHeaders.TARGET, "<sip:flow.abc@hop.invalid;lr>"),
                new Header("P-Asserted-Identity", "<sip:+13605550111@192.0.2.21>")));
    Target target = assertInstanceOf(CallPlan.Targets.class, plan).targets().get(0);
    assertEquals("sip:anonymous@anonymous.invalid", target.from().uri());
    assertEquals(
        Optional.of("Privacy"), target.headers().stream().map(Header::name).skip(1).findFirst());
  }

  private static String from(String caller, String uri) {
    CallPlan plan =
        PLANNER.plan(
            invite(
                "sip:phone@192.0.2.99:5062",
                "sip:bob@example.com",
                uri,
                new Header(InnerHeaders.CALLER, caller),
                new Header(InnerHeaders.TARGET, "<sip:flow.abc@hop.invalid;lr>")));
    return assertInstanceOf(CallPlan.Targets.class, plan).targets().get(0).from().uri();
  }

  @Test
  void passesOverATrunkThatIsOfflineUnlessAllAre() {
    OFFLINE.add(SBC1);
    assertEquals(
        List.of("trunk sbc2"),
        targets("user alice", "sip:+12065550100@example.com").stream().map(Target::name).toList());
    OFFLINE.add(SBC2);
    assertEquals(2, targets("user alice", "sip:+12065550100@example.com").size());
  }

  @Test
  void letsNoTrunkCallOutThroughAnother() {
    assertEquals(404, refusal("trunk sbc1", "sip:+12065550100@example.com"));
    assertEquals(404, refusal("carrier main", "sip:+442079460000@example.com"));
  }

  @Test
  void believesNoInviteWithoutACaller() {
    assertEquals(403, refusal("", "sip:+12065550100@example.com"));
    assertEquals(403, refusal("trunk gone", "sip:+14255550100@example.com"));
  }

  private static List<Target> targets(String caller, String uri) {
    CallPlan plan =
        PLANNER.plan(invite(uri, "sip:liar@elsewhere", new Header(InnerHeaders.CALLER, caller)));
    return assertInstanceOf(CallPlan.Targets.class, plan).targets();
  }

  private static int refusal(String caller, String uri) {
    CallPlan plan =
        PLANNER.plan(invite(uri, "sip:liar@elsewhere", new Header(InnerHeaders.CALLER, caller)));
    return assertInstanceOf(CallPlan.Refused.class, plan).refusal().status();
  }

  private static IncomingRequest invite(String uri, String from, Header... headers) {
    return invite(uri, uri, from, headers);
  }

  private static IncomingRequest invite(String uri, String to, String from, Header... headers) {
    return new IncomingRequest(
        new TransactionKey("1"),
        "INVITE",
        uri,
        "call",
        new Party(Optional.of("Liar"), from, Optional.of("tag")),
        Party.of(to),
        1,
        Optional.of("sip:x@192.0.2.10"),
        List.of(),
        70,
        Optional.empty(),
        List.of(headers));
  }

  private static Link link(String host, SipTransport transport, Optional<Duration> timeout) {
    return new Link(
        new InetSocketAddress(host, 5060), transport, List.of(Codec.PCMA), timeout, List.of());
  }

  private static RoutePattern pattern() {
    Reading<RoutePattern> reading = RoutePattern.SYNTAX.read("^\\+1206");
    assertTrue(reading instanceof Reading.Value);
    return ((Reading.Value<RoutePattern>) reading).value();
  }
}
