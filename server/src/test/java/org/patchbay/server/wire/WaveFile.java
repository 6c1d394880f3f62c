package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Mono 16-bit PCM in a RIFF/WAVE file.
 *
 * @param rate samples a second
 * @param samples signed 16-bit values in host order
 */
record WaveFile(int rate, short[] samples) {
  private static final int HEADER = 44;
  private static final int PCM = 1;

  /** Half of full scale at 8,000 samples a second. */
  static WaveFile sine(int hertz, Duration length) {
    return sine(8_000, hertz, length);
  }

  /** Half of full scale. */
  static WaveFile sine(int rate, int hertz, Duration length) {
    short[] samples = new short[Math.toIntExact(length.toMillis() * rate / 1_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(16_384 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new WaveFile(rate, samples);
  }

  void write(Path file) throws IOException {
    int octets = samples.length * 2;
    ByteBuffer out = ByteBuffer.allocate(HEADER + octets).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER - 8 + octets).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) PCM).putShort((short) 1).putInt(rate).putInt(rate * 2);
    out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(octets);
    out.asShortBuffer().put(samples);
    Files.write(file, out.array());
  }

  /**
   * Reads the chunks {@code fmt} and {@code data}.
   *
   * @throws IOException when the file is not mono 16-bit PCM
   */
  static WaveFile read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < HEADER) {
      throw new IOException(file + " is no wave file: " + in.remaining() + " octets");
    }
    int rate = 0;
    in.position(12);
    while (in.remaining() >= 8) {
      byte[] name = new byte[4];
      in.get(name);
      int length = Math.min(in.getInt(), in.limit() - in.position());
      int next = in.position() + length + (length & 1);
      switch (new String(name, StandardCharsets.US_ASCII)) {
        case "fmt " -> {
          int channels = in.getShort(in.position() + 2);
          int bits = in.getShort(in.position() + 14);
          if (channels != 1 || bits != 16) {
            throw new IOException(file + " has " + channels + " channels of " + bits + " bits");
          }
          rate = in.getInt(in.position() + 4);
        }
        case "data" -> {
          short[] samples = new short[length / 2];
          in.asShortBuffer().get(samples);
          return new WaveFile(rate, samples);
        }
        default -> {
          // Other chunks describe the recording; the samples are elsewhere.
        }
      }
      in.position(Math.min(next, in.limit()));
    }
    throw new IOException(file + " has no samples");
  }

  double seconds() {
    return (double) samples.length / rate;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
