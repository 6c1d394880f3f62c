/**
 * Where a dialled number goes: the operator's numbers, carriers and trunks, the voice routes, and
 * the decision over them.
 *
 * <p>The sections {@code cloudCalling} and {@code sipInterface} of a configuration tree arrive;
 * {@link org.patchbay.trunks.DialPlanReader} makes an immutable {@link
 * org.patchbay.trunks.DialPlan} of them. {@link org.patchbay.trunks.CallRouting} then turns a
 * caller and a dialled text into a {@link org.patchbay.trunks.Decision} with its reasons, and
 * {@link org.patchbay.trunks.PeersBySource} tells which trunk or carrier a request comes from.
 * Everything here is a value or a pure function: any thread may call it, nothing waits, and no
 * network is touched. Numbers are those of ITU-T E.164, written as the global numbers of RFC 3966
 * §5.1.4. Start reading at {@code CallRouting}.
 */
package org.patchbay.trunks;
