package org.patchbay.proxy.message;

import java.util.List;
import org.patchbay.proxy.message.TortureRow.Accepted;
import org.patchbay.proxy.message.TortureRow.Hop;
import org.patchbay.proxy.message.TortureRow.Line;
import org.patchbay.proxy.message.TortureRow.Party;
import org.patchbay.proxy.message.TortureRow.Response;
import org.patchbay.proxy.message.TortureRow.Scalars;

/** RFC 4475 §3.1.1: messages that are tortuous and right. */
final class Rfc4475Sound {
  private static final String UNUSUAL = "!interesting-Method0123456789_*+`.%indeed'~";
  private static final String LONG_CALLER = "amazinglylongcallername".repeat(5);

  private Rfc4475Sound() {}

  static final List<TortureRow> ROWS =
      List.of(
          new Accepted(
              "wsinv",
              "RFC 4475 §3.1.1.1",
              new Line("INVITE", "vivekg", "chair-dnrc.example.com", -1, ";unknownparam"),
              new Party("\"J Rosenberg \\\\\\\"\"", "sip:jdrosen@example.com", "98asjd8"),
              new Party("", "sip:vivekg@chair-dnrc.example.com", "1918181833n"),
              new Scalars("wsinv.ndaksdj@192.0.2.1", 9, 68, 14, 150),
              List.of(
                  Hop.udp("192.0.2.2", "390skdjuw"),
                  Hop.tcp("spindle.example.com", "z9hG4bK9ikj8"),
                  Hop.udp("192.168.255.111", "z9hG4bK30239")),
              List.of(
                  new TortureDetail.NoMagicBranch(),
                  new TortureDetail.Header("s", ""),
                  new TortureDetail.Header(
                      "NewFangledHeader", "newfangled value continued newfangled value"),
                  new TortureDetail.Header("UnknownHeaderWithUnusualValue", ";;,,;;,;"),
                  new TortureDetail.LooseRoute(
                      "sip:services.example.com;lr;unknownwith=value;unknown-no-value"),
                  new TortureDetail.Contacts(1),
                  new TortureDetail.Contact(
                      0, "\"Quoted string \\\"\\\"\"", "sip:jdrosen@example.com", "jdrosen"),
                  new TortureDetail.ContactParameter("newparam", "newvalue"),
                  new TortureDetail.ContactParameter("secondparam", ""),
                  new TortureDetail.ContactParameter("q", "0.33"))),
          new Accepted(
              "intmeth",
              "RFC 4475 §3.1.1.2",
              new Line(
                  UNUSUAL,
                  "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*",
                  "example.com",
                  -1,
                  ""),
              new Party(
                  "token1~` token2'+_ token3*%!.-", "sip:mundane@example.com", "_token~1'+`*%!-."),
              new Party(
                  "\"BEL:\\\u0007 NUL:\\\u0000 DEL:\\\u007f\"",
                  "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com",
                  ""),
              new Scalars("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{", 139122385, 255, 8, 0),
              List.of(Hop.tcp("host1.example.com", "z9hG4bK-.!%66*_+`'~")),
              List.of(
                  new TortureDetail.UnknownMethod(),
                  new TortureDetail.PartyParameter(
                      HeaderName.FROM, "fromparam''~+*_!.-%", MessageText.utf8("\"работающий\"")),
                  new TortureDetail.Header(
                      "extensionHeader-!.%*+_`'~", MessageText.utf8("\ufeff大停電")))),
          new Accepted(
              "esc01",
              "RFC 4475 §3.1.1.3",
              new Line("INVITE", "sips:user@example.com", "example.net", -1, ""),
              new Party("", "sip:I%20have%20spaces@example.net", "938"),
              new Party("", "sip:%75se%72@example.com", ""),
              new Scalars("esc01.239409asdfakjkn23onasd0-3234", 234234, 87, 9, 150),
              List.of(Hop.udp("host5.example.net", "z9hG4bKkdjuw")),
              List.of(
                  new TortureDetail.Users("I have spaces", "user"),
                  new TortureDetail.Contact(
                      0,
                      "",
                      "sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31",
                      "caller"),
                  new TortureDetail.ContactUriParameter("lr", ""),
                  new TortureDetail.ContactUriParameter("name", "value%41"))),
          new Accepted(
              "escnull",
              "RFC 4475 §3.1.1.4",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:null-%00-null@example.com", "839923423"),
              new Party("", "sip:null-%00-null@example.com", ""),
              new Scalars("escnull.39203ndfvkjdasfkq3w4otrq0adsfdfnavd", 14398234, 70, 9, 0),
              List.of(Hop.udp("host5.example.com", "z9hG4bKkdjuw")),
              List.of(
                  new TortureDetail.Users("null-\u0000-null", "null-\u0000-null"),
                  new TortureDetail.Contacts(2),
                  new TortureDetail.Contact(0, "", "sip:%00@host5.example.com", "\u0000"),
                  new TortureDetail.Contact(
                      1, "", "sip:%00%00@host5.example.com", "\u0000\u0000"))),
          new Accepted(
              "esc02",
              "RFC 4475 §3.1.1.5",
              new Line("RE%47IST%45R", "", "registrar.example.com", -1, ""),
              new Party("\"%Z%45\"", "sip:resource@example.com", "f232jadfj23"),
              new Party("\"%Z%45\"", "sip:resource@example.com", ""),
              new Scalars("esc02.asdfnqwo34rq23i34jrjasdcnl23nrlknsdf", 29344, 70, 10, 0),
              List.of(Hop.tcp("host.example.com", "z9hG4bK209%fzsnel234")),
              List.of(
                  new TortureDetail.UnknownMethod(),
                  new TortureDetail.Contacts(2),
                  new TortureDetail.Contact(0, "", "sip:alias1@host1.example.com", "alias1"),
                  new TortureDetail.Contact(1, "", "sip:alias3@host3.example.com", "alias3"),
                  new TortureDetail.Header("C%6Fntact", "<sip:alias2@host2.example.com>"))),
          new Accepted(
              "lwsdisp",
              "RFC 4475 §3.1.1.6",
              new Line("OPTIONS", "user", "example.com", -1, ""),
              new Party("caller", "sip:caller@example.com", "323"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("lwsdisp.1234abcd@funky.example.com", 60, 70, 7, 0),
              List.of(Hop.udp("funky.example.com", "z9hG4bKkdjuw")),
              List.of()),
          new Accepted(
              "longreq",
              "RFC 4475 §3.1.1.7",
              new Line("INVITE", "user", "example.com", -1, ""),
              new Party("", "sip:" + LONG_CALLER + "@example.net", "1" + "298".repeat(50) + "2424"),
              new Party(
                  "\"I have a user name of " + "extreme".repeat(10) + " proportion\"",
                  "sip:user@example.com:6000;unknownparam1=very"
                      + "long".repeat(20)
                      + "value;longparam"
                      + "name".repeat(25)
                      + "=shortvalue;very"
                      + "long".repeat(25)
                      + "ParameterNameWithNoValue",
                  ""),
              new Scalars("longreq.one" + "really".repeat(20) + "longcallid", 3882340, 70, 43, 150),
              longVias(),
              List.of(
                  new TortureDetail.NoMagicBranch(),
                  new TortureDetail.Contact(
                      0, "", "sip:" + LONG_CALLER + "@host5.example.net", LONG_CALLER))),
          new Accepted(
              "dblreq",
              "RFC 4475 §3.1.1.8",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:j.user@example.com", "43251j3j324"),
              new Party("", "sip:j.user@example.com", ""),
              new Scalars("dblreq.0ha0isndaksdj99sdfafnl3lk233412", 8, 8, 8, 0),
              List.of(Hop.udp("192.0.2.125", "z9hG4bKkdjuw23492")),
              List.of(
                  new TortureDetail.Noise(450),
                  new TortureDetail.Contact(0, "", "sip:j.user@host.example.com", "j.user"))),
          new Accepted(
              "semiuri",
              "RFC 4475 §3.1.1.9",
              new Line("OPTIONS", "user;par=u@example.net", "example.com", -1, ""),
              new Party("", "sip:caller@example.org", "33242"),
              new Party("", "sip:j_user@example.com", ""),
              new Scalars("semiuri.0ha0isndaksdj", 8, 3, 8, 0),
              List.of(Hop.udp("192.0.2.1", "z9hG4bKkdjuw")),
              List.of(
                  new TortureDetail.Header(
                      "Accept",
                      "application/sdp, application/pkcs7-mime, multipart/mixed,"
                          + " multipart/signed, message/sip, message/sipfrag"))),
          new Accepted(
              "transports",
              "RFC 4475 §3.1.1.10",
              new Line("OPTIONS", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.com", "323"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("transports.kijh4akdnaqjkwendsasfdj", 60, 70, 12, 0),
              List.of(
                  Hop.udp("t1.example.com", "z9hG4bKkdjuw"),
                  new Hop("SCTP", "t2.example.com", -1, "z9hG4bKklasjdhf", ""),
                  new Hop("TLS", "t3.example.com", -1, "z9hG4bK2980unddj", ""),
                  new Hop("UNKNOWN", "t4.example.com", -1, "z9hG4bKasd0f3en", ""),
                  Hop.tcp("t5.example.com", "z9hG4bK0a9idfnee")),
              List.of()),
          new Accepted(
              "mpart01",
              "RFC 4475 §3.1.1.11",
              new Line("MESSAGE", "kumiko", "example.org", -1, ""),
              new Party("", "sip:fluffy@example.com", "2fb0dcc9"),
              new Party("", "sip:kumiko@example.org", ""),
              new Scalars("3d9485ad0c49859b@Zmx1ZmZ5LW1hYy0xNi5sb2NhbA..", 1, 70, 14, 553),
              List.of(
                  new Hop(
                      "UDP", "127.0.0.1", 5070, "z9hG4bK-d87543-4dade06d0bdb11ee-1--d87543-", "")),
              List.of(
                  new TortureDetail.StrictRoute("sip:127.0.0.1:5080"),
                  new TortureDetail.Header(
                      "Content-Type", "multipart/mixed;boundary=7a9cbec02ceef655"),
                  new TortureDetail.BodyLine("Content-Type: application/octet-stream"),
                  new TortureDetail.BodyLine("Hello"))),
          new Response(
              "unreason",
              "RFC 4475 §3.1.1.12",
              200,
              MessageText.utf8("= 2**3 * 5**2 но сто девяносто девять - простое"),
              new Scalars("unreason.1234ksdfak3j2erwedfsASdf", 35, -1, 8, 154),
              List.of(Hop.udp("192.0.2.198", "z9hG4bK1324923"))),
          new Response(
              "noreason",
              "RFC 4475 §3.1.1.13",
              100,
              "",
              new Scalars("noreason.asndj203insdf99223ndf", 35, -1, 7, 0),
              List.of(Hop.udp("192.0.2.105", "z9hG4bK2398ndaoe"))));

  /** 33 Via lines, in every spelling of the name, above the one that has a branch. */
  private static List<Hop> longVias() {
    List<Hop> vias = new java.util.ArrayList<>();
    for (int i = 33; i > 0; i--) {
      vias.add(Hop.tcp("sip" + i + ".example.com", ""));
    }
    vias.add(
        new Hop(
            "TCP",
            "host.example.com",
            -1,
            "very" + "long".repeat(50) + "branchvalue",
            "192.0.2.5"));
    return List.copyOf(vias);
  }
}
