package org.patchbay.trunks;

/** One of the operator's own carrier connections ({@code cloudCalling.carriers}). */
public record Carrier(String name, Link link) implements Peer {

  @Override
  public String toString() {
    return "carrier " + name + " (" + link + ")";
  }
}
