package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** One more thing that a torture message is about. */
sealed interface TortureDetail {

  /** Fails unless the request shows it. */
  void check(RequestHead head);

  /** The method is not one that this server knows. */
  record UnknownMethod() implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertEquals(Method.OTHER, head.message().method());
    }
  }

  /** The users of From and To with their escapes undone. */
  record Users(String from, String to) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertEquals(from, head.from().uri().user(), "user in From");
      assertEquals(to, head.to().uri().user(), "user in To");
    }
  }

  /** A parameter of From or To, outside the brackets. */
  record PartyParameter(HeaderName party, String name, String value) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      NameAddr address = party == HeaderName.FROM ? head.from() : head.to();
      assertTrue(address.parameters().find(Octets.ascii(name)), name);
      assertEquals(value, address.parameters().value());
      assertEquals(
          "",
          Octets.text(
              head.message().bytes(),
              address.uri().parametersStart(),
              address.uri().parametersEnd()),
          "it is not the URI's");
    }
  }

  /** The number of Contact values. */
  record Contacts(int count) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertEquals(count, MessageText.elements(head.message(), HeaderName.CONTACT).size());
    }
  }

  /** A well-formed Contact value: its display name, the URI as written, and its user unescaped. */
  record Contact(int index, String display, String uri, String user) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      NameAddr contact = contact(head, index);
      assertEquals(display, contact.display());
      SipUri read = contact.uri();
      assertEquals(uri, Octets.text(read.bytes(), read.start(), read.end()));
      assertEquals(user, read.user());
    }
  }

  /** A parameter of the first Contact: the header's, outside the brackets. */
  record ContactParameter(String name, String value) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      NameAddr contact = contact(head, 0);
      assertTrue(contact.parameters().find(Octets.ascii(name)), name);
      assertEquals(value, contact.parameters().value());
      assertFalse(contact.uri().find(Octets.ascii(name)), "it is not the URI's");
    }
  }

  /** A parameter of the first Contact's URI, name and value unescaped once. */
  record ContactUriParameter(String name, String value) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      NameAddr contact = contact(head, 0);
      assertTrue(contact.uri().find(Octets.ascii(name)), name);
      assertEquals(value, contact.uri().value());
      assertFalse(contact.parameters().find(Octets.ascii(name)), "it is not the header's");
    }
  }

  /** The first Contact's URI carries escaped headers. */
  record ContactHeaders() implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertTrue(contact(head, 0).uri().hasHeaders());
    }
  }

  /** The first Contact is not well-formed: the registrar answers 400. */
  record BadContact() implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      byte[] value =
          MessageText.octets(MessageText.elements(head.message(), HeaderName.CONTACT).get(0));
      assertFalse(new NameAddr().read(value, 0, value.length));
    }
  }

  /** The only Route, that of a loose router. */
  record LooseRoute(String uri) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      NameAddr route = route(head);
      assertEquals(uri, Octets.text(route.uri().bytes(), route.uri().start(), route.uri().end()));
      assertTrue(route.uri().isLooseRouter());
    }
  }

  /** The only Route, that of a strict router. */
  record StrictRoute(String uri) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      NameAddr route = route(head);
      assertEquals(uri, Octets.text(route.uri().bytes(), route.uri().start(), route.uri().end()));
      assertFalse(route.uri().isLooseRouter());
    }
  }

  /** A header's value, each fold read as one space; the name as written. */
  record Header(String name, String value) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      SipMessage message = head.message();
      for (int h = 0; h < message.headerCount(); h++) {
        String line = Octets.text(message.bytes(), message.lineStart(h), message.valueStart(h));
        if (line.split("[ \t]*:", 2)[0].equals(name)) {
          String read = Octets.text(message.bytes(), message.valueStart(h), message.valueEnd(h));
          assertEquals(value, read.replaceAll("[ \t]*\r\n[ \t]+", " "));
          return;
        }
      }
      throw new AssertionError("no header " + name);
    }
  }

  /** Options that the request demands in a list header, in order. */
  record Listed(HeaderName name, List<String> options) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertEquals(options, MessageText.elements(head.message(), name));
    }
  }

  /** The address that the Request-URI's host spells; null if it spells none. */
  record Address(String address) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      var literal = head.uri().literalHost();
      assertEquals(address, literal == null ? null : literal.getHostAddress());
    }
  }

  /** The branch does not identify the transaction by itself: RFC 2543 matching. */
  record NoMagicBranch() implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertFalse(head.via().hasMagicBranch());
    }
  }

  /** The URI of To is neither SIP nor SIPS. */
  record ForeignTo() implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertEquals(SipUri.Scheme.OTHER, head.to().uri().scheme());
    }
  }

  /** Octets behind the body that are no part of the message. */
  record Noise(int octets) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      assertEquals(octets, head.message().bytes().length - head.message().bodyEnd());
    }
  }

  /** A line of the body. */
  record BodyLine(String line) implements TortureDetail {
    @Override
    public void check(RequestHead head) {
      SipMessage message = head.message();
      String body = Octets.text(message.bytes(), message.bodyStart(), message.bodyEnd());
      assertNotEquals(-1, ("\r\n" + body).indexOf("\r\n" + line + "\r\n"), body);
    }
  }

  private static NameAddr contact(RequestHead head, int index) {
    return read(head, HeaderName.CONTACT, index);
  }

  private static NameAddr route(RequestHead head) {
    assertEquals(1, MessageText.elements(head.message(), HeaderName.ROUTE).size());
    return read(head, HeaderName.ROUTE, 0);
  }

  private static NameAddr read(RequestHead head, HeaderName name, int index) {
    byte[] value = MessageText.octets(MessageText.elements(head.message(), name).get(index));
    NameAddr address = new NameAddr();
    assertTrue(address.read(value, 0, value.length), () -> MessageText.text(value));
    return address;
  }
}
