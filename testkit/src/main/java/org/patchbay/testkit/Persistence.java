package org.patchbay.testkit;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.patchbay.testkit.endpoint.Endpoint;
import org.patchbay.testkit.endpoint.Way;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.sim.Repeater;
import org.patchbay.testkit.sim.Timeline;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.sip.Timers;

/**
 * What a user agent sends again by itself: requests until they are answered, an INVITE's final
 * response until its ACK, a response when its request comes again, an ACK when its 2xx does (RFC
 * 3261 §13.2.2.4, §13.3.1.4, §17). The script says everything that is new.
 */
final class Persistence {
  private final Timeline timeline;
  private final Endpoint endpoint;
  private final Map<String, Repeater> requests = new HashMap<>();
  private final Map<String, Repeater> answers = new HashMap<>();
  private final Map<String, Runnable> responses = new HashMap<>();
  private final Map<String, Runnable> acks = new HashMap<>();

  Persistence(Timeline timeline, Endpoint endpoint) {
    this.timeline = timeline;
    this.endpoint = endpoint;
  }

  void sent(SipMessage request, Transport transport, InetSocketAddress to) {
    Runnable transmission = () -> endpoint.send(transport, to, request);
    if (request.isRequest(Method.ACK)) {
      acks.put(answer(request), transmission);
    } else if (transport == Transport.UDP) {
      long limit = request.isRequest(Method.INVITE) ? Timers.GIVE_UP : Timers.T2;
      repeat(requests, transaction(request), limit, transmission);
    }
  }

  void replied(SipMessage request, Way way, SipMessage response) {
    Runnable transmission = () -> endpoint.reply(way, response);
    responses.put(transaction(request), transmission);
    boolean answersInvite = request.isRequest(Method.INVITE) && response.isFinal();
    if (answersInvite && (way.transport() == Transport.UDP || response.status() < 300)) {
      repeat(answers, answer(response), Timers.T2, transmission);
    }
  }

  /**
   * A message has arrived.
   *
   * @param again whether it is a copy of an earlier one
   */
  void received(SipMessage message, boolean again) {
    if (message.isRequest(Method.ACK)) {
      stop(answers, answer(message));
    } else if (message.isRequest()) {
      Runnable response = responses.get(transaction(message));
      if (again && response != null) {
        response.run();
      }
    } else {
      responded(message, again);
    }
  }

  private void responded(SipMessage response, boolean again) {
    boolean toInvite = response.method().equals(Method.INVITE.name());
    if (response.isFinal() || toInvite) {
      stop(requests, transaction(response));
    }
    Runnable ack = acks.get(answer(response));
    if (again && toInvite && response.isFinal() && ack != null) {
      ack.run();
    }
  }

  private void repeat(Map<String, Repeater> among, String key, long limit, Runnable transmission) {
    stop(among, key);
    among.put(key, new Repeater(timeline, Timers.T1, limit, transmission));
    Repeater mine = among.get(key);
    timeline.after(
        Timers.GIVE_UP,
        () -> {
          mine.stop();
          among.remove(key, mine);
        });
  }

  private static void stop(Map<String, Repeater> among, String key) {
    Repeater repeater = among.remove(key);
    if (repeater != null) {
      repeater.stop();
    }
  }

  private static String transaction(SipMessage message) {
    return message.via().branch() + " " + message.method();
  }

  /** What a final response to an INVITE and its ACK have in common. */
  private static String answer(SipMessage message) {
    return message.callId() + " " + message.cseq() + " " + message.to().tag();
  }
}
