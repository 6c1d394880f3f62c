package org.patchbay.trunks;

/** Who calls, as far as it decides what may be called. Strangers are refused before this. */
public sealed interface Caller {

  /** A user of the domain, who proved it. */
  record User(String name) implements Caller {
    @Override
    public String toString() {
      return "user " + name;
    }
  }

  /** A source that is trusted by its address ({@code sip.trusted}). */
  record TrustedSource() implements Caller {
    @Override
    public String toString() {
      return "a trusted source";
    }
  }

  /** A trunk or a carrier: it reaches our numbers and users, and never another trunk. */
  record FromPeer(Peer peer) implements Caller {
    @Override
    public String toString() {
      return peer.toString();
    }
  }
}
