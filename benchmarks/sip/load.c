// Calls at rates that change: one caller and one callee in one process, each with a UDP socket.
//
//   load SERVER:PORT TARGET CALLER:PORT CALLEE:PORT HOLD RATE:SECONDS...
//
// TARGET is the user part that is called; the server has to lead it to CALLEE. HOLD is how long a call lasts, in
// milliseconds. A call is INVITE, 180, 200, ACK, BYE, 200 (RFC 3261); a refused INVITE is acknowledged, and what is not
// answered is sent again (Timers A and E; the callee sends its 2xx again until the ACK). One line for each RATE:SECONDS:
//
//   rate offered answered refused failed again p50 p99 calm
//
// answered: got 200; refused: got 503; failed: got something else, or nothing within 10 s; again: requests sent again;
// p50, p99: milliseconds from INVITE to 180 of the answered; calm: seconds after the beginning of this line's calls
// until the last that was not answered within 200 ms.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 64, SIZE = 4096, GIVE_UP = 10000000, T1 = 500000, LATE = 200000 };
enum state { INVITED, ANSWERED, HANGING_UP, ENDED };
typedef struct { char *at; int length; } text;
typedef struct {
  uint64_t begun, due;
  uint32_t setup; // microseconds until 180; 0 as long as there is none
  uint16_t status, again;
  uint8_t state, phase;
  char *bye;
} call;
typedef struct { uint64_t due; char *ok; struct sockaddr_in to; int length, again; } answer;
typedef struct { double rate, seconds; int first, last, again; uint64_t begins; } phase;
typedef struct { int fd, held; struct mmsghdr message[BATCH]; struct iovec part[BATCH]; struct sockaddr_in peer[BATCH]; char octets[BATCH][SIZE]; } batch;

static call *calls;
static answer *answers;
static phase phases[16];
static int phase_count, call_count, answer_count, answer_room, mark;
static uint64_t hold;
static struct sockaddr_in server, caller, callee;
static char server_text[64], caller_text[64], callee_text[64], server_host[64];
static const char *target;
static batch in, from_caller, from_callee;
static int *held_calls, held_first, held_last;

static const char OFFER[] = "v=0\r\no=load 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 6000 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";
static const char ACCEPT[] = "v=0\r\no=load 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 6002 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000ULL + t.tv_nsec / 1000;
}

static void flush(batch *out) {
  for (int sent = 0; sent < out->held;) {
    int count = sendmmsg(out->fd, out->message + sent, out->held - sent, 0);
    sent += count > 0 ? count : 1;
  }
  out->held = 0;
}

static char *next_place(batch *out) {
  if (out->held == BATCH) flush(out);
  return out->octets[out->held];
}

static void put(batch *out, int length, struct sockaddr_in *to) {
  int i = out->held++;
  out->part[i] = (struct iovec){ out->octets[i], length };
  out->peer[i] = *to;
  out->message[i].msg_hdr = (struct msghdr){ .msg_name = &out->peer[i], .msg_namelen = sizeof *to, .msg_iov = &out->part[i], .msg_iovlen = 1 };
}

// The value of the first header of that name at or after a place; no text if there is none.
static text header(const char *from, const char *name) {
  size_t length = strlen(name);
  for (const char *line = strstr(from, "\r\n"); line && line[2] != '\r'; line = strstr(line + 2, "\r\n")) {
    const char *start = line + 2;
    if (!strncasecmp(start, name, length) && start[length] == ':') {
      start += length + 1;
      while (*start == ' ') start++;
      return (text){ (char *)start, strstr(start, "\r\n") - start };
    }
  }
  return (text){ 0, 0 };
}

static void invite(int i) {
  char *o = next_place(&from_caller);
  put(&from_caller, sprintf(o,
    "INVITE sip:%s@%s SIP/2.0\r\nVia: SIP/2.0/UDP %s;branch=z9hG4bKload%d-%d-i\r\nMax-Forwards: 70\r\n"
    "From: <sip:load@%s>;tag=%d-%d\r\nTo: <sip:%s@%s>\r\nCall-ID: %d-%d@load\r\nCSeq: 1 INVITE\r\n"
    "Contact: <sip:load@%s>\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s",
    target, server_text, caller_text, mark, i, server_host, mark, i, target, server_host, mark, i, caller_text,
    (int)sizeof OFFER - 1, OFFER), &server);
}

