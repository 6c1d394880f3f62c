package org.patchbay.b2bua.call;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What all calls have in common.
 *
 * @param domain the host of our own From in what concerns no user
 * @param seal makes the name of a leg of a random text: one that can be told from any other
 * @param mostCalls how many may be up or being set up at once; more are refused with 503
 * @param pingInterval between two questions to a trunk whether it is there
 */
public record CallSettings(
    String domain, UnaryOperator<String> seal, int mostCalls, Duration pingInterval) {}
