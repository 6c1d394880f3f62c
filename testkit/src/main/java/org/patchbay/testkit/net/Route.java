package org.patchbay.testkit.net;

import java.net.InetSocketAddress;

/**
 * Where a packet goes.
 *
 * @param source the source address as the receiver sees it
 * @param target who has the destination address; null when nobody has
 * @param to the receiver's name, or its address when nobody has it
 */
record Route(InetSocketAddress source, Attachment target, String to) {}
