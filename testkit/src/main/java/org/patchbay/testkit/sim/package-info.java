/**
 * Virtual time. A {@link org.patchbay.testkit.sim.Timeline} holds what is going to happen and the
 * clock that jumps from one happening to the next; a {@link org.patchbay.testkit.sim.SimLoop} is an
 * event loop of the product on it. Everything runs on the thread of the test, in an order that
 * follows from the seed alone. Start reading at {@code Timeline}.
 */
package org.patchbay.testkit.sim;
