package org.patchbay.server.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;

/** Where the programs of a test run: on this machine as it is, or in a network of their own. */
interface Place {

  /** What to start so that {@code command} runs there. */
  List<String> command(List<String> command);

  /** Connects to a port of 127.0.0.1 there. */
  Connection connect(int port) throws IOException;

  /**
   * A connection.
   *
   * @param end ends it
   */
  record Connection(InputStream in, OutputStream out, Closeable end) {}

  /** This machine. */
  Place HERE =
      new Place() {
        @Override
        public List<String> command(List<String> command) {
          return command;
        }

        @Override
        public Connection connect(int port) throws IOException {
          Socket socket = new Socket("127.0.0.1", port);
          return new Connection(socket.getInputStream(), socket.getOutputStream(), socket);
        }
      };
}
