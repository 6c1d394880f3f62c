package org.patchbay.server.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.locating.DnsRecord;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Reads the answer of a DNS server: the chain from the name that was asked for, nothing beside. */
final class AnswerReader {
  /** More records than that are of no use to anybody. */
  private static final int MOST_RECORDS = 32;

  private AnswerReader() {}

  /**
   * What an answer says.
   *
   * @param answer null if there is an alias
   * @param alias what the name is an alias of, which has to be asked for next; null if it is all
   *     said
   */
  record Reading(DnsAnswer answer, Name alias) {
    static final Reading FAILED = new Reading(DnsAnswer.failed(), null);
  }

  /**
   * Reads an answer.
   *
   * @param name what was asked for
   * @param type of the records that were asked for
   */
  static Reading read(Message message, Name name, int type) {
    int rcode = message.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return Reading.FAILED;
    }
    List<Record> records = message.getSection(Section.ANSWER);
    Name at = name;
    long ttl = Long.MAX_VALUE;
    for (int alias = 0; alias <= records.size(); alias++) {
      List<DnsRecord> found = new ArrayList<>();
      CNAMERecord onward = null;
      for (Record record : records) {
        if (record.getName().equals(at) && record.getType() == type) {
          ttl = Math.min(ttl, record.getTTL());
          found.add(content(record));
        } else if (record.getName().equals(at) && record.getType() == Type.CNAME) {
          onward = (CNAMERecord) record;
        }
      }
      if (!found.isEmpty()) {
        int count = Math.min(found.size(), MOST_RECORDS);
        return new Reading(DnsAnswer.found(found.subList(0, count), ttl), null);
      }
      if (onward == null) {
        break;
      }
      ttl = Math.min(ttl, onward.getTTL());
      at = onward.getTarget();
    }
    boolean isUnfinished =
        rcode == Rcode.NOERROR && !at.equals(name) && startOfAuthority(message) == null;
    return isUnfinished ? new Reading(null, at) : new Reading(notThere(message), null);
  }

  /** RFC 2308 §5: for as long as the SOA record lives and says. */
  private static DnsAnswer notThere(Message message) {
    SOARecord authority = startOfAuthority(message);
    return authority == null
        ? DnsAnswer.notThere()
        : DnsAnswer.notThere(Math.min(authority.getTTL(), authority.getMinimum()));
  }

  private static SOARecord startOfAuthority(Message message) {
    for (Record record : message.getSection(Section.AUTHORITY)) {
      if (record instanceof SOARecord authority) {
        return authority;
      }
    }
    return null;
  }

  private static DnsRecord content(Record record) {
    return switch (record.getType()) {
      case Type.A -> new DnsRecord.Address(((ARecord) record).getAddress());
      case Type.AAAA -> new DnsRecord.Address(((AAAARecord) record).getAddress());
      case Type.SRV -> srv((SRVRecord) record);
      case Type.NAPTR -> naptr((NAPTRRecord) record);
      default -> throw new IllegalArgumentException("not asked for: " + record);
    };
  }

  private static DnsRecord srv(SRVRecord record) {
    return new DnsRecord.Srv(
        record.getPriority(), record.getWeight(), record.getPort(), text(record.getTarget()));
  }

  private static DnsRecord naptr(NAPTRRecord record) {
    return new DnsRecord.Naptr(
        record.getOrder(),
        record.getPreference(),
        record.getFlags(),
        record.getService(),
        record.getRegexp(),
        text(record.getReplacement()));
  }

  private static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
  }
}
