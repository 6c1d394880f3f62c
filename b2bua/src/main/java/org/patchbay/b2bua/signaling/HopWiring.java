package org.patchbay.b2bua.signaling;

import org.patchbay.loop.EventLoop;

/**
 * What the parts that JAIN-SIP makes itself, by their class names, are to be connected to. It is
 * there while a stack is being made, on the thread that makes it.
 */
record HopWiring(EventLoop loop, HopPort hop) {
  private static final ThreadLocal<HopWiring> CURRENT = new ThreadLocal<>();

  static HopWiring current() {
    HopWiring wiring = CURRENT.get();
    if (wiring == null) {
      throw new IllegalStateException("JAIN-SIP is made by SignalingStack alone");
    }
    return wiring;
  }

  void enter() {
    CURRENT.set(this);
  }

  static void leave() {
    CURRENT.remove();
  }
}
