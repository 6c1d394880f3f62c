package org.patchbay.server.metrics;

import java.util.List;
import java.util.Locale;

/** Every metric: its name, its kind, what it says, and its labels. docs/metrics.md is the same. */
public enum Metric {
  REQUESTS(
      Kind.COUNTER,
      "patchbay_sip_requests",
      "requests that arrived, retransmissions included",
      "method",
      "transport"),
  RESPONSES(
      Kind.COUNTER,
      "patchbay_sip_responses",
      "responses that arrived and that were sent",
      "direction",
      "class",
      "code",
      "transport"),
  REFUSALS(
      Kind.COUNTER,
      "patchbay_sip_refusals",
      "requests that this server refused or challenged, by its reason",
      "code",
      "reason"),
  SHEDS(
      Kind.COUNTER,
      "patchbay_sip_sheds",
      "requests refused because there was too much to do, no room, or too many of their source"),
  BANNED(Kind.GAUGE, "patchbay_protection_banned_sources", "sources that are banned now"),
  BANS(Kind.COUNTER, "patchbay_protection_bans", "bans so far"),
  TURNED_AWAY(
      Kind.COUNTER,
      "patchbay_protection_turned_away",
      "messages and connections of banned sources"),
  LIMITED(
      Kind.COUNTER,
      "patchbay_protection_limited",
      "requests that were more than their source may send"),
  CREDENTIAL_CHECKS(
      Kind.COUNTER,
      "patchbay_sip_credential_checks",
      "looks at digest credentials; wrong is a wrong password or an unknown user",
      "outcome"),
  RETRANSMISSIONS(
      Kind.COUNTER,
      "patchbay_sip_retransmissions",
      "requests that came again, and messages that were sent again",
      "direction"),
  TRANSACTIONS(Kind.GAUGE, "patchbay_sip_transactions", "transactions that have not ended", "side"),
  CONNECTIONS(Kind.GAUGE, "patchbay_sip_connections", "open connections", "transport"),
  ANSWER_TIME(
      Kind.HISTOGRAM,
      "patchbay_sip_answer_seconds",
      "from an INVITE's arrival to the first response above 100 that was sent;"
          + " challenges left out"),
  PROCESSING_TIME(
      Kind.HISTOGRAM,
      "patchbay_sip_processing_seconds",
      "how long a message kept the proxy; one message in 16 is timed"),
  USERS(Kind.GAUGE, "patchbay_users", "users that the server knows"),
  BINDINGS(Kind.GAUGE, "patchbay_registrar_bindings", "registered contacts"),
  REGISTERS(
      Kind.COUNTER,
      "patchbay_registrar_registers",
      "REGISTER requests that were answered for good; a challenge is not",
      "outcome"),
  CALLS(Kind.GAUGE, "patchbay_calls", "calls through the media processor, up or being set up"),
  LEGS(Kind.GAUGE, "patchbay_legs", "legs of these calls, those that are ending included"),
  PORT_PAIRS(Kind.GAUGE, "patchbay_media_port_pairs", "port pairs for media", "state"),
  PACKETS(Kind.COUNTER, "patchbay_media_packets", "RTP packets of all legs", "direction"),
  TRUNK_ATTEMPTS(
      Kind.COUNTER,
      "patchbay_trunk_attempts",
      "attempts to reach a trunk or carrier, when they ended; all phones are one target, user",
      "target",
      "outcome"),
  TRUNK_UP(
      Kind.GAUGE,
      "patchbay_trunk_up",
      "1 if the trunk or carrier answers OPTIONS or has not been asked yet, else 0",
      "target"),
  MEMORY_USED(Kind.GAUGE, "jvm_memory_used_bytes", "memory in use", "area"),
  MEMORY_COMMITTED(
      Kind.GAUGE, "jvm_memory_committed_bytes", "memory that the system has given", "area"),
  MEMORY_MAX(Kind.GAUGE, "jvm_memory_max_bytes", "the most memory; -1 where undefined", "area"),
  GC_COLLECTIONS(Kind.COUNTER, "jvm_gc_collections", "garbage collections", "collector"),
  GC_SECONDS(Kind.COUNTER, "jvm_gc_seconds", "time spent collecting garbage", "collector"),
  THREADS(Kind.GAUGE, "jvm_threads", "live threads"),
  CPU_SECONDS(Kind.COUNTER, "process_cpu_seconds", "CPU time of the process"),
  UPTIME(Kind.GAUGE, "process_uptime_seconds", "time since the start of the process");

  /** How a metric is to be read. */
  enum Kind {
    /** Only rises, from 0 at the start. */
    COUNTER,
    /** Is what it is now. */
    GAUGE,
    /** Durations in seconds, in buckets. */
    HISTOGRAM
  }

  private final Kind kind;
  private final String stem;
  private final String meaning;
  private final List<String> labels;

  Metric(Kind kind, String stem, String meaning, String... labels) {
    this.kind = kind;
    this.stem = stem;
    this.meaning = meaning;
    this.labels = List.of(labels);
  }

  Kind kind() {
    return kind;
  }

  /** The name without the suffix that a counter gets when it is shown. */
  String stem() {
    return stem;
  }

  /** What it says, for a reader; units where there are any. */
  String meaning() {
    return meaning;
  }

  List<String> labels() {
    return labels;
  }

  /** As a line of the table in docs/metrics.md. */
  String row() {
    String name = kind == Kind.COUNTER ? stem + "_total" : stem;
    String marked = labels.isEmpty() ? "" : "`" + String.join("`, `", labels) + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(name, kind.name().toLowerCase(Locale.ROOT), marked, meaning);
  }
}
