package org.patchbay.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.server.data.DataDirectoryException;

class RecordLogTest {
  private static final SnapshotSource NOTHING = List::of;

  @TempDir Path directory;
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private Path path;

  @BeforeEach
  void choosePath() {
    path = directory.resolve("locations.log");
  }

  @AfterEach
  void stop() {
    loop.shutdownNow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Appends on the loop, and returns when the last record is written. */
  private void append(RecordLog log, String... records) throws Exception {
    CountDownLatch written = new CountDownLatch(records.length);
    loop.submit(
            () -> {
              for (String record : records) {
                assertTrue(log.append(bytes(record), written::countDown));
              }
            })
        .get();
    assertTrue(written.await(10, TimeUnit.SECONDS));
  }

  private RecordLog open(List<String> replayed) throws IOException {
    return RecordLog.open(
        path,
        LogLimits.standard(),
        record -> replayed.add(new String(record, StandardCharsets.UTF_8)));
  }

  private void write(String... records) throws Exception {
    try (RecordLog log = open(new ArrayList<>())) {
      log.start(loop, NOTHING);
      append(log, records);
    }
  }

  private List<String> read() throws IOException {
    List<String> replayed = new ArrayList<>();
    open(replayed).close();
    return replayed;
  }

  @Test
  void replaysWhatWasAcknowledged() throws Exception {
    write("one", "two");
    write("three");
    assertEquals(List.of("one", "two", "three"), read());
  }

  @Test
  void hasTheRecordInTheFileWhenItAcknowledges() throws Exception {
    RecordLog log = open(new ArrayList<>());
    log.start(loop, NOTHING);
    append(log, "one");
    assertEquals(List.of("one"), read()); // as after kill -9: the first log is not closed
    log.close();
  }

  @Test
  void cutsOffATornTail() throws Exception {
    write("one", "two");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    List<String> replayed = new ArrayList<>();
    try (RecordLog log = open(replayed)) {
      assertEquals(List.of("one"), replayed);
      assertEquals(new Recovery(1, 8 + 8 + 3, 8 + 2), log.recovery());
      log.start(loop, NOTHING);
      append(log, "three");
    }
    assertEquals(List.of("one", "three"), read());
  }

  @Test
  void takesZerosForATornTail() throws Exception {
    write("one");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() + 100);
    }
    assertEquals(List.of("one"), read());
  }

  @Test
  void stopsAtAFlippedBit() throws Exception {
    write("one", "two");
    byte[] content = Files.readAllBytes(path);
    content[content.length - 1] ^= 1;
    Files.write(path, content);
    assertEquals(List.of("one"), read());
  }

  @Test
  void readsRecordsOfEveryLength() throws Exception {
    String[] records = {"x", "y".repeat(8192), "z".repeat(4097)};
    write(records);
    assertEquals(List.of(records), read());
  }

  @Test
  void refusesAFileThatIsNoLog() throws Exception {
    Files.writeString(path, "something else entirely");
    assertThrows(DataDirectoryException.class, this::read);
    assertEquals("something else entirely", Files.readString(path));
  }

  @Test
  void keepsTheFileToItsOwner() throws Exception {
    write("one");
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path));
  }

  @Test
  void refusesMoreThanItsQueueHolds() throws Exception {
    try (RecordLog log = RecordLog.open(path, new LogLimits(200, 1 << 20, 4), record -> {})) {
      int accepted = 0;
      while (log.append(bytes("waits for the writer, which was not started"), () -> {})) {
        accepted++;
      }
      assertEquals(2, accepted);
    }
  }

  @Test
  void refusesEverythingAfterItsEnd() throws Exception {
    RecordLog log = open(new ArrayList<>());
    log.start(loop, NOTHING);
    log.close();
    assertFalse(log.append(bytes("late"), () -> {}));
  }

  @Test
  void runsTheOtherCompletionsWhenOneThrows() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    try (RecordLog log = open(new ArrayList<>())) {
      log.append(
          bytes("one"),
          () -> {
            throw new IllegalStateException("a bug in the first completion");
          });
      log.append(bytes("two"), second::countDown);
      // The executor swallows what the batch throws at last; a loop reports it.
      log.start(task -> loop.submit(task), NOTHING);
      assertTrue(second.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void isCompactedAndLosesNothingOfWhatIsAppendedMeanwhile() throws Exception {
    Map<String, String> state = new LinkedHashMap<>();
    LogLimits limits = new LogLimits(8 << 20, 20_000, 2);
    try (RecordLog log = RecordLog.open(path, limits, record -> {})) {
      log.start(
          loop, () -> List.copyOf(state.values()).stream().map(RecordLogTest::bytes).toList());
      long longest = 0;
      long before = 0;
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      for (int round = 0; longest < 20_000 || Files.size(path) >= before; round++) {
        assertTrue(System.nanoTime() < deadline, "not compacted at " + longest + " bytes");
        before = Files.size(path);
        longest = Math.max(longest, before);
        String[] records = new String[50];
        for (int i = 0; i < records.length; i++) {
          records[i] = "key" + i + "=" + round + "-" + "x".repeat(20);
          int kept = i;
          loop.execute(() -> state.put("key" + kept, records[kept]));
        }
        append(log, records);
      }
    }
    Map<String, String> replayed = new LinkedHashMap<>();
    read().forEach(record -> replayed.put(record.substring(0, record.indexOf('=')), record));
    assertEquals(state, replayed);
  }

  @Test
  void forgetsAHalfWrittenSnapshot() throws Exception {
    write("one");
    Files.writeString(Compaction.unfinished(path), "half");
    assertEquals(List.of("one"), read());
    assertFalse(Files.exists(Compaction.unfinished(path)));
  }

  @Test
  void goesOnWhenTheStateCannotBeTaken() throws Exception {
    try (RecordLog log = RecordLog.open(path, new LogLimits(8 << 20, 100, 2), record -> {})) {
      log.start(
          task -> loop.submit(task),
          () -> {
            throw new IllegalStateException("no state");
          });
      append(log, "x".repeat(200));
      append(log, "two");
    }
    assertEquals(2, read().size());
  }

  @Test
  void readsAHundredThousandRecordsWithinASecond() throws Exception {
    String record = "b".repeat(300);
    try (RecordLog log =
        RecordLog.open(path, new LogLimits(64 << 20, 1L << 40, 4), ignored -> {})) {
      log.start(loop, NOTHING);
      CountDownLatch written = new CountDownLatch(100_000);
      for (int i = 0; i < 100_000; i++) {
        assertTrue(log.append(bytes(record), written::countDown));
      }
      assertTrue(written.await(20, TimeUnit.SECONDS));
    }
    long begin = System.nanoTime();
    assertEquals(100_000, read().size());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    assertTrue(millis < 1000, millis + " ms");
  }
}
