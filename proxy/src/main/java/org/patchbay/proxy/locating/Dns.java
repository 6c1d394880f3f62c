package org.patchbay.proxy.locating;

import java.util.function.Consumer;

/** Answers questions of DNS without holding up the loop. */
@FunctionalInterface
public interface Dns {

  /**
   * Asks for the records of a name. Aliases (CNAME) have been followed in what is answered.
   *
   * @param name in lower case, without a dot at the end
   * @param answered given the answer once, on the loop, perhaps before this returns
   */
  void ask(String name, RecordType type, Consumer<DnsAnswer> answered);
}
