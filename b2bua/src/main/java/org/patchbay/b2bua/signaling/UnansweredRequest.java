package org.patchbay.b2bua.signaling;

/**
 * A request of ours that got no final response.
 *
 * @param localTag ours, in From
 * @param status what stands for the response: 408 or 503 (RFC 3261 §8.1.3.1)
 */
public record UnansweredRequest(
    String callId, String localTag, String method, long cseq, int status) {}
