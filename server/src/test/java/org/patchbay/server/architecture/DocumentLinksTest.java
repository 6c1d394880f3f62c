package org.patchbay.server.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a document links to within the project is there. */
class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");

  @Test
  void linksLeadToFilesOfTheProject() {
    List<String> broken = Project.documents().stream().flatMap(this::brokenLinks).toList();
    assertEquals(List.of(), broken);
  }

  private Stream<String> brokenLinks(Path document) {
    return LINK.matcher(Project.text(document))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !Files.exists(document.resolveSibling(link)))
        .map(link -> document.getFileName() + " links to " + link);
  }
}
