package org.patchbay.b2bua.call;

/** Is told which Call-IDs belong to one call, as soon as they do. */
@FunctionalInterface
public interface LegWatcher {

  /**
   * A leg of a call is about to be dialled. Called on the loop of the calls, before its INVITE is
   * sent.
   *
   * @param callId of the leg that came
   * @param dialled of the leg that goes
   */
  void joined(String callId, String dialled);
}
