package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.message.SipUri;

/** Registrations that a fuzzer makes up: the headers behind those of every REGISTER. */
class RegisterFuzzTest {
  private static final String HEAD =
      """
      REGISTER sip:example.com SIP/2.0
      Via: SIP/2.0/UDP h;branch=z9hG4bK1
      From: <sip:alice@example.com>;tag=a
      To: <sip:alice@example.com>
      Call-ID: c
      CSeq: 1 REGISTER
      """
          .replace("\n", "\r\n");

  private final SipMessage message = new SipMessage();
  private final RequestHead head = new RequestHead();
  private final RegisterReader reader = new RegisterReader();
  private final SipUri uri = new SipUri();

  @MethodSource("headers")
  @FuzzTest
  void keepsNothingThatIsNoContact(byte[] headers) {
    String text = HEAD + new String(headers, StandardCharsets.ISO_8859_1) + "\r\n\r\n";
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    if (SipParser.datagram(octets, octets.length, message) != null || head.read(message) != null) {
      return;
    }
    Refusal refusal = reader.read(head);
    RegisterRequest request = reader.request();
    if (refusal != null) {
      assertNull(request);
      return;
    }
    assertTrue(request.contacts().size() <= RegisterReader.MOST_CONTACTS);
    assertTrue(request.userAgent().length() <= RegisterReader.MOST_USER_AGENT);
    assertTrue(!request.wildcard() || request.contacts().isEmpty() && request.expires() == 0);
    request.contacts().forEach(this::checkContact);
  }

  private void checkContact(RegisterRequest.Contact contact) {
    byte[] octets = contact.uri().getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(octets.length <= RegisterReader.MOST_URI);
    assertTrue(uri.read(octets, 0, octets.length) && uri.isSip(), contact.uri());
    assertTrue(0 <= contact.q() && contact.q() <= Binding.HIGHEST_Q);
    assertTrue(contact.instance().length() <= RegisterReader.MOST_INSTANCE);
    assertTrue(contact.regId() >= 0 && (contact.regId() == 0 || !contact.instance().isEmpty()));
    assertTrue(UriEquality.equal(contact.uri(), contact.uri()));
    assertEquals(contact.uri(), new String(octets, StandardCharsets.ISO_8859_1));
  }

  static Stream<byte[]> headers() {
    return Stream.of(
            "Contact: \"D, l\" <sip:alice@h;transport=tcp>;q=0.5;expires=120;+sip.instance=\"<u>\""
                + ";reg-id=2\r\nExpires: 600\r\nUser-Agent: phone",
            "m: *\r\nExpires: 0",
            "m: sip:a@[::1]:5061;expires=1, <sips:%61@h;x?y=z>;q=1.000;reg-id=99999999999")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
