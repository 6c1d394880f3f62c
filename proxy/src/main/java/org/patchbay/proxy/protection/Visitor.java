package org.patchbay.proxy.protection;

/**
 * Who is at the other end of a flow.
 *
 * @param exempt whether limits and bans do not concern them
 * @param source whom limits and bans are for, as in {@link Source}
 */
record Visitor(boolean exempt, long source) {}
