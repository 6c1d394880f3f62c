import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.patchbay.codecs.G711Law;
import org.patchbay.loop.NioLoop;
import org.patchbay.media.bridge.Bridge;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.EndpointSettings;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.port.PortPairs;
import org.patchbay.media.port.PortRange;

/**
 * Bridges calls on one loop, has the load generator send through them, and prints its figures and
 * the memory that a call takes. {@code benchmarks/media} starts it with a kind, the number of
 * calls, the seconds, the load generator, the folder of recordings and one for temporary files.
 */
final class BridgesUnderLoad {
  private static final PayloadFormat PCMU = PayloadFormat.of(0, "PCMU", 8000);
  private static final PayloadFormat PCMA = PayloadFormat.of(8, "PCMA", 8000);
  private static final PayloadFormat OPUS = new PayloadFormat(107, "opus", 48_000, 2, "");
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 29_999;
  private static final int WAV_HEADER = 44;
  private static final String WARM_UP_SECONDS = "8";

  /** What the two sides of a call speak: a format, and a recording of the test resources. */
  private enum Kind {
    RELAY(PCMU, "audio/speech-a-8k.wav", PCMU, "audio/speech-a-8k.wav"),
    LAWS(PCMU, "audio/speech-a-8k.wav", PCMA, "audio/speech-a-8k.wav"),
    OPUS_NARROW(PCMA, "audio/speech-a-8k.wav", OPUS, "opus/v01-silk-nb-20.bit"),
    OPUS_HYBRID(PCMA, "audio/speech-a-8k.wav", OPUS, "opus/v03-hybrid-swb-20.bit");

    final PayloadFormat[] formats;
    final String[] recordings;

    Kind(PayloadFormat a, String recordingA, PayloadFormat b, String recordingB) {
      formats = new PayloadFormat[] {a, b};
      recordings = new String[] {recordingA, recordingB};
    }
  }

  /** What the process holds, in octets; after a collection. */
  private record Memory(long heap, long direct) {
    static Memory now() {
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long direct =
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
              .filter(pool -> pool.getName().equals("direct"))
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
      return new Memory(heap, direct);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Kind kind = Kind.valueOf(arguments[0]);
    int calls = Integer.parseInt(arguments[1]);
    List<String> command =
        command(kind, arguments[2], arguments[3], Path.of(arguments[4]), Path.of(arguments[5]));
    Process generator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (NioLoop loop = new NioLoop("media", Throwable::printStackTrace);
        BufferedReader figures = generator.inputReader()) {
      PrintStream tasks = new PrintStream(generator.getOutputStream());
      String[] ports = figures.readLine().split(" ");
      tasks.println(ProcessHandle.current().pid());
      List<Bridge> bridges = new ArrayList<>();
      CompletableFuture<PortPairs> pool = new CompletableFuture<>();
      loop.execute(() -> pool.complete(pool(loop)));
      bridge(loop, pool.get(), kind, ports, bridges, tasks);
      Memory idle = Memory.now();
      for (int call = 1; call < calls; call++) {
        bridge(loop, pool.get(), kind, ports, bridges, tasks);
      }
      tasks.close();
      figures.lines().forEach(System.out::println);
      Memory busy = Memory.now();
      System.out.printf(
          "memory    a call: %.1f kB of heap, %.1f kB of direct buffers%n",
          (busy.heap - idle.heap) / 1024.0 / (calls - 1),
          (busy.direct - idle.direct) / 1024.0 / (calls - 1));
      if (bridges.size() != calls) {
        throw new IllegalStateException("bridges were lost");
      }
    } finally {
      generator.destroy();
    }
  }

  /** The load generator's command line; writes the files of payloads that it names. */
  private static List<String> command(
      Kind kind, String seconds, String load, Path resources, Path work) throws IOException {
    List<String> command = new ArrayList<>(List.of(load, seconds, WARM_UP_SECONDS));
    for (int side = 0; side < 2; side++) {
      Path file = work.resolve("frames-" + side);
      write(payloads(kind.formats[side], resources.resolve(kind.recordings[side])), file);
      command.add(file.toString());
    }
    for (PayloadFormat format : kind.formats) {
      command.add(Integer.toString(format.payloadType()));
    }
    for (PayloadFormat format : kind.formats) {
      command.add(Integer.toString(format.clockRate() / 50));
    }
    return command;
  }

  private static PortPairs pool(NioLoop loop) {
    PortRange range = new PortRange(InetAddress.getLoopbackAddress(), FIRST_PORT, LAST_PORT);
    return new PortPairs(loop, loop, range, PortPairs.DEFAULT_QUARANTINE);
  }

  /** Bridges one more call, and tells the generator its ports. */
  private static void bridge(
      NioLoop loop,
      PortPairs pool,
      Kind kind,
      String[] ports,
      List<Bridge> bridges,
      PrintStream tasks)
      throws Exception {
    CompletableFuture<String> opened = new CompletableFuture<>();
    loop.execute(
        () -> {
          RtpEndpoint[] legs = new RtpEndpoint[2];
          for (int side = 0; side < 2; side++) {
            legs[side] =
                new RtpEndpoint(
                    loop,
                    pool.take().orElseThrow(),
                    new EndpointSettings("load", EndpointSettings.DEFAULT_MEDIA_TIMEOUT),
                    new EndpointListener() {});
            InetSocketAddress peer =
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(ports[side]));
            legs[side].configure(LegMedia.with(peer, List.of(kind.formats[side])));
          }
          bridges.add(Bridge.between(legs[0], legs[1]));
          opened.complete(legs[0].local().getPort() + " " + legs[1].local().getPort());
        });
    tasks.println(opened.get());
  }

  private static List<byte[]> payloads(PayloadFormat format, Path recording) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(recording));
    List<byte[]> payloads = new ArrayList<>();
    if (format == OPUS) { // each packet behind its length and the encoder's final range
      while (octets.hasRemaining()) {
        byte[] payload = new byte[octets.getInt()];
        octets.getInt();
        octets.get(payload);
        payloads.add(payload);
      }
      return payloads;
    }
    G711Law law = format == PCMU ? G711Law.MU : G711Law.A;
    octets.position(WAV_HEADER);
    while (octets.remaining() >= 320) {
      byte[] payload = new byte[160];
      for (int i = 0; i < payload.length; i++) {
        payload[i] = law.encode(Short.reverseBytes(octets.getShort()));
      }
      payloads.add(payload);
    }
    return payloads;
  }

  private static void write(List<byte[]> payloads, Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      for (byte[] payload : payloads) {
        out.writeShort(payload.length);
        out.write(payload);
      }
    }
  }
}
