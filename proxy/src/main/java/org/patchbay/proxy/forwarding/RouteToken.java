package org.patchbay.proxy.forwarding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;

/**
 * The user part of our Record-Route: the flows of the caller and of the callee, signed together
 * with the Call-ID and the caller's tag (as RFC 5626 §5.2 has it for one flow).
 *
 * <p>A request inside a dialog that comes with it is let pass without a challenge, so it must open
 * nothing else: it is good in its own dialog only, from the addresses of its two parties only, and
 * leads to the other party only, whatever the Request-URI says. One thread.
 */
public final class RouteToken {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_OCTETS = 10;
  private static final int MOST_OCTETS = 1 + 2 * FlowText.MOST_OCTETS + MAC_OCTETS;
  private static final byte VERSION = 1;

  /** The flows that a token holds. */
  private record Parties(Flow caller, Flow callee) {}

  private final Mac mac;
  private final FlowText flows;
  private final ByteBuffer buffer = ByteBuffer.allocate(MOST_OCTETS);

  /**
   * Signs under a key.
   *
   * @param key 32 secret octets; tokens of the same key are good across a restart
   * @param flows how flows are written
   */
  public RouteToken(byte[] key, FlowText flows) {
    this.flows = flows;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The token of a request that opens a dialog from one flow to another, in ASCII. */
  public byte[] issue(RequestHead request, Flow caller, Flow callee) {
    buffer.clear().put(VERSION);
    flows.put(caller, buffer);
    flows.put(callee, buffer);
    byte[] signature = sign(buffer.position(), request.message(), request.from());
    buffer.put(signature, 0, MAC_OCTETS);
    byte[] octets = Arrays.copyOf(buffer.array(), buffer.position());
    return Base64.getUrlEncoder().withoutPadding().encode(octets);
  }

  /**
   * The flow of the party that a request inside a dialog is for.
   *
   * @param token the user part of the Route entry that names us
   * @param source what the request came in on
   * @return null unless the token is ours, of this dialog, and of the address that it came from
   */
  public Flow otherParty(String token, RequestHead request, Flow source) {
    byte[] octets;
    try {
      octets = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return null;
    }
    int signed = octets.length - MAC_OCTETS;
    if (signed < 1 || octets.length > MOST_OCTETS || octets[0] != VERSION) {
      return null;
    }
    buffer.clear().put(octets);
    boolean fromCaller = isSigned(octets, signed, request, request.from());
    if (!fromCaller && !isSigned(octets, signed, request, request.to())) {
      return null;
    }
    Parties parties = read(ByteBuffer.wrap(octets, 1, signed - 1));
    if (parties == null) {
      return null;
    }
    Flow sender = fromCaller ? parties.caller() : parties.callee();
    return sender.remote().getAddress().equals(source.remote().getAddress())
        ? fromCaller ? parties.callee() : parties.caller()
        : null;
  }

  private boolean isSigned(byte[] octets, int signed, RequestHead request, NameAddr caller) {
    byte[] signature = sign(signed, request.message(), caller);
    int difference = 0;
    for (int i = 0; i < MAC_OCTETS; i++) {
      difference |= signature[i] ^ octets[signed + i];
    }
    return difference == 0;
  }

  /** Signs the first octets of the buffer with the Call-ID and the caller's tag. */
  private byte[] sign(int length, SipMessage message, NameAddr caller) {
    mac.update(buffer.array(), 0, length);
    int callId = message.first(HeaderName.CALL_ID);
    int start = message.valueStart(callId);
    mac.update(message.bytes(), start, message.valueEnd(callId) - start);
    mac.update((byte) 0);
    if (caller.hasTag()) {
      int tag = caller.parameters().valueStart();
      mac.update(message.bytes(), tag, caller.parameters().valueEnd() - tag);
    }
    return mac.doFinal();
  }

  private Parties read(ByteBuffer octets) {
    Flow caller = flows.read(octets);
    Flow callee = caller == null ? null : flows.read(octets);
    return callee == null ? null : new Parties(caller, callee);
  }
}
