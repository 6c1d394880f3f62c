package org.patchbay.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.patchbay.server.architecture.ProductionClasses.ALL;

import org.junit.jupiter.api.Test;

/** Dependencies between modules, and on libraries, point one way only. */
class ModuleDependenciesTest {

  @Test
  void modulesKnowOnlyThoseThatTheyStandOn() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.patchbay..")
        .layer("loop")
        .definedBy("org.patchbay.loop..")
        .layer("testkit")
        .definedBy("org.patchbay.testkit..")
        .layer("trunk-config")
        .definedBy("org.patchbay.config..", "org.patchbay.trunks..")
        .layer("proxy")
        .definedBy("org.patchbay.proxy..")
        .layer("codecs")
        .definedBy("org.patchbay.codecs..")
        .layer("media")
        .definedBy("org.patchbay.media..")
        .layer("b2bua")
        .definedBy("org.patchbay.b2bua..")
        .layer("carrier")
        .definedBy("org.patchbay.carrier..")
        .layer("server")
        .definedBy("org.patchbay.server..")
        .whereLayer("loop")
        .mayNotAccessAnyLayer()
        .whereLayer("testkit")
        .mayOnlyAccessLayers("loop")
        .whereLayer("trunk-config")
        .mayNotAccessAnyLayer()
        .whereLayer("proxy")
        .mayOnlyAccessLayers("loop", "trunk-config")
        .whereLayer("codecs")
        .mayNotAccessAnyLayer()
        .whereLayer("media")
        .mayOnlyAccessLayers("loop", "codecs")
        .whereLayer("b2bua")
        .mayOnlyAccessLayers("loop", "trunk-config")
        .whereLayer("carrier")
        .mayOnlyAccessLayers("loop", "trunk-config", "codecs", "media", "proxy")
        .whereLayer("server")
        .mayOnlyAccessLayers("loop", "trunk-config", "proxy", "b2bua", "media", "carrier")
        .ensureAllClassesAreContainedInArchitecture()
        .check(ALL);
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    slices().matching("org.patchbay.(**)").should().beFreeOfCycles().check(ALL);
  }

  /** It plays what is on the other side of a trunk: what makes ours a proxy is not in it. */
  @Test
  void theSimulatedCarrierTakesNothingOfTheProxyButItsUserAgentParts() {
    noClasses()
        .that()
        .resideInAPackage("org.patchbay.carrier..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.patchbay.proxy",
            "org.patchbay.proxy.auth..",
            "org.patchbay.proxy.forwarding..",
            "org.patchbay.proxy.registrar..",
            "org.patchbay.proxy.reply..",
            "org.patchbay.proxy.routing..",
            "org.patchbay.proxy.transport.netty..",
            "org.patchbay.trunks..")
        .check(ALL);
  }

  @Test
  void nettyIsWhereStreamsEnterAndLeave() {
    onlyIn("io.netty..", "org.patchbay.proxy.transport.netty..");
  }

  @Test
  void jainSipIsBehindItsFence() {
    onlyIn("javax.sip..", "org.patchbay.b2bua.signaling..");
    onlyIn("gov.nist..", "org.patchbay.b2bua.signaling..");
  }

  @Test
  void theCommandLineParserIsInTheCommandLine() {
    onlyIn("picocli..", "org.patchbay.server.cli..");
  }

  @Test
  void theMetricsLibraryIsInTheMetrics() {
    onlyIn("io.micrometer..", "org.patchbay.server.metrics..");
    onlyIn("io.prometheus..", "org.patchbay.server.metrics..");
  }

  @Test
  void theYamlParserIsInTheConfiguration() {
    onlyIn("tools.jackson.dataformat..", "org.patchbay.config..");
  }

  private static void onlyIn(String library, String place) {
    noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(ALL);
  }
}
