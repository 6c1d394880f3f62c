/**
 * The responses that the proxy gives itself: answers, challenges and refusals.
 *
 * <p>A {@link org.patchbay.proxy.message.Refusal} comes in, a response and a line in the log leave.
 * Callers that we know are told what to do about it; strangers are told the status and an incident
 * number that the log explains (RFC 3261 §20.43 Warning). Everything runs on one loop. Start
 * reading at {@link org.patchbay.proxy.reply.Replies}.
 */
package org.patchbay.proxy.reply;
