package org.patchbay.trunks;

/** One of the user's own SBCs or carriers ({@code sipInterface.trunks}), chosen by voice routes. */
public record Trunk(String name, Link link) implements Peer {

  @Override
  public String toString() {
    return "trunk " + name + " (" + link + ")";
  }
}
