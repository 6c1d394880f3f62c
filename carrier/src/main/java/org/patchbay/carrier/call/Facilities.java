package org.patchbay.carrier.call;

import java.time.Duration;
import org.patchbay.carrier.sip.UserAgent;
import org.patchbay.loop.EventLoop;
import org.patchbay.media.port.PortPairs;

/**
 * What all calls use.
 *
 * @param agent for their signalling
 * @param ports for their media
 * @param longest how long a call may last, ringing included
 */
public record Facilities(EventLoop loop, UserAgent agent, PortPairs ports, Duration longest) {}
