package org.patchbay.testkit.trace;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.patchbay.testkit.net.Fate;
import org.patchbay.testkit.net.Packet;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.net.WireTap;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.SipReader;

/** A message as it was seen on the wire, and what became of it. */
public final class WireMessage implements WireTap.Ticket {
  private final Trace trace;
  private final Packet packet;
  private final long sentAt;
  private Fate fate = Fate.ARRIVES;
  private String unheard = "";
  private long arrivedAt = -1;
  private Optional<SipMessage> message;

  WireMessage(Trace trace, Packet packet, long sentAt) {
    this.trace = trace;
    this.packet = packet;
    this.sentAt = sentAt;
  }

  /** When it was sent, in nanoseconds of the timeline. */
  public long sentAt() {
    return sentAt;
  }

  /** When its first copy was handed over; -1 if none was. */
  public long arrivedAt() {
    return arrivedAt;
  }

  /** Whether a copy was handed to its receiver. */
  public boolean hasArrived() {
    return arrivedAt >= 0;
  }

  /** The name of the host that sent it. */
  public String from() {
    return packet.from();
  }

  /** The name of the host that it was for. */
  public String to() {
    return packet.to();
  }

  public Transport transport() {
    return packet.transport();
  }

  /** The source address as its receiver saw it. */
  public InetSocketAddress source() {
    return packet.source();
  }

  public InetSocketAddress destination() {
    return packet.destination();
  }

  /** The octets; not to be changed. */
  public byte[] octets() {
    return packet.octets();
  }

  /** The message; empty when it is none that the test kit can read. */
  public Optional<SipMessage> message() {
    if (message == null) {
      message = SipReader.read(packet.octets(), packet.octets().length);
    }
    return message;
  }

  /** What happened to it, for the margin of a ladder; empty when it simply arrived. */
  public String note() {
    String transport = packet.transport() == Transport.TCP ? "tcp" : "";
    String what = unheard.isEmpty() ? fate.note() : unheard;
    return transport.isEmpty() || what.isEmpty() ? transport + what : transport + ", " + what;
  }

  @Override
  public void fate(Fate decided) {
    fate = decided;
  }

  @Override
  public void arrived() {
    if (arrivedAt < 0) {
      arrivedAt = trace.now();
      trace.noteArrival(this);
    }
  }

  @Override
  public void unheard(String why) {
    unheard = why;
  }

  @Override
  public String toString() {
    return from() + " -> " + to() + " " + message().map(SipMessage::startLine).orElse("(no SIP)");
  }
}