static int within_dialog(char *o, const char *method, int number, int i, const char *uri, int uri_length, const char *routes, text to) {
  return sprintf(o,
    "%s %.*s SIP/2.0\r\nVia: SIP/2.0/UDP %s;branch=z9hG4bKload%d-%d-%s\r\nMax-Forwards: 70\r\n%s"
    "From: <sip:load@%s>;tag=%d-%d\r\nTo: %.*s\r\nCall-ID: %d-%d@load\r\nCSeq: %d %s\r\nContent-Length: 0\r\n\r\n",
    method, uri_length, uri, caller_text, mark, i, number == 1 && strcmp(routes, "") == 0 && method[0] == 'A' ? "i" : method, routes,
    server_host, mark, i, to.length, to.at, mark, i, number, method);
}

static void answered(int i, char *ok, uint64_t t) {
  call *c = calls + i;
  char routes[2048] = "";
  text recorded[8];
  int count = 0;
  for (text r = header(ok, "Record-Route"); r.at && count < 8; r = header(r.at, "Record-Route")) recorded[count++] = r;
  int length = 0;
  while (count-- > 0) length += sprintf(routes + length, "Route: %.*s\r\n", recorded[count].length, recorded[count].at);
  text contact = header(ok, "Contact"), to = header(ok, "To");
  char *uri = contact.at ? memchr(contact.at, '<', contact.length) : 0;
  if (!uri) return;
  uri++;
  int uri_length = strchr(uri, '>') - uri;
  if (!length) strcpy(routes, "X-Load: 1\r\n"); // an ACK of a 2xx has a branch of its own
  char *o = next_place(&from_caller);
  put(&from_caller, within_dialog(o, "ACK", 1, i, uri, uri_length, routes, to), &server);
  if (c->state != INVITED) return;
  c->bye = malloc(SIZE);
  within_dialog(c->bye, "BYE", 2, i, uri, uri_length, routes, to);
  c->state = ANSWERED;
  c->status = 200;
  c->due = t + hold;
  held_calls[held_last++] = i;
}

static void at_caller(char *m, uint64_t t) {
  text id = header(m, "Call-ID"), cseq = header(m, "CSeq");
  int of, i;
  if (strncmp(m, "SIP/2.0 ", 8) || !id.at || !cseq.at || sscanf(id.at, "%d-%d@", &of, &i) != 2 || of != mark || i >= call_count) return;
  call *c = calls + i;
  int status = atoi(m + 8), of_invite = strstr(cseq.at, "INVITE") == cseq.at + 2;
  if (!of_invite) {
    if (c->state == HANGING_UP) { c->state = ENDED; free(c->bye); }
    return;
  }
  if (c->state == INVITED && status < 200) c->due = t + GIVE_UP;
  if (status >= 180 && status < 300 && !c->setup) c->setup = t - c->begun + 1;
  if (status >= 200 && status < 300) answered(i, m, t);
  if (status >= 300) {
    char uri[128];
    int length = sprintf(uri, "sip:%s@%s", target, server_text);
    put(&from_caller, within_dialog(next_place(&from_caller), "ACK", 1, i, uri, length, "", header(m, "To")), &server);
    if (c->state == INVITED) { c->state = ENDED; c->status = status; }
  }
}

static int respond(char *o, const char *line, const char *m, int tag, const char *body) {
  int length = sprintf(o, "SIP/2.0 %s\r\n", line);
  for (text v = header(m, "Via"); v.at; v = header(v.at, "Via")) length += sprintf(o + length, "Via: %.*s\r\n", v.length, v.at);
  for (text r = header(m, "Record-Route"); tag >= 0 && r.at; r = header(r.at, "Record-Route")) length += sprintf(o + length, "Record-Route: %.*s\r\n", r.length, r.at);
  text from = header(m, "From"), to = header(m, "To"), id = header(m, "Call-ID"), cseq = header(m, "CSeq");
  length += sprintf(o + length, "From: %.*s\r\nTo: %.*s", from.length, from.at, to.length, to.at);
  if (tag >= 0) length += sprintf(o + length, ";tag=answer%d", tag);
  return length + sprintf(o + length, "\r\nCall-ID: %.*s\r\nCSeq: %.*s\r\nContact: <sip:callee@%s>\r\n%sContent-Length: %d\r\n\r\n%s",
    id.length, id.at, cseq.length, cseq.at, callee_text, body ? "Content-Type: application/sdp\r\n" : "", body ? (int)strlen(body) : 0, body ? body : "");
}

