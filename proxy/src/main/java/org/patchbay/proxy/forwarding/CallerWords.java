package org.patchbay.proxy.forwarding;

/** Who calls, to be put into words if somebody is to be told. */
@FunctionalInterface
public interface CallerWords {

  /** Who it is, in the words of {@code X-Patchbay-Caller} (docs/adr/0015). */
  String words();
}
