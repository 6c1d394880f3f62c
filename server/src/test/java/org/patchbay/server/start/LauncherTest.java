package org.patchbay.server.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with Java and Maven played by scripts that say how they were called. */
@Tag("wire")
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "patchbay").toAbsolutePath().normalize();

  @TempDir Path directory;
  private Path project;
  private Path tools;
  private final List<String> out = new ArrayList<>();
  private String javaOptions = "";
  private int exitCode;

  @BeforeEach
  void layOut() throws Exception {
    project = Files.createDirectories(directory.resolve("a project"));
    Files.copy(SCRIPT, project.resolve("patchbay"));
    executable(project.resolve("patchbay"), Files.readString(SCRIPT));
    tools = Files.createDirectories(directory.resolve("tools"));
    for (String tool :
        List.of(
            "sh",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "mkdir",
            "touch",
            "rm",
            "mv",
            "cat",
            "grep",
            "flock")) {
      executable(tools.resolve(tool), "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
    }
  }

  private static Path which(String tool) {
    return List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path java(String version) throws IOException {
    Path home = Files.createDirectories(directory.resolve("java-" + version + "/bin")).getParent();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(
        home.resolve("bin/java"),
        "#!/bin/sh\necho \"pid $$\"\nfor a in \"$@\"; do echo \"arg $a\"; done\n");
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    return home;
  }

  /** A project with sources, which the Maven of these tests builds by making one jar. */
  private void withSources() throws IOException {
    Files.createFile(project.resolve("pom.xml"));
    Files.createDirectories(project.resolve("server/src/main"));
    executable(
        tools.resolve("mvn"),
        """
        #!/bin/sh
        echo "[INFO] Building Patchbay server: the assembly 0.1.0 [6/6]"
        echo maven >> "$(dirname "$0")/calls"
        mkdir -p "%1$s/server/target/dist/lib"
        touch "%1$s/server/target/dist/lib/server.jar"
        """
            .formatted(project));
  }

  private void withLibraries() throws IOException {
    Files.createFile(Files.createDirectories(project.resolve("lib")).resolve("server.jar"));
  }

  private long start(Path script, Path javaHome, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", tools.toString(),
                "JAVA_HOME", javaHome.toString(),
                "PATCHBAY_JAVA_OPTS", javaOptions));
    Process process = builder.start();
    out.clear();
    try (var reader = process.inputReader()) {
      reader.lines().forEach(out::add);
    }
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    exitCode = process.exitValue();
    return process.pid();
  }

  private void start(Path javaHome, String... args) throws Exception {
    start(project.resolve("patchbay"), javaHome, args);
  }

  private long builds() throws IOException {
    Path calls = tools.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  @Test
  void becomesTheServerAndPassesItsArgumentsOn() throws Exception {
    withLibraries();
    long pid = start(project.resolve("patchbay"), java("17.0.1"), "run", "--data", "a b");
    assertEquals(0, exitCode);
    assertTrue(out.contains("pid " + pid), out::toString);
    int main = out.indexOf("arg org.patchbay.server.Main");
    assertEquals(List.of("arg run", "arg --data", "arg a b"), out.subList(main + 1, out.size()));
  }

  @Test
  void saysWhichJavaItTakes() throws Exception {
    withLibraries();
    Path java = java("21.0.2");
    start(java);
    assertEquals("Java 21 (" + java + ")", out.get(0));
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    withLibraries();
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a project/patchbay"));
    start(link, java("17.0.1"));
    assertTrue(out.contains("arg " + project.resolve("lib/server.jar")), out::toString);
  }

  @Test
  void refusesAnOldJavaHome() throws Exception {
    withLibraries();
    start(java("1.8.0_392"));
    assertEquals(1, exitCode);
    assertTrue(out.get(0).contains("JAVA_HOME is Java 8"), out::toString);
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    withLibraries();
    start(directory.resolve("nowhere"));
    assertEquals(1, exitCode);
    assertTrue(out.get(0).contains("no bin/java"), out::toString);
  }

  @Test
  void keepsFlagsFromVersionsThatRefuseThem() throws Exception {
    withLibraries();
    start(java("17.0.1"));
    assertFalse(out.contains("arg --sun-misc-unsafe-memory-access=allow"));
    assertFalse(out.contains("arg --enable-native-access=ALL-UNNAMED"));
    start(java("25"));
    assertTrue(out.contains("arg --sun-misc-unsafe-memory-access=allow"));
    assertTrue(out.contains("arg -XX:+UseZGC"));
  }

  private List<String> arguments(String beginning) {
    return out.stream().filter(line -> line.startsWith("arg " + beginning)).toList();
  }

  @Test
  void boundsTheHeapByFourGigabytes() throws Exception {
    withLibraries();
    start(java("25"));
    assertEquals(1, arguments("-Xmx").size(), out::toString);
    int megabytes = Integer.parseInt(arguments("-Xmx").get(0).replaceAll("[^0-9]", ""));
    assertTrue(megabytes > 0 && megabytes <= 4096, out::toString);
    assertEquals(1, arguments("-XX:SoftMaxHeapSize=").size(), out::toString);
  }

  @Test
  void leavesTheHeapToWhoeverNamesOne() throws Exception {
    withLibraries();
    javaOptions = "-Xmx256m";
    start(java("25"));
    assertEquals(List.of("arg -Xmx256m"), arguments("-Xmx"));
    assertEquals(List.of(), arguments("-XX:SoftMaxHeapSize="));
  }

  @Test
  void buildsOnce() throws Exception {
    withSources();
    start(java("17.0.1"));
    assertEquals(0, exitCode, out::toString);
    assertTrue(out.contains("  [6/6] Patchbay server"), out::toString);
    start(java("17.0.1"));
    assertEquals(0, exitCode, out::toString);
    assertEquals(1, builds());
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    withSources();
    start(java("17.0.1"));
    Path source = Files.createFile(project.resolve("server/src/main/New.java"));
    Files.setLastModifiedTime(
        source, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 10_000));
    start(java("17.0.1"));
    assertEquals(2, builds());
  }

  @Test
  void namesThePackageWhereMavenIsMissing() throws Exception {
    withSources();
    Files.delete(tools.resolve("mvn"));
    start(java("17.0.1"));
    assertEquals(1, exitCode);
    assertTrue(out.get(0).contains("apt-get install maven"), out::toString);
  }

  @Test
  void namesThePackageWhereTheCompilerIsMissing() throws Exception {
    withSources();
    Path java = java("17.0.1");
    Files.delete(java.resolve("bin/javac"));
    start(java);
    assertEquals(1, exitCode);
    assertTrue(out.get(0).contains("apt-get install default-jdk-headless"), out::toString);
  }

  @Test
  void mapsInTheClassesThatTheBuildRecorded() throws Exception {
    withSources();
    Path java = java("17.0.1");
    executable(
        java.resolve("bin/java"),
        """
        #!/bin/sh
        for a in "$@"; do
          case $a in
            -XX:ArchiveClassesAtExit=*) : > "${a#*=}"; echo ready; exit 0 ;;
          esac
          echo "arg $a"
        done
        """);
    start(java);
    Path classes = project.resolve("server/target/dist/classes.jsa");
    assertTrue(out.contains("arg -XX:SharedArchiveFile=" + classes), out::toString);
    start(java, "status");
    assertFalse(out.toString().contains("SharedArchiveFile"), out::toString);
  }

  @Test
  void saysWhyTheBuildFailed() throws Exception {
    withSources();
    executable(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no network'\nexit 1\n");
    start(java("17.0.1"));
    assertEquals(1, exitCode);
    assertTrue(out.contains("[ERROR] no network"), out::toString);
    assertFalse(Files.exists(project.resolve("server/target/dist/built")));
  }
}
