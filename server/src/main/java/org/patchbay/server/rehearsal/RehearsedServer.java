package org.patchbay.server.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.b2bua.trunk.TelephoneSettings;
import org.patchbay.config.SipTransport;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;
import org.patchbay.media.port.PortRange;
import org.patchbay.proxy.ProxySettings;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.auth.Credentials;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.locating.DnsAnswer;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.RegisterLimits;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.OwnDomain;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.proxy.routing.RoutingSettings;
import org.patchbay.proxy.routing.Subscribers;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transaction.TransactionSettings;
import org.patchbay.proxy.transport.ListenException;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.server.calls.LegSeal;
import org.patchbay.server.calls.MediaProcessor;
import org.patchbay.server.calls.MediaProcessorSettings;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.Carrier;
import org.patchbay.trunks.Codec;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.NumberInventory;

/** Proxy and media processor with one carrier and no users, on one loop. */
final class RehearsedServer implements Subscribers, Credentials, Streams, AutoCloseable {
  private static final String DOMAIN = "192.0.2.10";
  private static final Duration LONGER_THAN_A_REHEARSAL = Duration.ofHours(1);
  private static final int FEW = 1_000;

  private final CallRouting routing = new CallRouting(dialPlan(), this::isUser);
  private final SignallingController controller;
  private final MediaProcessor media;

  RehearsedServer(EventLoop loop, RehearsedNetwork network) {
    LegSeal seal = LegSeal.ofRandomKey(loop.ids());
    LocationService locations = new LocationService(loop, (record, done) -> {}, FEW);
    controller =
        new SignallingController(
            proxySettings(seal),
            loop,
            network,
            this,
            this,
            this,
            locations,
            new Registrar(loop, locations, new RegisterLimits(60, 3600, 3600, 1)),
            (name, type, answered) -> answered.accept(DnsAnswer.notThere()));
    media = new MediaProcessor(callSettings(seal), loop, network, loop, controller);
    controller.attach(media.hop()::deliver); // which is never behind: cold as it is, all is played
    try {
      controller.listen();
    } catch (ListenException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProxySettings proxySettings(LegSeal seal) {
    return new ProxySettings(
        List.of(ListenPoint.at(Transport.UDP, Rehearsal.SERVER)),
        new RoutingSettings(
            new OwnDomain(DOMAIN, List.of(DOMAIN), Set.of(Rehearsal.SERVER.getPort())),
            source -> source.equals(Rehearsal.CALLER) ? Caller.TRUSTED : Caller.STRANGER,
            address -> false,
            routing,
            seal.checking(),
            false,
            RedirectPolicy.NEVER),
        DOMAIN,
        List.of(DigestAlgorithm.MD5),
        new byte[32],
        ProtectionSettings.NONE,
        new TransactionSettings(Timings.STANDARD, FEW, FEW));
  }

  private MediaProcessorSettings callSettings(LegSeal seal) {
    InetAddress address = Rehearsal.SERVER.getAddress();
    return new MediaProcessorSettings(
        "rehearsal",
        seal.sealing(),
        new PortRange(address, 20_000, 20_000 + 2 * FEW - 1),
        address,
        LONGER_THAN_A_REHEARSAL,
        FEW,
        LONGER_THAN_A_REHEARSAL,
        new TelephoneSettings(
            DOMAIN,
            user -> Optional.empty(),
            LONGER_THAN_A_REHEARSAL,
            MediaProcessorSettings.CONVERTIBLE),
        () -> routing);
  }

  private static DialPlan dialPlan() {
    Link link =
        new Link(
            Rehearsal.CARRIER, SipTransport.UDP, List.of(Codec.PCMA), Optional.empty(), List.of());
    return new DialPlan(
        new NumberInventory(Map.of()),
        List.of(new Carrier("rehearsed", link)),
        List.of(),
        List.of());
  }

  @Override
  public boolean isUser(String name) {
    return false;
  }

  @Override
  public String numberOf(String user) {
    return null;
  }

  @Override
  public byte[] ha1(String user, DigestAlgorithm algorithm) {
    return null;
  }

  @Override
  public Listener listen(StreamKind kind, InetSocketAddress local, Handler handler)
      throws IOException {
    throw new IOException("only datagrams are rehearsed");
  }

  @Override
  public Stream connect(
      StreamKind kind,
      String domain,
      InetSocketAddress local,
      InetSocketAddress remote,
      Handler handler) {
    throw new IllegalStateException("only datagrams are rehearsed");
  }

  @Override
  public void close() {
    controller.close();
    media.close();
  }
}
