/* RTP both ways through many calls: what is lost, what delay is added, what CPU time the server takes a packet.
 *
 *   load SECONDS WARM_UP_SECONDS FRAMES_A FRAMES_B PT_A PT_B UNITS_A UNITS_B
 *
 * First prints the ports of its two sockets: all A sides of the calls share one, all B sides the other. Then reads the
 * server's process id and its ports, "A B" a line, one line a call, from standard input. Each side sends a packet each
 * 20 ms, the calls spread over 20 slots of 1 ms. FRAMES are files of payloads, each behind its length in two octets
 * (network order), repeated for ever; UNITS are RTP timestamp units a packet. A packet's arrival is the kernel's time
 * stamp, so that the load's own scheduling does not count. Delay is from the sending of the packet with the same place
 * in the stream.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 20, BATCH = 64, MOST_CALLS = 10000, RING = 256, HEADER = 12, DATAGRAM = 1500, BUCKETS = 1000001 };
static const uint64_t MILLI = 1000000, SECOND = 1000000000;

struct frames {
  uint8_t *data[10000];
  int length[10000], count;
};

struct leg {
  struct sockaddr_in server;
  uint16_t sequence;
  uint32_t timestamp;
  int frame, offset_known;
  uint16_t offset; /* what the server adds to the other side's sequence numbers */
  uint64_t sent_at[RING], sent, heard;
};

static struct side {
  int socket, payload_type, units;
  struct frames frames;
  struct leg legs[MOST_CALLS];
  int leg_of_port[65536];
  uint64_t sent, heard, sent_before_window, heard_before_window;
} sides[2];

static uint32_t delays[BUCKETS]; /* microseconds */
static uint64_t delays_known;
static int calls, in_window;

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static uint64_t now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * SECOND + t.tv_nsec;
}

static void read_frames(struct frames *frames, const char *file) {
  FILE *in = fopen(file, "rb");
  if (!in) fail(file);
  for (int high, low; (high = getc(in)) >= 0 && (low = getc(in)) >= 0 && frames->count < 10000; frames->count++) {
    int length = high << 8 | low;
    uint8_t *data = malloc(length);
    if (length > DATAGRAM - HEADER || fread(data, 1, length, in) != (size_t)length) fail("bad frames");
    frames->data[frames->count] = data;
    frames->length[frames->count] = length;
  }
  if (!frames->count) fail("no frames");
  fclose(in);
}

