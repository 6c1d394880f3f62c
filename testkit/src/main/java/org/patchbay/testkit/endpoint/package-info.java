/**
 * The sockets of a simulated user agent: messages in, messages out, on the way that RFC 3261 §18
 * says. Scripted agents and phones share it. Start reading at {@link
 * org.patchbay.testkit.endpoint.Endpoint}.
 */
package org.patchbay.testkit.endpoint;
