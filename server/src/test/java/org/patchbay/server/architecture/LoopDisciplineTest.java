package org.patchbay.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.server.architecture.ProductionClasses.ALL;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing waits on a loop, and what a test must control comes from {@code org.patchbay.loop}. */
class LoopDisciplineTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchronized\\b");

  @Test
  void theProxyHasNoLocksAndNothingToWaitOn() {
    noClasses()
        .that()
        .resideInAPackage("org.patchbay.proxy..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent.locks..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            BlockingQueue.class, CountDownLatch.class, CyclicBarrier.class, Semaphore.class)
        .check(ALL);
  }

  @Test
  void theProxyDoesNotSleep() {
    noClasses()
        .that()
        .resideInAPackage("org.patchbay.proxy..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Object.class, "wait")
        .orShould()
        .callMethod(Object.class, "wait", long.class)
        .check(ALL);
  }

  @Test
  void noMethodOfTheProxyIsSynchronized() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("org.patchbay.proxy..")
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(ALL);
  }

  @Test
  void noBlockOfTheProxyIsSynchronized() {
    List<Path> offenders =
        Project.mainSources("proxy").stream()
            .filter(source -> SYNCHRONIZED.matcher(code(source)).find())
            .toList();
    assertEquals(List.of(), offenders);
  }

  private static String code(Path source) {
    return COMMENT.matcher(Project.text(source)).replaceAll(" ");
  }

  @Test
  void timeComesFromTheLoop() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.patchbay.proxy..",
            "org.patchbay.carrier..",
            "org.patchbay.config..",
            "org.patchbay.trunks..",
            "org.patchbay.testkit..")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(ALL);
  }

  @Test
  void randomnessComesFromTheLoop() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.patchbay.proxy..",
            "org.patchbay.carrier..",
            "org.patchbay.config..",
            "org.patchbay.trunks..",
            "org.patchbay.testkit..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class, UUID.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(ALL);
  }
}
