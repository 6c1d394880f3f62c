package org.patchbay.b2bua.call;

import org.patchbay.b2bua.sdp.AgreedAudio;
import org.patchbay.b2bua.sdp.PayloadFormat;

/**
 * One end of a bridge.
 *
 * @param agreed where its media goes, in which directions, and what its payload types mean
 * @param send the codec to send to it
 */
public record BridgeEnd(MediaEndpoint endpoint, AgreedAudio agreed, PayloadFormat send) {}
