package org.patchbay.server.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.locating.DnsAnswer.Outcome;
import org.patchbay.proxy.locating.DnsRecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What is taken from the answer of a DNS server. */
class AnswerReaderTest {
  private static final Name HOST = name("sip.example.org.");
  private static final Name ALIAS = name("alias.example.org.");
  private final Message message = new Message();

  private static Name name(String text) {
    try {
      return Name.fromString(text);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Record address(Name owner, long ttl, int last) {
    try {
      byte[] octets = {(byte) 192, 0, 2, (byte) last};
      return new ARecord(owner, DClass.IN, ttl, InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void answers(Record... records) {
    for (Record record : records) {
      message.addRecord(record, Section.ANSWER);
    }
  }

  private DnsAnswer read(Name name, int type) {
    return AnswerReader.read(message, name, type).answer();
  }

  private static List<String> addresses(DnsAnswer answer) {
    return answer.records().stream()
        .map(record -> ((DnsRecord.Address) record).address().getHostAddress())
        .toList();
  }

  @Test
  void takesTheRecordsAndTheShortestTime() {
    answers(address(HOST, 300, 1), address(HOST, 60, 2));
    DnsAnswer answer = read(name("SIP.example.org."), Type.A);
    assertEquals(List.of("192.0.2.1", "192.0.2.2"), addresses(answer));
    assertEquals(60, answer.ttlSeconds());
  }

  @Test
  void followsAnAlias() {
    answers(new CNAMERecord(ALIAS, DClass.IN, 20, HOST), address(HOST, 60, 1));
    DnsAnswer answer = read(ALIAS, Type.A);
    assertEquals(List.of("192.0.2.1"), addresses(answer));
    assertEquals(20, answer.ttlSeconds());
  }

  @Test
  void asksOnForAnAliasThatIsNotAnswered() {
    answers(new CNAMERecord(ALIAS, DClass.IN, 20, HOST));
    AnswerReader.Reading reading = AnswerReader.read(message, ALIAS, Type.A);
    assertNull(reading.answer());
    assertEquals(HOST, reading.alias());
  }

  @Test
  void isNotCaughtInACircleOfAliases() {
    answers(
        new CNAMERecord(ALIAS, DClass.IN, 20, HOST), new CNAMERecord(HOST, DClass.IN, 20, ALIAS));
    AnswerReader.read(message, ALIAS, Type.A);
  }

  @Test
  void leavesOutWhatWasNotAskedFor() {
    answers(address(name("other.example.org."), 60, 9), address(HOST, 60, 1));
    assertEquals(List.of("192.0.2.1"), addresses(read(HOST, Type.A)));
    assertEquals(Outcome.NOT_THERE, read(HOST, Type.AAAA).outcome());
  }

  @Test
  void takesALimitedNumber() {
    for (int i = 1; i < 100; i++) {
      answers(address(HOST, 60, i));
    }
    assertEquals(32, read(HOST, Type.A).records().size());
  }

  @Test
  void readsHowLongNothingIsThere() {
    message.getHeader().setRcode(Rcode.NXDOMAIN);
    message.addRecord(
        new SOARecord(name("example.org."), DClass.IN, 90, HOST, HOST, 1, 2, 3, 4, 45),
        Section.AUTHORITY);
    DnsAnswer answer = read(HOST, Type.A);
    assertEquals(Outcome.NOT_THERE, answer.outcome());
    assertEquals(45, answer.ttlSeconds());
  }

  @Test
  void knowsNothingAfterAFailure() {
    message.getHeader().setRcode(Rcode.SERVFAIL);
    assertEquals(Outcome.FAILED, read(HOST, Type.A).outcome());
  }

  @Test
  void readsAServiceAndItsAbsence() {
    Name service = name("_sip._udp.example.org.");
    answers(
        new SRVRecord(service, DClass.IN, 60, 10, 20, 5070, name("SIP.example.org.")),
        new SRVRecord(service, DClass.IN, 60, 0, 0, 0, Name.root));
    assertEquals(
        List.of(new DnsRecord.Srv(10, 20, 5070, "sip.example.org"), new DnsRecord.Srv(0, 0, 0, "")),
        read(service, Type.SRV).records());
  }

  @Test
  void readsATransport() {
    Name domain = name("example.org.");
    Name next = name("_sip._tcp.example.org.");
    answers(new NAPTRRecord(domain, DClass.IN, 60, 50, 90, "s", "SIP+D2T", "", next));
    assertEquals(
        List.of(new DnsRecord.Naptr(50, 90, "s", "SIP+D2T", "", "_sip._tcp.example.org")),
        read(domain, Type.NAPTR).records());
  }
}
