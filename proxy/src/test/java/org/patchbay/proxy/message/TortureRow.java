package org.patchbay.proxy.message;

import java.util.List;

/** One torture message and what this server reads in it. */
sealed interface TortureRow {

  /** The message's name: the file without its suffix. */
  String file();

  /** The section that describes it, as {@code RFC 4475 §3.1.1.1}. */
  String section();

  /** A request that may be acted upon. */
  record Accepted(
      String file,
      String section,
      Line line,
      Party from,
      Party to,
      Scalars scalars,
      List<Hop> vias,
      List<TortureDetail> details)
      implements TortureRow {}

  /** A request that is refused before any routing; the refusal can be told by its Via. */
  record Refused(String file, String section, Refusal refusal, int status) implements TortureRow {}

  /** A response that can be matched to a transaction. */
  record Response(
      String file, String section, int status, String reason, Scalars scalars, List<Hop> vias)
      implements TortureRow {}

  /** A response that is dropped. */
  record Dropped(String file, String section, By by) implements TortureRow {}

  /** Who finds that a response is to be dropped. */
  enum By {
    PARSER,
    HEAD
  }

  /**
   * The Request-URI and the method.
   *
   * @param user the user, escapes undone
   * @param host the host, an IPv6 address in brackets
   * @param port -1 if there is none
   * @param parameters the URI's parameters with their first semicolon
   */
  record Line(String method, String user, String host, int port, String parameters) {}

  /**
   * From or To.
   *
   * @param display the display name as written, quotes included
   * @param uri the URI as written
   */
  record Party(String display, String uri, String tag) {}

  /**
   * What a message holds once.
   *
   * @param maxForwards -1 if there is none
   * @param headers the number of header lines, folded ones counted as one
   * @param body the number of the body's octets
   */
  record Scalars(String callId, long cseq, int maxForwards, int headers, int body) {}

  /**
   * A Via value.
   *
   * @param port -1 if there is none
   * @param branch "" if there is none
   * @param received "" if there is none
   */
  record Hop(String transport, String host, int port, String branch, String received) {

    /** A Via over UDP without a port. */
    static Hop udp(String host, String branch) {
      return new Hop("UDP", host, -1, branch, "");
    }

    /** A Via over TCP without a port. */
    static Hop tcp(String host, String branch) {
      return new Hop("TCP", host, -1, branch, "");
    }
  }
}
