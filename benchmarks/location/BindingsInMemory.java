import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.patchbay.loop.NioLoop;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.BindingJournal;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.proxy.registrar.RegisterLimits;
import org.patchbay.proxy.registrar.Registrar;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.server.journal.LogLimits;
import org.patchbay.server.journal.RecordLog;

/**
 * Registers many users of one phone each through the registrar and the journal, without a network,
 * and prints what that costs. {@code benchmarks/bindings} starts it with their number, the
 * transport and a folder for the journal.
 */
final class BindingsInMemory {
  /** So many REGISTERs are handed to the loop at a time, and so many may wait for the journal. */
  private static final int BATCH = 64;

  private static final int MOST_WAITING = 4096;

  private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 5060);
  private static final RegisterLimits LIMITS = new RegisterLimits(1, 3600, 3600, 10);
  private static final int LAST_SECONDS = 60;

  /** A folder that is never full: the completions come back when a record is in the kernel. */
  private record Journal(RecordLog log) implements BindingJournal {
    @Override
    public void append(byte[] record, Consumer<Boolean> done) {
      if (!log.append(record, () -> done.accept(true))) {
        done.accept(false);
      }
    }
  }

  /** How long the loop worked at most before it came by a timer that is to fire each millisecond. */
  private static final class Heartbeat extends Timer {
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(1);
    private final NioLoop loop;
    private long last;
    private long longest;

    Heartbeat(NioLoop loop) {
      this.loop = loop;
    }

    @Override
    protected void fired(long now) {
      long cpu = threadCpu();
      longest = last == 0 ? 0 : Math.max(longest, cpu - last);
      last = cpu;
      loop.timers().arm(this, loop.clock().nanos() + BEAT);
    }

    double takeMillis() {
      double millis = longest / 1e6;
      longest = 0;
      return millis;
    }
  }

  private final int users;
  private final Transport transport;
  private final NioLoop loop = new NioLoop("sip", Throwable::printStackTrace);
  private final Heartbeat heartbeat = new Heartbeat(loop);
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final SipMessage message = new SipMessage();
  private final RequestHead head = new RequestHead();
  private LocationService locations;
  private Registrar registrar;
  private long refused;

  private final Registrar.Reply reply =
      new Registrar.Reply() {
        @Override
        public void accepted(List<Binding> bindings, boolean outbound) {
          waiting.release();
        }

        @Override
        public void refused(Refusal refusal, String headers) {
          refused++;
          waiting.release();
        }
      };

  private BindingsInMemory(int users, Transport transport) {
    this.users = users;
    this.transport = transport;
  }

  public static void main(String[] arguments) throws Exception {
    new BindingsInMemory(Integer.parseInt(arguments[0]), Transport.valueOf(arguments[1]))
        .run(Path.of(arguments[2]).resolve("locations.log"));
    System.exit(0);
  }

  private void run(Path file) throws Exception {
    RecordLog log = RecordLog.open(file, LogLimits.standard(), record -> {});
    onLoop(
        () -> {
          locations = new LocationService(loop, new Journal(log), 2 * users);
          registrar = new Registrar(loop, locations, LIMITS);
          heartbeat.fired(0);
          return null;
        });
    log.start(loop, locations::snapshot);
    registerAll(Math.min(users, 20_000), 1, 3600, ""); // warm
    long before = liveHeap();
    int already = onLoop(locations::size);
    registerAll(users, 2, 3600, "register  ");
    long after = liveHeap();
    long octets = onLoop(this::octets);
    System.out.printf(
        "memory    %d users, a binding each: %.0f octets of live heap a binding, %d of them the"
            + " record%n",
        users, (double) (after - before) / (users - already), octets / users);
    lookUp();
    registerAll(users, 3, 3600, "refresh   ");
    snapshot();
    registerAll(users, 4, LAST_SECONDS, "again     ");
    long last = System.nanoTime();
    log.close();
    restart(file);
    expire(last);
    if (refused > 0) {
      System.out.println("refused   " + refused);
    }
  }

  private void registerAll(int count, long cseq, int seconds, String what) throws Exception {
    onLoop(heartbeat::takeMillis);
    long generated = 0;
    long cpu = cpu();
    long loopCpu = onLoop(BindingsInMemory::threadCpu);
    long begin = System.nanoTime();
    for (int first = 0; first < count; first += BATCH) {
      int size = Math.min(BATCH, count - first);
      long now = threadCpu();
      byte[][] requests = new byte[size][];
      for (int i = 0; i < size; i++) {
        requests[i] = register(first + i, cseq, seconds);
      }
      generated += threadCpu() - now;
      waiting.acquire(size);
      int from = first;
      loop.execute(() -> register(requests, from));
    }
    waiting.acquire(MOST_WAITING);
    waiting.release(MOST_WAITING);
    double took = (System.nanoTime() - begin) / 1e9;
    if (!what.isEmpty()) {
      System.out.printf(
          "%s%,.0f REGISTERs a second; CPU each: %.1f µs on the loop, %.1f in all but to write them;"
              + " a timer held up for at most %.1f ms%n",
          what,
          count / took,
          (onLoop(BindingsInMemory::threadCpu) - loopCpu) / 1e3 / count,
          (cpu() - cpu - generated) / 1e3 / count,
          onLoop(heartbeat::takeMillis));
    }
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** On the loop: what the signalling controller does to read a message, and the registrar. */
  private void register(byte[][] requests, int first) {
    for (int i = 0; i < requests.length; i++) {
      byte[] octets = requests[i];
      if (SipParser.datagram(octets, octets.length, message) != null
          || head.read(message) != null) {
        throw new IllegalStateException("a REGISTER that cannot be read");
      }
      registrar.register(head, flow(first + i), head.to().uri().user(), reply);
    }
  }

  private Flow flow(int user) {
    InetSocketAddress remote = new InetSocketAddress(address(user), 1024 + user % 60_000);
    return new Flow(transport, SERVER, remote, transport.reliable() ? user + 1 : 0);
  }

  private static InetAddress address(int user) {
    try {
      return InetAddress.getByAddress(
          new byte[] {(byte) 198, (byte) (user >> 16), (byte) (user >> 8), (byte) user});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A REGISTER as a desk phone sends it; its contact has 71 octets. */
  private byte[] register(int user, long cseq, int seconds) {
    String name = "user" + (100_000_000 + user);
    String host = address(user).getHostAddress() + ":" + (1024 + user % 60_000);
    String contact =
        "sip:" + name + "-0x55ad469e92d0@" + host + ";transport=" + transport.parameter();
    String text =
        "REGISTER sip:example.com SIP/2.0\r\n"
            + ("Via: SIP/2.0/" + transport + " " + host + ";branch=z9hG4bK" + user + "-" + cseq)
            + ";rport\r\nMax-Forwards: 70\r\n"
            + ("From: <sip:" + name + "@example.com>;tag=7d1f6a" + user + "\r\n")
            + ("To: <sip:" + name + "@example.com>\r\n")
            + ("Call-ID: 4f1d3c5e-9b07-4c6a-8e1f-0a" + (1_000_000_000L + user) + "\r\n")
            + ("CSeq: " + cseq + " REGISTER\r\n")
            + ("Contact: <" + contact + ">;expires=" + seconds)
            + (";+sip.instance=\"<urn:uuid:00000000-0000-4000-8000-0a" + (1_000_000_000L + user))
            + "\">\r\nUser-Agent: ExamplePhone T54W 96.86.0.70\r\n"
            + "Supported: path\r\nContent-Length: 0\r\n\r\n";
    return text.replace("\">\r\nUser", ">\"\r\nUser").getBytes(StandardCharsets.US_ASCII);
  }

  private long octets() {
    long octets = 0;
    for (byte[] record : locations.snapshot()) {
      octets += record.length;
    }
    return octets;
  }

  private void lookUp() throws Exception {
    onLoop(heartbeat::takeMillis);
    for (int round = 0; round < 3; round++) {
      int lookups = 1_000_000;
      double nanos =
          onLoop(
              () -> {
                long found = 0;
                long begin = threadCpu();
                int user = 0;
                for (int i = 0; i < lookups; i++) {
                  user = (int) ((user * 1_103_515_245L + 12_345 & 0x7fff_ffffL) % users);
                  found += locations.lookup("user" + (100_000_000 + user)).size();
                }
                if (found != lookups) {
                  throw new IllegalStateException("users are missing");
                }
                return (double) (threadCpu() - begin) / lookups;
              });
      if (round == 2) {
        System.out.printf("lookup    %.0f ns of CPU each, of users at random%n", nanos);
      }
    }
    onLoop(heartbeat::takeMillis);
  }

  private void snapshot() throws Exception {
    long[] took = new long[1];
    Iterable<byte[]> state =
        onLoop(
            () -> {
              long begin = System.nanoTime();
              Iterable<byte[]> taken = locations.snapshot();
              took[0] = System.nanoTime() - begin;
              return taken;
            });
    long begin = System.nanoTime();
    long octets = 0;
    for (byte[] record : state) {
      octets += record.length;
    }
    System.out.printf(
        "snapshot  taken in %.2f ms on the loop, gone through in %.2f s elsewhere, %.0f MB%n",
        took[0] / 1e6, (System.nanoTime() - begin) / 1e9, octets / 1e6);
  }

  private void restart(Path file) throws IOException, Exception {
    long size = Files.size(file);
    long begin = System.nanoTime();
    long cpu = onLoop(BindingsInMemory::threadCpu);
    int[] records = new int[1];
    LocationService next =
        onLoop(
            () -> {
              LocationService service =
                  new LocationService(loop, BindingJournal.NO_JOURNAL, 2 * users);
              RecordLog.open(
                      file,
                      LogLimits.standard(),
                      record -> {
                        records[0]++;
                        service.recover(record);
                      })
                  .close();
              return service;
            });
    System.out.printf(
        "restart   %,d records of %.0f MB read in %.2f s (%.2f s of CPU): %,d bindings%n",
        records[0],
        size / 1e6,
        (System.nanoTime() - begin) / 1e9,
        (onLoop(BindingsInMemory::threadCpu) - cpu) / 1e9,
        next.size());
    onLoop(heartbeat::takeMillis);
  }

  private void expire(long registered) throws Exception {
    long due = registered + TimeUnit.SECONDS.toNanos(LAST_SECONDS);
    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000 - 2000));
    onLoop(heartbeat::takeMillis);
    while (onLoop(locations::size) > 0) {
      Thread.sleep(100);
    }
    System.out.printf(
        "expiry    of the last %.1f s after it was due, a timer held up for at most %.1f ms%n",
        (System.nanoTime() - due) / 1e9, onLoop(heartbeat::takeMillis));
  }

  private static long liveHeap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private <T> T onLoop(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    loop.execute(task);
    return task.get();
  }
}
