/**
 * Transactions (RFC 3261 §17, with RFC 6026's Accepted state and RFC 4320's rules for non-INVITE).
 *
 * <p>Four pure machines ({@link org.patchbay.proxy.transaction.InviteServerMachine} and its three
 * siblings) say what each input does in each state; {@link
 * org.patchbay.proxy.transaction.ServerTransaction} and {@link
 * org.patchbay.proxy.transaction.ClientTransaction} hold the octets and the timer and carry out what
 * the machines say. A request is matched to its server transaction by a keyed hash of what §17.2.3
 * compares; a response finds its client transaction by the slot number in our own branch, without a
 * search. What is new, and what a transaction learns, goes to the {@link
 * org.patchbay.proxy.transaction.TransactionUser}.
 *
 * <p>Everything runs on one loop. Start reading at {@link
 * org.patchbay.proxy.transaction.TransactionLayer}.
 */
package org.patchbay.proxy.transaction;
