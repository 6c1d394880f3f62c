/**
 * What must be true of a proxy whatever happens, checked over everything that was on the wire and
 * over what is left in the server when it is quiet. Start reading at {@link
 * org.patchbay.testkit.invariant.Invariants}.
 */
package org.patchbay.testkit.invariant;