static int open_socket(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int s = socket(AF_INET, SOCK_DGRAM, 0), on = 1, room = 64 << 20;
  if (setsockopt(s, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room)) setsockopt(s, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  if (bind(s, (void *)&address, sizeof address)) fail("bind");
  return s;
}

static int port_of(int s) {
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  getsockname(s, (void *)&address, &length);
  return ntohs(address.sin_port);
}

/* Writes the next packet of a leg and counts on. */
static int write_packet(struct side *side, struct leg *leg, int call, uint8_t *packet) {
  int length = side->frames.length[leg->frame];
  uint16_t sequence = htons(leg->sequence);
  uint32_t timestamp = htonl(leg->timestamp), source = htonl(2 * call + (side - sides) + 1);
  packet[0] = 0x80;
  packet[1] = side->payload_type;
  memcpy(packet + 2, &sequence, 2);
  memcpy(packet + 4, &timestamp, 4);
  memcpy(packet + 8, &source, 4);
  memcpy(packet + HEADER, side->frames.data[leg->frame], length);
  leg->sent_at[leg->sequence % RING] = now(CLOCK_REALTIME);
  leg->sequence++;
  leg->timestamp += side->units;
  leg->frame = (leg->frame + 1) % side->frames.count;
  leg->sent++;
  return HEADER + length;
}

static void send_slot(struct side *side, int slot) {
  static uint8_t packets[BATCH][DATAGRAM];
  static struct mmsghdr messages[BATCH];
  static struct iovec parts[BATCH];
  for (int call = slot; call < calls;) {
    int n = 0;
    for (; n < BATCH && call < calls; n++, call += SLOTS) {
      struct leg *leg = &side->legs[call];
      parts[n] = (struct iovec){packets[n], write_packet(side, leg, call, packets[n])};
      messages[n].msg_hdr = (struct msghdr){
          .msg_name = &leg->server, .msg_namelen = sizeof leg->server, .msg_iov = &parts[n], .msg_iovlen = 1};
    }
    for (int done = 0; done < n;) {
      int sent = sendmmsg(side->socket, messages + done, n - done, 0);
      done += sent > 0 ? sent : 1;
    }
    side->sent += n;
  }
}

static void heard(struct side *side, const uint8_t *packet, int length, int port, uint64_t at) {
  int call = side->leg_of_port[port];
  if (call < 0 || length < HEADER) return;
  struct leg *leg = &side->legs[call], *origin = &sides[side == sides].legs[call];
  uint16_t sequence = packet[2] << 8 | packet[3];
  leg->heard++;
  side->heard++;
  if (!in_window) return;
  if (!leg->offset_known) { /* the window's first packet is taken to be the one sent last */
    leg->offset_known = 1;
    leg->offset = sequence - (uint16_t)(origin->sequence - 1);
  }
  uint64_t sent_at = origin->sent_at[(uint16_t)(sequence - leg->offset) % RING];
  uint64_t micros = at > sent_at ? (at - sent_at) / 1000 : 0;
  delays[micros < BUCKETS ? micros : BUCKETS - 1]++;
  delays_known++;
}

static void drain(struct side *side) {
  static uint8_t packets[BATCH][DATAGRAM], control[BATCH][64];
  struct mmsghdr messages[BATCH];
  struct iovec parts[BATCH];
  struct sockaddr_in sources[BATCH];
  int n;
  do {
    for (int i = 0; i < BATCH; i++) {
      parts[i] = (struct iovec){packets[i], DATAGRAM};
      messages[i].msg_hdr = (struct msghdr){.msg_name = &sources[i], .msg_namelen = sizeof sources[i],
          .msg_iov = &parts[i], .msg_iovlen = 1, .msg_control = control[i], .msg_controllen = sizeof control[i]};
    }
    n = recvmmsg(side->socket, messages, BATCH, MSG_DONTWAIT, NULL);
    for (int i = 0; i < n; i++) {
      struct cmsghdr *stamp = CMSG_FIRSTHDR(&messages[i].msg_hdr);
      struct timespec at;
      memcpy(&at, CMSG_DATA(stamp), sizeof at);
      heard(side, packets[i], messages[i].msg_len, ntohs(sources[i].sin_port), at.tv_sec * SECOND + at.tv_nsec);
    }
  } while (n == BATCH);
}

/* User and system time of a process, all its threads, in seconds. */
static double cpu(const char *pid) {
  char file[64], line[1024] = "";
  unsigned long user = 0, system = 0;
  snprintf(file, sizeof file, "/proc/%s/stat", pid);
  FILE *in = fopen(file, "r");
  if (!in || !fgets(line, sizeof line, in)) fail(file);
  fclose(in);
  sscanf(strrchr(line, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return (double)(user + system) / sysconf(_SC_CLK_TCK);
}

static int delay_at(double quantile) {
  uint64_t count = 0, wanted = quantile * (delays_known - 1);
  for (int micros = 0; micros < BUCKETS; micros++) {
    count += delays[micros];
    if (count > wanted) return micros;
  }
  return -1;
}

static int late_slots;

/* Sends in steady slots until a time. */
static void run_until(uint64_t end) {
  static uint64_t next;
  static int slot;
  if (!next) next = now(CLOCK_MONOTONIC);
  for (; now(CLOCK_MONOTONIC) < end; slot = (slot + 1) % SLOTS) {
    late_slots += now(CLOCK_MONOTONIC) > next + 5 * MILLI;
    for (int s = 0; s < 2; s++) send_slot(&sides[s], slot);
    for (int s = 0; s < 2; s++) drain(&sides[s]);
    next += MILLI;
    struct timespec at = {next / SECOND, next % SECOND};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
  }
}

int main(int count, char **arguments) {
  if (count != 9) {
    fprintf(stderr, "see the comment at the top of load.c\n");
    return 2;
  }
  for (int s = 0; s < 2; s++) {
    sides[s].socket = open_socket();
    read_frames(&sides[s].frames, arguments[3 + s]);
    sides[s].payload_type = atoi(arguments[5 + s]);
    sides[s].units = atoi(arguments[7 + s]);
    memset(sides[s].leg_of_port, -1, sizeof sides[s].leg_of_port);
  }
  printf("%d %d\n", port_of(sides[0].socket), port_of(sides[1].socket));
  fflush(stdout);
  char pid[16];
  if (scanf("%15s", pid) != 1) fail("no process id");
  for (int ports[2]; calls < MOST_CALLS && scanf("%d %d", &ports[0], &ports[1]) == 2; calls++) {
    for (int s = 0; s < 2; s++) {
      struct leg *leg = &sides[s].legs[calls];
      leg->server = (struct sockaddr_in){
          .sin_family = AF_INET, .sin_port = htons(ports[s]), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
      leg->frame = (37 * calls + 11 * s) % sides[s].frames.count;
      sides[s].leg_of_port[ports[s]] = calls;
    }
  }
  uint64_t begin = now(CLOCK_MONOTONIC) + atof(arguments[2]) * SECOND;
  run_until(begin);
  begin = now(CLOCK_MONOTONIC);
  double cpu_before = cpu(pid);
  uint64_t sent_before = sides[0].sent + sides[1].sent;
  late_slots = 0;
  in_window = 1;
  run_until(begin + atof(arguments[1]) * SECOND);
  double cpu_used = cpu(pid) - cpu_before, seconds = (now(CLOCK_MONOTONIC) - begin) / (double)SECOND;
  uint64_t packets = sides[0].sent + sides[1].sent - sent_before;
  in_window = 0;
  for (int i = 0; i < 15; i++) { /* what is under way still counts for the loss */
    usleep(20000);
    for (int s = 0; s < 2; s++) drain(&sides[s]);
  }
  uint64_t sent = sides[0].sent + sides[1].sent, arrived = sides[0].heard + sides[1].heard;
  printf("calls     %d, %.0f packets/s for %.0f s; %d slots were late\n", calls, packets / seconds, seconds, late_slots);
  printf("lost      %lld of %lld packets, warm-up included\n", (long long)(sent - arrived), (long long)sent);
  printf("CPU       %.2f us a packet, %.1f %% of a core; a core has %.0f such calls\n", cpu_used * 1e6 / packets,
      100 * cpu_used / seconds, calls * seconds / cpu_used);
  printf("delay     p50 %d us, p99 %d us, p99.9 %d us, max %d us\n", delay_at(0.5), delay_at(0.99), delay_at(0.999),
      delay_at(1));
  return 0;
}