static void at_callee(char *m, struct sockaddr_in *peer, uint64_t t) {
  if (!strncmp(m, "INVITE ", 7) && answer_count < answer_room) {
    int tag = answer_count++;
    put(&from_callee, respond(next_place(&from_callee), "180 Ringing", m, tag, 0), peer);
    char *o = next_place(&from_callee);
    answer *a = answers + tag;
    a->length = respond(o, "200 OK", m, tag, ACCEPT);
    a->ok = memcpy(malloc(a->length), o, a->length);
    a->to = *peer;
    a->due = t + T1;
    put(&from_callee, a->length, peer);
  } else if (!strncmp(m, "ACK ", 4)) {
    text to = header(m, "To");
    char *tag = to.at ? memmem(to.at, to.length, ";tag=answer", 11) : 0;
    int i = tag ? atoi(tag + 11) : answer_room;
    if (i < answer_count) { free(answers[i].ok); answers[i].ok = 0; }
  } else if (strncmp(m, "SIP/2.0", 7)) {
    put(&from_callee, respond(next_place(&from_callee), "200 OK", m, -1, 0), peer);
  }
}

static int receive(int fd, void (*take)(char *, struct sockaddr_in *, uint64_t)) {
  int all = 0, count;
  do {
    for (int i = 0; i < BATCH; i++) {
      in.part[i] = (struct iovec){ in.octets[i], SIZE - 1 };
      in.message[i].msg_hdr = (struct msghdr){ .msg_name = &in.peer[i], .msg_namelen = sizeof in.peer[i], .msg_iov = &in.part[i], .msg_iovlen = 1 };
    }
    count = recvmmsg(fd, in.message, BATCH, MSG_DONTWAIT, 0);
    uint64_t t = now();
    for (int i = 0; i < count; i++) {
      in.octets[i][in.message[i].msg_len] = 0;
      take(in.octets[i], &in.peer[i], t);
    }
    all += count > 0 ? count : 0;
  } while (count == BATCH);
  return all;
}

static void to_caller(char *m, struct sockaddr_in *peer, uint64_t t) { (void)peer; at_caller(m, t); }

static void send_again(uint64_t t) {
  static int oldest, oldest_answer;
  while (oldest < call_count && calls[oldest].state == ENDED) oldest++;
  for (int i = oldest; i < call_count; i++) {
    call *c = calls + i;
    if (c->state == ENDED || c->state == ANSWERED || c->due > t) continue;
    if (t - c->begun > GIVE_UP + hold) { c->state = ENDED; continue; }
    phases[c->phase].again++;
    c->due = t + ((uint64_t)T1 << ++c->again);
    if (c->state == INVITED) invite(i);
    else { int length = strlen(c->bye); memcpy(next_place(&from_caller), c->bye, length); put(&from_caller, length, &server); }
  }
  while (oldest_answer < answer_count && !answers[oldest_answer].ok) oldest_answer++;
  for (int i = oldest_answer; i < answer_count; i++) {
    answer *a = answers + i;
    if (!a->ok || a->due > t) continue;
    if (++a->again > 5) { free(a->ok); a->ok = 0; continue; }
    a->due = t + ((uint64_t)T1 << a->again);
    memcpy(next_place(&from_callee), a->ok, a->length);
    put(&from_callee, a->length, &a->to);
  }
}

static struct sockaddr_in address(const char *word) {
  char host[64];
  int port;
  if (sscanf(word, "%63[0-9.]:%d", host, &port) != 2) { fprintf(stderr, "load: %s is no address and port\n", word); exit(2); }
  return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = inet_addr(host) };
}

static int socket_at(struct sockaddr_in at) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0), room = 16 << 20;
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room)) setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  if (bind(fd, (void *)&at, sizeof at)) { perror("load: bind"); exit(2); }
  return fd;
}

