package org.patchbay.proxy.message;

import java.util.List;
import org.patchbay.proxy.message.TortureRow.Accepted;
import org.patchbay.proxy.message.TortureRow.Hop;
import org.patchbay.proxy.message.TortureRow.Line;
import org.patchbay.proxy.message.TortureRow.Party;
import org.patchbay.proxy.message.TortureRow.Refused;
import org.patchbay.proxy.message.TortureRow.Response;
import org.patchbay.proxy.message.TortureRow.Scalars;

/**
 * RFC 4475 §3.3 and §3.4: messages that keep to the grammar and ask for something odd. Most are
 * answered by the routing chain or the registrar, not here.
 */
final class Rfc4475ApplicationLayer {
  private Rfc4475ApplicationLayer() {}

  static final List<TortureRow> ROWS =
      List.of(
          new Refused("insuf", "RFC 4475 §3.3.1", Refusal.MISSING_HEADER, 400),
          new Refused("unkscm", "RFC 4475 §3.3.2", Refusal.UNKNOWN_SCHEME, 416),
          new Refused("novelsc", "RFC 4475 §3.3.3", Refusal.UNKNOWN_SCHEME, 416),
          new Accepted(
              "unksm2",
              "RFC 4475 §3.3.4",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "http://www.example.com", "3234233"),
              new Party("", "isbn:2983792873", ""),
              new Scalars("unksm2.daksdj@hyphenated-host.example.com", 234902, 70, 8, 0),
              List.of(new Hop("UDP", "192.0.2.21", 5060, "z9hG4bKkdjuw", "")),
              List.of(
                  new TortureDetail.ForeignTo(),
                  new TortureDetail.Contact(0, "", "name:John_Smith", ""))),
          new Accepted(
              "bext01",
              "RFC 4475 §3.3.5",
              new Line("OPTIONS", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.net", "242etr"),
              new Party("", "sip:j_user@example.com", ""),
              new Scalars("bext01.0ha0isndaksdj", 8, 6, 9, 0),
              List.of(new Hop("TLS", "fold-and-staple.example.com", -1, "z9hG4bKkdjuw", "")),
              List.of(
                  new TortureDetail.Listed(
                      HeaderName.REQUIRE,
                      List.of("nothingSupportsThis", "nothingSupportsThisEither")),
                  new TortureDetail.Listed(
                      HeaderName.PROXY_REQUIRE,
                      List.of("noProxiesSupportThis", "norDoAnyProxiesSupportThis")))),
          new Accepted(
              "invut",
              "RFC 4475 §3.3.6",
              new Line("INVITE", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.net", "8392034"),
              new Party("", "sip:j.user@example.com", ""),
              new Scalars("invut.0ha0isndaksdjadsfij34n23d", 235448, 70, 9, 40),
              List.of(Hop.udp("somehost.example.com", "z9hG4bKkdjuw")),
              List.of(
                  new TortureDetail.Header("Content-Type", "application/unknownformat"),
                  new TortureDetail.BodyLine(" <pcmu port=\"443\"/>"))),
          new Accepted(
              "regaut01",
              "RFC 4475 §3.3.7",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:j.user@example.com", "87321hj23128"),
              new Party("", "sip:j.user@example.com", ""),
              new Scalars("regaut01.0ha0isndaksdj", 9338, 8, 8, 0),
              List.of(Hop.tcp("192.0.2.253", "z9hG4bKkdjuw")),
              List.of(
                  new TortureDetail.Header(
                      "Authorization", "NoOneKnowsThisScheme opaque-data=here"))),
          new Refused("multi01", "RFC 4475 §3.3.8", Refusal.REPEATED_HEADER, 400),
          new Refused("mcl01", "RFC 4475 §3.3.9", Refusal.REPEATED_HEADER, 400),
          new Response(
              "bcast",
              "RFC 4475 §3.3.10",
              200,
              "OK",
              new Scalars("bcast.0384840201234ksdfak3j2erwedfsASdf", 35, -1, 9, 154),
              List.of(
                  Hop.udp("192.0.2.198", "z9hG4bK1324923"),
                  Hop.udp("255.255.255.255", "z9hG4bK1saber23"))),
          new Accepted(
              "zeromf",
              "RFC 4475 §3.3.11",
              new Line("OPTIONS", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.net", "3ghsd41"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("zeromf.jfasdlfnm2o2l43r5u0asdfas", 39234321, 0, 7, 0),
              List.of(Hop.udp("host1.example.com", "z9hG4bKkdjuw2349i")),
              List.of()),
          new Accepted(
              "cparam01",
              "RFC 4475 §3.3.12",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:watson@example.com", "DkfVgjkrtMwaerKKpe"),
              new Party("", "sip:watson@example.com", ""),
              new Scalars("cparam01.70710@saturn.example.com", 2, 70, 8, 0),
              List.of(new Hop("UDP", "saturn.example.com", 5060, "z9hG4bKkdjuw", "")),
              List.of(
                  new TortureDetail.Contact(
                      0, "", "sip:+19725552222@gw1.example.net", "+19725552222"),
                  new TortureDetail.ContactParameter("unknownparam", ""))),
          new Accepted(
              "cparam02",
              "RFC 4475 §3.3.13",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:watson@example.com", "838293"),
              new Party("", "sip:watson@example.com", ""),
              new Scalars("cparam02.70710@saturn.example.com", 3, 70, 8, 0),
              List.of(new Hop("UDP", "saturn.example.com", 5060, "z9hG4bKkdjuw", "")),
              List.of(
                  new TortureDetail.Contact(
                      0, "", "sip:+19725552222@gw1.example.net;unknownparam", "+19725552222"),
                  new TortureDetail.ContactUriParameter("unknownparam", ""))),
          new Accepted(
              "regescrt",
              "RFC 4475 §3.3.14",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:user@example.com", "8"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("regescrt.k345asrl3fdbv@192.0.2.1", 14398234, 70, 8, 0),
              List.of(Hop.udp("host5.example.com", "z9hG4bKkdjuw")),
              List.of(
                  new TortureDetail.Contact(
                      0, "", "sip:user@example.com?Route=%3Csip:sip.example.com%3E", "user"),
                  new TortureDetail.ContactHeaders())),
          new Accepted(
              "sdp01",
              "RFC 4475 §3.3.15",
              new Line("INVITE", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.net", "234"),
              new Party("", "sip:j_user@example.com", ""),
              new Scalars("sdp01.ndaksdj9342dasdd", 8, 5, 10, 150),
              List.of(Hop.udp("192.0.2.15", "z9hG4bKkdjuw")),
              List.of(new TortureDetail.Header("Accept", "text/nobodyKnowsThis"))),
          new Accepted(
              "inv2543",
              "RFC 4475 §3.4.1",
              new Line("INVITE", "UserB", "example.com", -1, ""),
              new Party("", "sip:+13035551111@ift.client.example.net;user=phone", ""),
              new Party("", "sip:+16505552222@ss1.example.net", ""),
              new Scalars("inv2543.1717@ift.client.example.com", 56, -1, 7, 105),
              List.of(Hop.udp("iftgw.example.com", "")),
              List.of(
                  new TortureDetail.NoMagicBranch(),
                  new TortureDetail.PartyParameter(HeaderName.TO, "user", "phone"),
                  new TortureDetail.Header(
                      "Record-Route", "<sip:UserB@example.com;maddr=ss1.example.com>"))));
}
