package org.patchbay.server.assembly;

import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.ProxySettings;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.RegisterLimits;
import org.patchbay.proxy.registrar.RegisterPolicy;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.server.calls.LegSeal;
import org.patchbay.server.config.MediaProcessing;
import org.patchbay.server.config.RegistrarSettings;
import org.patchbay.server.config.Settings;
import org.patchbay.server.start.Home;
import org.patchbay.trunks.CallRouting;

/** What the configuration means for the proxy and its registrar. */
final class ProxyAssembly {
  /** Room for 500 calls a second over UDP, whose transactions linger for 32 s. */
  private static final int TRANSACTIONS_SET_ASIDE = 40_000;

  /** What a server transaction takes of the heap: octets that it keeps, its object, its place. */
  private static final int TRANSACTION_OCTETS = 768;

  /** The part of the heap that all of them may take. */
  private static final int TRANSACTIONS_SHARE = 8;

  private ProxyAssembly() {}

  static ProxySettings settings(
      Settings settings,
      Listeners listeners,
      Home home,
      ConfiguredPeers known,
      LegSeal seal,
      CallRouting routing) {
    return new ProxySettings(
        listeners.domain(),
        home.credentials().realm(),
        listeners.points(),
        known,
        settings.registrar()::openTo,
        routing,
        seal.checking(),
        settings.calls().mediaProcessor() == MediaProcessing.ALWAYS,
        settings.calls().redirects(),
        settings.sip().digest(),
        home.secretKey(),
        settings.protection(),
        Timings.STANDARD,
        TRANSACTIONS_SET_ASIDE,
        mostTransactions());
  }

  /** As many as the heap has room for; with half a gigabyte, 87,000. */
  private static int mostTransactions() {
    long room = Runtime.getRuntime().maxMemory() / TRANSACTIONS_SHARE / TRANSACTION_OCTETS;
    return (int) Math.min(room, Integer.MAX_VALUE);
  }

  static Registrar registrar(
      RegistrarSettings settings, EventLoop loop, LocationService locations) {
    return new Registrar(
        loop,
        locations,
        new RegisterLimits(
            (int) settings.minExpires().toSeconds(),
            (int) settings.defaultExpires().toSeconds(),
            (int) settings.maxExpires().toSeconds(),
            settings.maxContacts()),
        new RegisterPolicy(
            settings::hasEdgeProxyAt,
            settings.serviceRoute(),
            settings.flowTimer().map(timer -> (int) timer.toSeconds()).orElse(0)));
  }
}
