package org.patchbay.proxy.forwarding;

/**
 * One place that a request may be sent to (RFC 3261 §16.5).
 *
 * @param uri the new Request-URI in ASCII; null keeps the one that came
 * @param hop how to get there
 * @param q the preference of the contact in thousandths, 0 to 1000; equals are tried in parallel
 */
public record Target(byte[] uri, NextHop hop, int q) {}
