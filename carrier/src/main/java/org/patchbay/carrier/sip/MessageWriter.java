package org.patchbay.carrier.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseWriter;
import org.patchbay.proxy.transport.AddressTexts;
import org.patchbay.proxy.transport.Flow;

/** Writes responses and requests (RFC 3261 §8.1.1, §8.2.6, §12.2.1.1). Reused; one thread. */
final class MessageWriter {
  /** The methods that are understood (RFC 3261 §20.5). */
  static final String ALLOW = "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n";

  private static final String NAME = "Patchbay simulated carrier";

  private final AddressTexts addresses = new AddressTexts();
  private final ResponseWriter responses = new ResponseWriter();
  private final OctetWriter out = new OctetWriter();

  /**
   * A response; valid until the next call.
   *
   * @param source what the request came in on
   * @param toTag for a To that has none
   * @param headers further header lines, each with its CRLF
   */
  OctetWriter response(
      RequestHead head,
      Flow source,
      int status,
      String phrase,
      byte[] toTag,
      String headers,
      Optional<String> description) {
    byte[] address = addresses.of(source.remote().getAddress());
    int port = source.remote().getPort();
    OctetWriter response = responses.begin(head, address, port, status, phrase, toTag);
    response.text("Server: " + NAME + "\r\n").text(headers);
    return end(response, description);
  }

  /**
   * A request of a dialog; valid until the next call.
   *
   * @param via our Via up to and with {@code branch=}
   * @param headers further header lines, each with its CRLF
   */
  OctetWriter request(
      Method method,
      Dialog dialog,
      long cseq,
      byte[] via,
      byte[] branch,
      String headers,
      Optional<String> description) {
    String name = method.name();
    out.clear().text(name).write(' ').text(dialog.target()).text(" SIP/2.0\r\n");
    out.text("Via: ").write(via).write(branch).endLine();
    out.text("Max-Forwards: 70\r\n");
    dialog.routes().forEach(route -> out.text("Route: ").text(route).endLine());
    out.text("From: ").text(dialog.local()).endLine();
    out.text("To: ").text(dialog.remote()).endLine();
    out.text("Call-ID: ").text(dialog.id().callId()).endLine();
    out.text("CSeq: ").number(cseq).write(' ').text(name).endLine();
    out.text("User-Agent: " + NAME + "\r\n").text(headers);
    return end(out, description);
  }

  private static OctetWriter end(OctetWriter message, Optional<String> description) {
    byte[] body = description.orElse("").getBytes(StandardCharsets.US_ASCII);
    if (description.isPresent()) {
      message.text("Content-Type: application/sdp\r\n");
    }
    return message.text("Content-Length: ").number(body.length).text("\r\n\r\n").write(body);
  }
}
