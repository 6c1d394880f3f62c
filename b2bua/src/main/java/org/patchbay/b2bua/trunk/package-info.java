/**
 * Trunks in use: where a call is to go, and what follows when a trunk does not take it.
 *
 * <p>An INVITE from the proxy arrives, with internal headers that say who calls; {@link
 * org.patchbay.b2bua.trunk.TelephonePlanner} asks {@code trunk-config} for its decision and turns
 * that into {@link org.patchbay.b2bua.trunk.Target}s, each a request still to be made. {@link
 * org.patchbay.b2bua.trunk.Hunt} is the state machine of one attempt, and {@link
 * org.patchbay.b2bua.trunk.Refusal} says what the caller is told at the end; {@link
 * org.patchbay.b2bua.trunk.TrunkPings} knows who is there. All but the last are values and pure
 * functions; that runs on the loop of the calls. Start reading at {@code Hunt}.
 */
package org.patchbay.b2bua.trunk;
