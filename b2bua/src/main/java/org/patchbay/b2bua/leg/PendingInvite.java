package org.patchbay.b2bua.leg;

/** The party's INVITE that waits for our final response. */
public record PendingInvite(TransactionKey key, long cseq) {}
