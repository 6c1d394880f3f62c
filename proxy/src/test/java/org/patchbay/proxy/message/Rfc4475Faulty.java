package org.patchbay.proxy.message;

import java.util.List;
import org.patchbay.proxy.message.TortureRow.Accepted;
import org.patchbay.proxy.message.TortureRow.By;
import org.patchbay.proxy.message.TortureRow.Dropped;
import org.patchbay.proxy.message.TortureRow.Hop;
import org.patchbay.proxy.message.TortureRow.Line;
import org.patchbay.proxy.message.TortureRow.Party;
import org.patchbay.proxy.message.TortureRow.Refused;
import org.patchbay.proxy.message.TortureRow.Scalars;

/**
 * RFC 4475 §3.1.2 and §3.2: messages that break the grammar. Where the RFC lets an element guess
 * what was meant, this server refuses: two elements that guess differently disagree.
 */
final class Rfc4475Faulty {
  private Rfc4475Faulty() {}

  static final List<TortureRow> ROWS =
      List.of(
          new Refused("badinv01", "RFC 4475 §3.1.2.1", Refusal.BAD_VIA, 400),
          new Refused("clerr", "RFC 4475 §3.1.2.2", Refusal.BAD_CONTENT_LENGTH, 400),
          new Refused("ncl", "RFC 4475 §3.1.2.3", Refusal.BAD_CONTENT_LENGTH, 400),
          new Refused("scalar02", "RFC 4475 §3.1.2.4", Refusal.BAD_CSEQ, 400),
          new Dropped("scalarlg", "RFC 4475 §3.1.2.5", By.HEAD),
          new Refused("quotbal", "RFC 4475 §3.1.2.6", Refusal.BAD_TO, 400),
          new Refused("ltgtruri", "RFC 4475 §3.1.2.7", Refusal.BAD_REQUEST_URI, 400),
          new Refused("lwsruri", "RFC 4475 §3.1.2.8", Refusal.BAD_START_LINE, 400),
          new Refused("lwsstart", "RFC 4475 §3.1.2.9", Refusal.BAD_START_LINE, 400),
          new Refused("trws", "RFC 4475 §3.1.2.10", Refusal.BAD_START_LINE, 400),
          new Refused("escruri", "RFC 4475 §3.1.2.11", Refusal.BAD_REQUEST_URI, 400),
          new Accepted(
              "baddate",
              "RFC 4475 §3.1.2.12",
              new Line("INVITE", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.net", "2234923"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("baddate.239423mnsadf3j23lj42--sedfnm234", 1392934, 70, 10, 150),
              List.of(Hop.udp("host.example.com", "z9hG4bKkdjuw")),
              List.of(new TortureDetail.Header("Date", "Fri, 01 Jan 2010 16:00:00 EST"))),
          new Accepted(
              "regbadct",
              "RFC 4475 §3.1.2.13",
              new Line("REGISTER", "", "example.com", -1, ""),
              new Party("", "sip:user@example.com", "998332"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("regbadct.k345asrl3fdbv@10.0.0.1", 1, 70, 8, 0),
              List.of(new Hop("UDP", "135.180.130.133", 5060, "z9hG4bKkdjuw", "")),
              List.of(new TortureDetail.Contacts(1), new TortureDetail.BadContact())),
          new Refused("badaspec", "RFC 4475 §3.1.2.14", Refusal.BAD_TO, 400),
          // Its octets also end without the empty line; NameAddrTest refuses the display name.
          new Refused("baddn", "RFC 4475 §3.1.2.15", Refusal.UNFINISHED_HEADERS, 400),
          new Refused("badvers", "RFC 4475 §3.1.2.16", Refusal.UNKNOWN_VERSION, 505),
          new Refused("mismatch01", "RFC 4475 §3.1.2.17", Refusal.BAD_CSEQ, 400),
          new Refused("mismatch02", "RFC 4475 §3.1.2.18", Refusal.BAD_CSEQ, 400),
          new Dropped("bigcode", "RFC 4475 §3.1.2.19", By.PARSER),
          new Accepted(
              "badbranch",
              "RFC 4475 §3.2.1",
              new Line("OPTIONS", "user", "example.com", -1, ""),
              new Party("", "sip:caller@example.org", "33242"),
              new Party("", "sip:user@example.com", ""),
              new Scalars("badbranch.sadonfo23i420jv0as0derf3j3n", 8, 3, 8, 0),
              List.of(Hop.udp("192.0.2.1", "z9hG4bK")),
              List.of(new TortureDetail.NoMagicBranch())));
}
