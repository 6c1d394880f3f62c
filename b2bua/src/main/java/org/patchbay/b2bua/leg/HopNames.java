package org.patchbay.b2bua.leg;

/**
 * The names that proxy and B2BUA have for things on the hop between them (docs/adr/0015). None of
 * them passes a public listener.
 */
public final class HopNames {
  /** The host of the hop in our Via and Contact, and in inner Routes. */
  public static final String HOST = "hop.invalid";

  /** The header that says by which way a message came, opaque. */
  public static final String FLOW = "X-Patchbay-Flow";

  private static final String LEG = "leg-";

  private HopNames() {}

  /** The URI of a leg's Contact: the proxy puts a listener of its own in the place of the host. */
  public static String contact(String token) {
    return "sip:" + LEG + token + "@" + HOST;
  }

  /** A tag of ours, by which the proxy knows what is for a leg. */
  public static String tag(String random) {
    return LEG + random;
  }

  /** The Route value that leads to what the proxy knows by a name. */
  public static String routeTo(String name) {
    return "<sip:" + name + "@" + HOST + ";lr>";
  }

  /** The Route value that leads back along the way that a message came. */
  static String routeBack(String flow) {
    return routeTo("flow." + flow);
  }
}
