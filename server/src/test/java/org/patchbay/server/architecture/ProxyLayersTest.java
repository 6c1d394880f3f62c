package org.patchbay.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.patchbay.server.architecture.ProductionClasses.ALL;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.transport.TlsEngines;

/** The packages of the proxy are layers: each knows only those below it. */
class ProxyLayersTest {
  private static final String PROXY = "org.patchbay.proxy";
  private static final JavaClasses CLASSES =
      ALL.that(DescribedPredicate.describe("are of the proxy", ProxyLayersTest::isOfTheProxy));

  private static boolean isOfTheProxy(JavaClass type) {
    return type.getPackageName().startsWith(PROXY);
  }

  @Test
  void packagesKnowOnlyThoseBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(PROXY + "..")
        .layer("controller")
        .definedBy(PROXY)
        .layer("routing")
        .definedBy(PROXY + ".routing")
        .layer("protection")
        .definedBy(PROXY + ".protection")
        .layer("auth")
        .definedBy(PROXY + ".auth")
        .layer("registrar")
        .definedBy(PROXY + ".registrar")
        .layer("forwarding")
        .definedBy(PROXY + ".forwarding")
        .layer("reply")
        .definedBy(PROXY + ".reply")
        .layer("transaction")
        .definedBy(PROXY + ".transaction")
        .layer("metrics")
        .definedBy(PROXY + ".metrics")
        .layer("transport")
        .definedBy(PROXY + ".transport")
        .layer("streams on Netty")
        .definedBy(PROXY + ".transport.netty")
        .layer("message")
        .definedBy(PROXY + ".message")
        .whereLayer("message")
        .mayNotAccessAnyLayer()
        .whereLayer("streams on Netty")
        .mayNotAccessAnyLayer()
        .whereLayer("transport")
        .mayOnlyAccessLayers("message")
        .whereLayer("metrics")
        .mayOnlyAccessLayers("message", "transport")
        .whereLayer("transaction")
        .mayOnlyAccessLayers("message", "transport", "metrics")
        .whereLayer("reply")
        .mayOnlyAccessLayers("message", "transport", "metrics", "transaction")
        .whereLayer("forwarding")
        .mayOnlyAccessLayers("message", "transport", "transaction", "reply")
        .whereLayer("registrar")
        .mayOnlyAccessLayers("message", "transport")
        .whereLayer("protection")
        .mayOnlyAccessLayers("message", "transport")
        .whereLayer("auth")
        .mayOnlyAccessLayers("message")
        .whereLayer("routing")
        .mayOnlyAccessLayers(
            "message",
            "transport",
            "metrics",
            "transaction",
            "reply",
            "forwarding",
            "registrar",
            "auth",
            "protection")
        .whereLayer("controller")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .ignoreDependency( // what it asks for its engines, and the server answers
            resideInAPackage(PROXY + ".transport.netty"), equivalentTo(TlsEngines.class))
        .check(CLASSES);
  }

  @Test
  void messagesNeedNothingButTheJavaPlatform() {
    classes()
        .that()
        .resideInAPackage(PROXY + ".message")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(PROXY + ".message", "java..")
        .check(ALL);
  }
}
