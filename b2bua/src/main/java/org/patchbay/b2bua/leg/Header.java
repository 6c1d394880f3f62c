package org.patchbay.b2bua.leg;

/** A header field that a leg does not look into. */
public record Header(String name, String value) {}