static int by_size(const void *a, const void *b) { uint32_t x = *(uint32_t *)a, y = *(uint32_t *)b; return x < y ? -1 : x > y; }

static void report(phase *p) {
  int good = 0, refused = 0, failed = 0;
  uint64_t last_bad = p->begins;
  uint32_t *setups = malloc(sizeof *setups * (p->last - p->first + 1));
  for (int i = p->first; i < p->last; i++) {
    call *c = calls + i;
    if (c->status == 200) setups[good++] = c->setup;
    else if (c->status == 503) refused++;
    else failed++;
    if (c->status != 200 || c->setup > LATE) last_bad = c->begun;
  }
  qsort(setups, good, sizeof *setups, by_size);
  printf("%.0f %d %d %d %d %d %.2f %.2f %.2f\n", p->rate, p->last - p->first, good, refused, failed, p->again,
    good ? setups[good / 2] / 1e3 : 0.0, good ? setups[(int)(good * 0.99)] / 1e3 : 0.0, (last_bad - p->begins) / 1e6);
  free(setups);
}

int main(int argc, char **argv) {
  if (argc < 7) { fprintf(stderr, "load: SERVER:PORT TARGET CALLER:PORT CALLEE:PORT HOLD RATE:SECONDS...\n"); return 2; }
  server = address(argv[1]); caller = address(argv[3]); callee = address(argv[4]);
  target = argv[2]; hold = atoi(argv[5]) * 1000ULL; mark = getpid();
  snprintf(server_text, sizeof server_text, "%s", argv[1]); snprintf(caller_text, sizeof caller_text, "%s", argv[3]);
  snprintf(callee_text, sizeof callee_text, "%s", argv[4]); snprintf(server_host, sizeof server_host, "%s", inet_ntoa(server.sin_addr));
  double most = 0;
  for (int i = 6; i < argc && phase_count < 16; i++) {
    phase *p = phases + phase_count++;
    if (sscanf(argv[i], "%lf:%lf", &p->rate, &p->seconds) != 2) { fprintf(stderr, "load: %s is no RATE:SECONDS\n", argv[i]); return 2; }
    most += p->rate * p->seconds + 1;
  }
  answer_room = (int)most * 2;
  calls = calloc((size_t)most + 1, sizeof *calls); answers = calloc(answer_room + 1, sizeof *answers); held_calls = malloc(sizeof *held_calls * ((size_t)most + 1));
  from_caller.fd = socket_at(caller); from_callee.fd = socket_at(callee);
  uint64_t scanned = now(), end = 0;
  phases[0].begins = scanned;
  for (int current = 0; current < phase_count || now() < end;) {
    uint64_t t = now();
    if (current < phase_count) {
      phase *p = phases + current;
      double age = (t - p->begins) / 1e6;
      int due = p->first + (int)(p->rate * (age < p->seconds ? age : p->seconds));
      for (int burst = 0; call_count < due && burst < 200; burst++) {
        calls[call_count] = (call){ .begun = t, .due = t + T1, .phase = current };
        invite(call_count++);
      }
      p->last = call_count;
      if (age >= p->seconds) {
        if (++current < phase_count) { phases[current].first = phases[current].last = call_count; phases[current].begins = t; }
        else end = t + 4000000 + hold;
      }
    }
    for (; held_first < held_last && calls[held_calls[held_first]].due <= t; held_first++) {
      call *c = calls + held_calls[held_first];
      int length = strlen(c->bye);
      memcpy(next_place(&from_caller), c->bye, length);
      put(&from_caller, length, &server);
      c->state = HANGING_UP; c->due = t + T1; c->again = 0;
    }
    flush(&from_caller);
    int any = receive(from_callee.fd, at_callee);
    flush(&from_callee);
    any += receive(from_caller.fd, to_caller);
    if (t - scanned > 50000) { scanned = t; send_again(t); flush(&from_callee); }
    flush(&from_caller);
    if (!any) { struct pollfd either[] = { { from_caller.fd, POLLIN, 0 }, { from_callee.fd, POLLIN, 0 } }; struct timespec wait = { 0, 500000 }; ppoll(either, 2, &wait, 0); }
  }
  for (int i = 0; i < phase_count; i++) report(phases + i);
  return 0;
}
