package org.patchbay.proxy.message;

import java.util.List;
import org.patchbay.proxy.message.TortureRow.Accepted;
import org.patchbay.proxy.message.TortureRow.Hop;
import org.patchbay.proxy.message.TortureRow.Line;
import org.patchbay.proxy.message.TortureRow.Party;
import org.patchbay.proxy.message.TortureRow.Refused;
import org.patchbay.proxy.message.TortureRow.Scalars;

/** RFC 5118 §4: IPv6 addresses wherever a message can hold one. */
final class Rfc5118Rows {
  private static final Party FROM = new Party("", "sip:user@example.com", "81x2");
  private static final Party TO = new Party("", "sip:user@example.com", "");
  private static final Party TO_HOST = new Party("", "sip:user@[2001:db8::10]", "");
  private static final String CALL_ID = "SSG9559905523997077@hlau_4100";
  private static final Hop TOP = Hop.udp("[2001:db8::9:1]", "z9hG4bKas3-111");

  private Rfc5118Rows() {}

  static final List<TortureRow> ROWS =
      List.of(
          new Accepted(
              "ipv6-good",
              "RFC 5118 §4.1",
              new Line("REGISTER", "", "[2001:db8::10]", -1, ""),
              FROM,
              TO,
              new Scalars(CALL_ID, 98176, 70, 8, 0),
              List.of(TOP),
              List.of(
                  new TortureDetail.Address("2001:db8:0:0:0:0:0:10"),
                  new TortureDetail.Contact(
                      0, "\"Caller\"", "sip:caller@[2001:db8::1]", "caller"))),
          new Refused("ipv6-bad", "RFC 5118 §4.2", Refusal.BAD_REQUEST_URI, 400),
          new Accepted(
              "port-ambiguous",
              "RFC 5118 §4.3",
              new Line("REGISTER", "", "[2001:db8::10:5070]", -1, ""),
              FROM,
              TO,
              new Scalars(CALL_ID, 98176, 70, 8, 0),
              List.of(TOP),
              List.of(new TortureDetail.Address("2001:db8:0:0:0:0:10:5070"))),
          new Accepted(
              "port-unambiguous",
              "RFC 5118 §4.4",
              new Line("REGISTER", "", "[2001:db8::10]", 5070, ""),
              FROM,
              TO,
              new Scalars(CALL_ID, 98176, 70, 8, 0),
              List.of(TOP),
              List.of(new TortureDetail.Address("2001:db8:0:0:0:0:0:10"))),
          new Accepted(
              "via-received-param-with-delim",
              "RFC 5118 §4.5",
              new Line("BYE", "", "[2001:db8::10]", -1, ""),
              FROM,
              new Party("", "sip:user@example.com", "bd76ya"),
              new Scalars(CALL_ID, 321, 70, 7, 0),
              List.of(new Hop("UDP", "[2001:db8::9:1]", -1, "z9hG4bKas3-111", "[2001:db8::9:255]")),
              List.of()),
          new Accepted(
              "via-received-param-no-delim",
              "RFC 5118 §4.5",
              new Line("OPTIONS", "", "[2001:db8::10]", -1, ""),
              FROM,
              TO,
              new Scalars("SSG95523997077@hlau_4100", 921, 70, 8, 0),
              List.of(new Hop("UDP", "[2001:db8::9:1]", -1, "z9hG4bKas3", "2001:db8::9:255")),
              List.of(
                  new TortureDetail.Contact(
                      0, "\"Caller\"", "sip:caller@[2001:db8::9:1]", "caller"))),
          new Accepted(
              "ipv6-in-sdp",
              "RFC 5118 §4.6",
              new Line("INVITE", "user", "[2001:db8::10]", -1, ""),
              FROM,
              TO_HOST,
              new Scalars(CALL_ID, 8612, 70, 9, 251),
              List.of(Hop.udp("[2001:db8::20]", "z9hG4bKas3-111")),
              List.of(
                  new TortureDetail.BodyLine(
                      "o=assistant 971731711378798081 0 IN IP6 2001:db8::20"),
                  new TortureDetail.BodyLine("c=IN IP6 2001:db8::20"))),
          new Accepted(
              "mult-ip-in-header",
              "RFC 5118 §4.7",
              new Line("BYE", "user", "host.example.net", -1, ""),
              FROM,
              new Party("", "sip:user@example.net", "9817--94"),
              new Scalars("997077@lau_4100", 89187, 70, 9, 0),
              List.of(
                  new Hop("UDP", "[2001:db8::9:1]", 6050, "z9hG4bKas3-111", ""),
                  Hop.udp("192.0.2.1", "z9hG4bKjhja8781hjuaij65144"),
                  new Hop("TCP", "[2001:db8::9:255]", -1, "z9hG4bK451jj", "192.0.2.200")),
              List.of()),
          new Accepted(
              "mult-ip-in-sdp",
              "RFC 5118 §4.8",
              new Line("INVITE", "user", "[2001:db8::10]", -1, ""),
              FROM,
              TO_HOST,
              new Scalars(CALL_ID, 8912, 70, 9, 189),
              List.of(TOP),
              List.of(
                  new TortureDetail.BodyLine("c=IN IP4 192.0.2.1"),
                  new TortureDetail.BodyLine("c=IN IP6 2001:db8::1"))),
          new Accepted(
              "ipv4-mapped-ipv6",
              "RFC 5118 §4.9",
              new Line("INVITE", "user", "example.com", -1, ""),
              new Party("", "sip:user@east.example.com", "81x2"),
              TO,
              new Scalars(CALL_ID, 612, 70, 10, 245),
              List.of(
                  new Hop("UDP", "[::ffff:192.0.2.10]", 19823, "z9hG4bKbh19", ""),
                  Hop.udp("[::ffff:192.0.2.2]", "z9hG4bKas3-111")),
              List.of(
                  new TortureDetail.Contact(
                      0, "\"T. desk phone\"", "sip:ted@[::ffff:192.0.2.2]", "ted"),
                  new TortureDetail.BodyLine("c=IN IP6 ::ffff:192.0.2.2"))),
          new Accepted(
              "ipv6-bug-abnf-3-colons",
              "RFC 5118 §4.10",
              new Line("OPTIONS", "user", "[2001:db8:::192.0.2.1]", -1, ""),
              new Party("", "sip:user@example.com", "810x2"),
              new Party("", "sip:user@[2001:db8:::192.0.2.1]", ""),
              new Scalars("G9559905523997077@hlau_4100", 689, 70, 7, 0),
              List.of(Hop.udp("lab1.east.example.com", "z9hG4bKas3-111")),
              List.of(new TortureDetail.Address(null))),
          new Accepted(
              "ipv6-correct-abnf-2-colons",
              "RFC 5118 §4.10",
              new Line("OPTIONS", "user", "[2001:db8::192.0.2.1]", -1, ""),
              new Party("", "sip:user@example.com", "810x2"),
              new Party("", "sip:user@[2001:db8::192.0.2.1]", ""),
              new Scalars("G9559905523997077@hlau_4100", 689, 70, 7, 0),
              List.of(Hop.udp("lab1.east.example.com", "z9hG4bKas3-111")),
              List.of(new TortureDetail.Address("2001:db8:0:0:0:0:c000:201"))));
}
