package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Final responses to an INVITE of ours that are no good. The proxy has passed them on and is done
 * with its transaction, so that nothing else would come: to drop one would leave ours waiting for
 * ever. A 502 of our own takes its place (RFC 3261 §21.5.3).
 */
final class BadResponse {
  private static final int BAD_GATEWAY = 502;
  private static final Pattern FINAL = Pattern.compile("\\ASIP/2\\.0 [2-6]\\d\\d ");
  private static final Pattern TO_INVITE = Pattern.compile("\r\nCSeq: \\d+ INVITE\r\n");
  private static final Pattern BRANCH = Pattern.compile("\r\nVia: [^\r,]*?;branch=([^\r,; ]+)");

  private BadResponse() {}

  /**
   * What stands for a response that could not be read.
   *
   * @param octets as the proxy writes them: each header on one line, under its full name
   * @return null if nobody waits for it
   */
  static SIPResponse replaced(byte[] octets, SIPTransactionStack stack) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    Matcher branch = BRANCH.matcher(text);
    boolean awaited =
        FINAL.matcher(text).lookingAt() && TO_INVITE.matcher(text).find() && branch.find();
    // JAIN-SIP's key for a transaction is the branch in lower case.
    return awaited
            && stack.findTransaction(branch.group(1).toLowerCase(Locale.ROOT), false)
                instanceof SIPClientTransaction client
        ? failureOf(client)
        : null;
  }

  /**
   * What stands for a response that names a transaction and is not of its request; null as above.
   */
  static SIPResponse replaced(SIPResponse response, SIPClientTransaction client) {
    return response.getStatusCode() >= 200 && client.isInviteTransaction()
        ? failureOf(client)
        : null;
  }

  /** Whether a peer changed nothing but the To tag, so that it is known whose response it is. */
  static boolean isOf(SIPResponse response, SIPClientTransaction client) {
    return client.getOriginalRequestCallId().equals(response.getCallId().getCallId())
        && Objects.equals(client.getOriginalRequestFromTag(), response.getFromTag())
        && client.getCSeq() == response.getCSeq().getSeqNumber();
  }

  private static SIPResponse failureOf(SIPClientTransaction client) {
    SIPRequest request = client.getOriginalRequest();
    if (request == null) {
      return null; // it has had its final response
    }
    SIPResponse failure = request.createResponse(BAD_GATEWAY);
    if (failure.getToTag() == null) {
      failure.setToTag("unread");
    }
    return failure;
  }
}
