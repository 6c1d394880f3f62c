package org.patchbay.proxy.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.patchbay.proxy.forwarding.Redirection;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.HeaderElements;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.registrar.Qvalue;
import org.patchbay.proxy.transaction.ServerTransaction;

/**
 * Follows redirections as far as policy lets us (docs/adr/0023). Whoever redirects does so at the
 * caller's expense and in the caller's name: each contact is located as if the caller had called it
 * itself, so that a redirection opens nothing that was closed to the caller. For a call of the
 * media processor's, whose caller is not known here, none leaves the domain.
 */
public final class FollowRedirects {
  /** How many contacts are followed for one request, all redirections together. */
  private static final int MOST_CONTACTS = 8;

  private final RedirectPolicy policy;
  private final OwnDomain domain;
  private final TranslateTelephoneUri translate;
  private final LocateTargets locate;
  private final RoutingContext context = new RoutingContext();
  private final HeaderElements elements = new HeaderElements();

  FollowRedirects(RedirectPolicy policy, OwnDomain domain, LocateTargets locate) {
    this.policy = policy;
    this.domain = domain;
    this.translate = new TranslateTelephoneUri(domain);
    this.locate = locate;
  }

  /** How the redirections of a request are followed; null if they are not. */
  public Redirection of(RoutingContext request) {
    return policy == RedirectPolicy.NEVER || request.hasToTag() || request.hasForeignRoute()
        ? null
        : new OfCaller(request.caller(), name(request.uri()));
  }

  /** A contact of a redirection. */
  private record Contact(byte[] uri, String name, int q) {}

  /** The redirections of one request. */
  private final class OfCaller implements Redirection {
    private final Caller caller;
    private final Set<String> tried = new HashSet<>();

    OfCaller(Caller caller, String called) {
      this.caller = caller;
      tried.add(called);
    }

    @Override
    public List<Target> targets(
        ServerTransaction server, RequestHead request, SipMessage redirect) {
      List<Target> targets = new ArrayList<>();
      for (Contact contact : contacts(redirect)) {
        // RFC 3261 §16.5: no URI twice, so two that redirect to each other come to an end.
        if (tried.size() <= MOST_CONTACTS && tried.add(contact.name())) {
          context.begin(request, server, server.source());
          context.caller(caller);
          context.retarget(contact.uri());
          locate().forEach(target -> targets.add(target.withQ(contact.q())));
        }
      }
      return targets;
    }

    private List<Target> locate() {
      boolean leaves = policy != RedirectPolicy.ALL || caller instanceof Caller.Inner;
      if (translate.apply(context) != Verdict.NEXT || leaves && !locate.isInside(context)) {
        return List.of();
      }
      return locate.apply(context) instanceof Verdict.Forward forward
          ? forward.targets()
          : List.of();
    }
  }

  /** The contacts that can be followed at all, the preferred ones first. */
  private List<Contact> contacts(SipMessage redirect) {
    List<Contact> contacts = new ArrayList<>();
    NameAddr address = new NameAddr();
    elements.of(redirect, HeaderName.CONTACT);
    while (elements.advance() && contacts.size() < MOST_CONTACTS) {
      boolean sound = address.read(redirect.bytes(), elements.start(), elements.end());
      SipUri uri = address.uri();
      // Headers in the contact are the redirector's wish, not ours to honour (RFC 3261 §19.1.5).
      if (sound && !uri.hasHeaders() && uri.scheme() != SipUri.Scheme.OTHER) {
        String text = Octets.text(redirect.bytes(), uri.start(), uri.end());
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        contacts.add(new Contact(octets, name(uri), Qvalue.of(address.parameters())));
      }
    }
    contacts.sort(Comparator.comparingInt(Contact::q).reversed());
    return contacts;
  }

  /** What two URIs have in common that lead to the same place. */
  private String name(SipUri uri) {
    if (!uri.isSip()) {
      return Octets.text(uri.bytes(), uri.start(), uri.end());
    }
    return domain.owns(uri)
        ? uri.user()
        : uri.user() + "@" + uri.host().toLowerCase(Locale.ROOT) + ":" + uri.port();
  }
}
