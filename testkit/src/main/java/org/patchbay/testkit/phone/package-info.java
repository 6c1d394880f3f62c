/**
 * Phones that act by themselves: full user agents with the transactions of RFC 3261 §17 (and RFC
 * 6026), which register, call, ring, answer, reject, cancel and hang up as their dice decide. They
 * write and read SIP as text. A {@link org.patchbay.testkit.phone.Crowd} of them makes thousands of
 * random calls; each call leaves a {@link org.patchbay.testkit.phone.CallRecord}. Start reading at
 * {@link org.patchbay.testkit.phone.AutoPhone}.
 */
package org.patchbay.testkit.phone;
