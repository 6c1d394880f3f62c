package org.patchbay.trunks;

/** A way to the telephone network: a trunk of the SIP Interface or a carrier of Cloud Calling. */
public sealed interface Peer permits Trunk, Carrier {

  /** Its name in the configuration; unique among its kind. */
  String name();

  /** How it is reached. */
  Link link();
}
