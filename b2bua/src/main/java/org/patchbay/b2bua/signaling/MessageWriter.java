package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.ParserFactory;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.header.HeaderFactory;
import javax.sip.message.Message;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.HopNames;
import org.patchbay.b2bua.leg.OutgoingRequest;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.leg.Party;

/** Turns a leg's messages into JAIN-SIP's. */
final class MessageWriter {
  private static final String BRANCH_COOKIE = "z9hG4bK"; // RFC 3261 §8.1.1.7

  private static final List<String> IN_ORDER =
      List.of("Via", "Record-Route", "From", "To", "Call-ID", "CSeq", "Timestamp");

  private final AddressFactory addresses = new AddressFactoryImpl();
  private final HeaderFactory headers = new HeaderFactoryImpl();

  /**
   * A request.
   *
   * @param branch of its Via, without the cookie
   * @throws ParseException if the remote target or another text of the party is none
   */
  SIPRequest request(OutgoingRequest out, String branch)
      throws ParseException, InvalidArgumentException {
    SIPRequest request = new SIPRequest();
    request.setRequestURI(addresses.createURI(out.requestUri()));
    request.setMethod(out.method());
    request.setHeader(
        headers.createViaHeader(
            HopNames.HOST, HopAddress.PORT, HopAddress.TRANSPORT, BRANCH_COOKIE + branch));
    request.setHeader(headers.createMaxForwardsHeader(out.maxForwards()));
    RouteList routes = new RouteList();
    for (String route : out.routes()) {
      routes.add((Route) headers.createHeader("Route", route));
    }
    if (!routes.isEmpty()) {
      request.setHeader(routes);
    }
    request.setHeader(headers.createFromHeader(address(out.from()), out.from().tag().orElse(null)));
    request.setHeader(headers.createToHeader(address(out.to()), out.to().tag().orElse(null)));
    request.setHeader(headers.createCallIdHeader(out.callId()));
    request.setHeader(headers.createCSeqHeader(out.cseq(), out.method()));
    add(request, out.contact(), out.headers(), out.body());
    return request;
  }

  /** A response to a request: what follows from that is copied (RFC 3261 §8.2.6, §12.1.1). */
  SIPResponse response(SIPRequest request, OutgoingResponse out)
      throws ParseException, InvalidArgumentException {
    SIPResponse response = viaFirst(request.createResponse(out.status(), out.reason()));
    if (out.status() > 100 && request.getToTag() == null) {
      response.setToTag(out.tag());
    }
    add(response, out.contact(), out.headers(), out.body());
    return response;
  }

  /**
   * The headers in the order in which people read them, and proxies need them (RFC 3261 §7.3.1).
   */
  private static SIPResponse viaFirst(SIPResponse response) throws ParseException {
    SIPResponse ordered = new SIPResponse();
    ordered.setStatusLine(response.getStatusLine());
    for (String name : IN_ORDER) {
      for (Iterator<?> all = response.getHeaders(name); all.hasNext(); ) {
        ordered.attachHeader((SIPHeader) all.next(), false);
      }
    }
    return ordered;
  }

  private void add(
      Message message, Optional<String> contact, List<Header> others, Optional<Body> body)
      throws ParseException {
    if (contact.isPresent()) {
      Address address = addresses.createAddress(addresses.createURI(contact.get()));
      message.setHeader(headers.createContactHeader(address));
    }
    for (Header header : others) {
      message.addHeader(written(header));
    }
    if (body.isPresent()) {
      String[] type = body.get().contentType().split("/", 2);
      message.setContent(
          body.get().text().getBytes(StandardCharsets.UTF_8),
          headers.createContentTypeHeader(type[0], type.length > 1 ? type[1] : "*"));
    }
  }

  /** What a party wrote and JAIN-SIP took once, it may not take under another name. */
  private static SIPHeader written(Header header) {
    try {
      return ParserFactory.createParser(header.name() + ": " + header.value() + "\n").parse();
    } catch (ParseException e) {
      ExtensionHeaderImpl text = new ExtensionHeaderImpl(header.name());
      text.setValue(header.value());
      return text;
    }
  }

  private Address address(Party party) throws ParseException {
    Address address = addresses.createAddress(addresses.createURI(party.uri()));
    if (party.displayName().isPresent()) {
      address.setDisplayName(party.displayName().get());
    }
    return address;
  }
}
