package org.patchbay.b2bua.call;

import java.time.Duration;

/**
 * What all calls have in common.
 *
 * @param contactHost the host and port of Contacts: a public listener of the proxy
 * @param mostCalls how many may be up or being set up at once; more are refused with 503
 * @param pingInterval between two questions to a trunk whether it is there
 */
public record CallSettings(String contactHost, int mostCalls, Duration pingInterval) {}
