/**
 * Telephone events (RFC 4733), each exactly once. {@link org.patchbay.media.event.EventReceiver}
 * makes one event of the many packets that carry it, whatever was lost, doubled or overtaken;
 * {@link org.patchbay.media.event.EventSender} makes packets of an event again, in the payload type
 * and clock rate of another leg. Both belong to their leg's loop. Start reading at {@code
 * EventReceiver}.
 */
package org.patchbay.media.event;
