package org.patchbay.testkit;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sip.HostPort;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipWriter;

/**
 * A message that a script has begun to send. It leaves when the script goes on: with the next thing
 * that an agent or the world is asked to do.
 */
public final class Outgoing {
  private final Composer composer;
  private final List<UnaryOperator<SipWriter>> edits = new ArrayList<>();
  private String uri;
  private Actor directly;
  private InetSocketAddress towards;
  private Transport transport;
  private Incoming within;
  private Method answering;

  Outgoing(Composer composer) {
    this.composer = composer;
  }

  /** Sets the Request-URI and To: a request out of any dialog. */
  public Outgoing to(String requestUri) {
    uri = requestUri;
    return this;
  }

  /**
   * Addresses it to an agent's address-of-record, or to a host. An agent without an outbound proxy
   * sends straight there.
   */
  public Outgoing to(Actor callee) {
    directly = callee;
    return to(
        callee instanceof Agent agent
            ? agent.addressOfRecord()
            : "sip:" + HostPort.text(callee.host().at(Agent.PORT)));
  }

  /** Sends it to port 5060 of this host, wherever it is addressed to. */
  public Outgoing towards(Actor hop) {
    return towards(hop.host().at(Agent.PORT));
  }

  /** Sends it to this address, wherever it is addressed to. */
  public Outgoing towards(InetSocketAddress hop) {
    towards = hop;
    return this;
  }

  /** Sends it over this transport. */
  public Outgoing over(Transport other) {
    transport = other;
    return this;
  }

  /** Sends it in the dialog of this message, or (ACK) for this response. */
  public Outgoing within(Incoming message) {
    within = message;
    return this;
  }

  /** Makes it a response to the last request of that method. */
  public Outgoing answering(Method method) {
    answering = method;
    return this;
  }

  /** Adds a header. */
  public Outgoing with(String name, String value) {
    return edited(writer -> writer.with(name, value));
  }

  /** Sets a header, in place of any that is there. */
  public Outgoing replacing(String name, String value) {
    return edited(writer -> writer.replacing(name, value));
  }

  /** Leaves a header out. */
  public Outgoing without(String name) {
    return edited(writer -> writer.without(name));
  }

  /** Sets the body. */
  public Outgoing body(String type, String text) {
    return edited(writer -> writer.body(type, text));
  }

  /** Leaves the body out. */
  public Outgoing withoutBody() {
    return edited(SipWriter::withoutBody);
  }

  void send() {
    composer.compose(this);
  }

  /** The message with everything that the script said about it. */
  SipWriter edit(SipWriter writer) {
    SipWriter edited = writer;
    for (UnaryOperator<SipWriter> edit : edits) {
      edited = edit.apply(edited);
    }
    return edited;
  }

  String uri() {
    return uri;
  }

  Actor directly() {
    return directly;
  }

  InetSocketAddress towards() {
    return towards;
  }

  Transport transport() {
    return transport;
  }

  Incoming within() {
    return within;
  }

  Method answering() {
    return answering;
  }

  private Outgoing edited(UnaryOperator<SipWriter> edit) {
    edits.add(edit);
    return this;
  }

  /** What turns it into a message on the wire. */
  @FunctionalInterface
  interface Composer {
    void compose(Outgoing outgoing);
  }
}
