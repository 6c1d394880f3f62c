package org.patchbay.trunks;

/**
 * How a trunk or a carrier proves over TLS who it is.
 *
 * @param name the SIP domain that its certificate is for (RFC 5922 §7), in lower case; an IPv6
 *     address is in brackets
 * @param required whether requests are its own only if they come with that certificate; else its
 *     source address will do as well
 */
public record PeerCertificate(String name, boolean required) {}
