package org.patchbay.b2bua.leg;

/** Names a server transaction that is to be answered. */
public record TransactionKey(String id) {}
