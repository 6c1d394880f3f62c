package org.patchbay.server.wire;

import java.io.IOException;

/**
 * A user of the server whose phone does what a test tells it, message by message.
 *
 * @param name the user
 * @param phone the phone
 */
record ScriptedUser(String name, SipPeer phone, PatchbayConfig server) {

  /** Sends an INVITE with the user's password, after the challenge; returns it. */
  SipRequest dials(String number, String offer) throws IOException, InterruptedException {
    SipRequest invite =
        SipRequest.of("INVITE", server.uri(number), server.uri(name))
            .with("Contact: <" + phone.uri(name) + ">")
            .offering(offer);
    SipRequest authenticated =
        SipPeer.answering(phone.ask(invite), invite, name, server.password(name));
    phone.send(authenticated);
    return authenticated;
  }

  /** Waits until a call is answered, and acknowledges the answer; returns it. */
  SipText talks(SipRequest call) throws IOException, InterruptedException {
    SipText answer = phone.expect(200, call);
    phone.send(call.ack(SipText.uri(answer.header("Contact")), answer.header("To")));
    return answer;
  }
}
