/**
 * Everything that a test must be able to control: time, timers, the thread that owns a piece of
 * state, randomness, and the network.
 *
 * <p>A component that keeps state is given one {@link org.patchbay.loop.EventLoop} and touches its
 * state on that loop's thread alone, so nothing here or above it takes a lock. It reads time from
 * {@link org.patchbay.loop.Clock}, arms {@link org.patchbay.loop.Timer}s on the loop's {@link
 * org.patchbay.loop.TimerWheel}, takes identifiers from {@link org.patchbay.loop.IdSource}, and
 * reaches peers through {@link org.patchbay.loop.Datagrams} and {@link org.patchbay.loop.Streams}.
 *
 * <p>{@link org.patchbay.loop.NioLoop} is the real one: a thread with a selector that also reads
 * the UDP sockets. The test kit has another, on a virtual clock and a simulated network, on which
 * the same components run unchanged. Start reading at {@code EventLoop}.
 */
package org.patchbay.loop;
