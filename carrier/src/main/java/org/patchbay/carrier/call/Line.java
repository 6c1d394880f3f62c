package org.patchbay.carrier.call;

/** What answers a number: one for each call, told of what happens to it on the loop. */
public interface Line {

  /** It is called: to ring, to answer, or to refuse. */
  default void called(Call call) {}

  /** The call is answered and acknowledged, and its media is settled. */
  default void connected(Call call) {}

  /** The call is over, or came to nothing. */
  default void ended() {}
}
