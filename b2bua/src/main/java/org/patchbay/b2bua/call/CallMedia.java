package org.patchbay.b2bua.call;

import java.util.Optional;

/** What calls need of the media processor. */
public interface CallMedia {

  /**
   * Takes a pair of ports for one leg.
   *
   * @param silent run on the call's loop when a party that should send has sent nothing for the
   *     media timeout
   * @return none if all are taken
   */
  Optional<MediaEndpoint> open(Runnable silent);

  /**
   * Lets media flow between two endpoints, as agreed with either side. Again after every change:
   * the last time counts. Where both ends send the same codec, packets pass unchanged but for their
   * headers; else they are converted. Telephone events are mapped between the ends' payload types
   * and clock rates.
   */
  void bridge(BridgeEnd one, BridgeEnd other);
}
