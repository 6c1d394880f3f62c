package org.patchbay.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.server.architecture.ProductionClasses.ALL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A name says what a thing is, and each package says what it is for. */
class NamesTest {
  private static final Pattern PARAGRAPH = Pattern.compile("(?s)\\A/\\*\\*.+\\*/\\s*package .+");

  @Test
  void noClassHasANameThatSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching("(.*[.$])?(\\w*(Utils?|Helpers?|Manager|Impl|Common|Misc)|Base[A-Z]\\w*)")
        .check(ALL);
  }

  @Test
  void noPackageHasANameThatSaysNothing() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..misc..")
        .check(ALL);
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    List<Path> silent =
        Project.mainSources().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !speaks(folder.resolve("package-info.java")))
            .toList();
    assertEquals(List.of(), silent);
  }

  private static boolean speaks(Path packageInfo) {
    return Files.exists(packageInfo) && PARAGRAPH.matcher(Project.text(packageInfo)).matches();
  }
}
