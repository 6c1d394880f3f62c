package org.patchbay.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
class ControlSocketTest {
  @TempDir Path directory;
  private Path socket;
  private ControlServer server;

  @BeforeEach
  void open() throws IOException {
    socket = directory.resolve("control.sock");
    server = serve();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private ControlServer serve() throws IOException {
    return ControlServer.open(
        socket,
        Map.of(
            "echo",
            (arguments, answer) -> {
              answer.accept(arguments);
              answer.accept("two\nlines");
            },
            "refuse",
            (arguments, answer) -> {
              throw new ControlException("not today");
            },
            "break",
            (arguments, answer) -> {
              throw new IllegalStateException("a bug");
            }));
  }

  private Optional<List<String>> ask(String request) throws ControlException {
    return new ControlClient(socket).ask(request);
  }

  @Test
  void answersLineByLine() throws Exception {
    assertEquals(Optional.of(List.of("a b", "two lines")), ask("echo a b"));
  }

  @Test
  void passesARefusalOn() {
    assertEquals(
        "not today", assertThrows(ControlException.class, () -> ask("refuse")).getMessage());
  }

  @Test
  void saysThatItDoesNotKnowACommand() {
    assertThrows(ControlException.class, () -> ask("dance"));
  }

  @Test
  void survivesABrokenCommand() throws Exception {
    assertThrows(ControlException.class, () -> ask("break"));
    assertTrue(ask("echo again").isPresent());
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(socket));
  }

  @Test
  void isNotThereAfterwards() throws Exception {
    server.close();
    assertFalse(Files.exists(socket));
    assertEquals(Optional.empty(), ask("echo"));
  }

  @Test
  void takesASocketFileWithoutListenerForNoServer() throws Exception {
    server.close();
    leaveStaleSocket();
    assertEquals(Optional.empty(), ask("echo"));
  }

  @Test
  void replacesTheSocketFileOfAKilledServer() throws Exception {
    server.close();
    leaveStaleSocket();
    server = serve();
    assertTrue(ask("echo").isPresent());
  }

  @Test
  void hangsUpOnARequestWithoutEnd() throws Exception {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer endless = ByteBuffer.wrap("x".repeat(5000).getBytes(StandardCharsets.US_ASCII));
      try {
        while (endless.hasRemaining()) {
          client.write(endless);
        }
        assertEquals(-1, client.read(ByteBuffer.allocate(1)));
      } catch (IOException brokenPipe) {
        assertTrue(client.isOpen());
      }
    }
    assertTrue(ask("echo still here").isPresent());
  }

  @Test
  void answersOthersWhileSomeoneStaysSilent() throws Exception {
    try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      assertTrue(silent.isConnected());
      assertTrue(ask("echo hello").isPresent());
    }
  }

  @Test
  void givesTheStatusBackAsItWas() {
    ServerStatus status = new ServerStatus(true, 123, Duration.ofSeconds(45), Map.of("users", 2L));
    assertEquals(status, ServerStatus.parse(status.lines()));
  }

  private void leaveStaleSocket() throws IOException {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket)); // closing does not remove the file
    }
    assertTrue(Files.exists(socket));
  }
}
