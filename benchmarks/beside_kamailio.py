"""Reads what beside-kamailio measured: "table" the generator's lines, "profile" a printed flight recording."""

import collections
import re
import statistics
import sys

PAIRS = [("call", "fixed", "patchbay-call"), ("lookup", "located", "patchbay-lookup")]

# The parts of the server by the innermost frame that tells them apart, first match wins.
PARTS = [
    ("sending (system call)", r"sendto|DatagramChannelImpl\.send|DatagramDispatcher\.write"),
    ("receiving (system call)", r"recvfrom|recvmsg|DatagramChannelImpl\.(receive|untrustedReceive)|DatagramDispatcher\.read"),
    ("waiting (system call)", r"epoll|EPoll|WEPoll"),
    ("Record-Route token", r"forwarding/RouteToken|javax/crypto|sun/security/provider"),
    ("random numbers", r"loop/SecureIds|SecureRandom"),
    ("timers", r"loop/TimerWheel"),
    ("writing", r"proxy/message/(RequestEditor|OctetWriter|ResponseWriter)"),
    ("parsing", r"proxy/message/"),
    ("transactions", r"proxy/transaction/"),
    ("location service", r"proxy/registrar/"),
    ("routing", r"proxy/routing/"),
    ("forwarding", r"proxy/forwarding/"),
    ("transport and loop", r"proxy/transport/|patchbay/loop/"),
]


def table(lines):
    figures = collections.defaultdict(list)
    bad = collections.Counter()
    offered = collections.Counter()
    for line in lines:
        found = re.match(
            r"(\S+) .*rate=(\d+) +calls=(\d+) .*fail=(\d+) retr=(\d+) .*CPU=([\d.]+)us/call .*p99=([\d.]+)ms", line)
        if found:
            name, rate = found[1], int(found[2])
            figures[name, rate].append((float(found[6]), float(found[7])))
            offered[name, rate] += int(found[3])
            bad[name, rate] += int(found[4]) + int(found[5])
    rates = sorted({rate for _, rate in figures})
    print("| work | calls/s | Kamailio | this server | ratio | p99 to 180, ms | failed or sent again, % |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for work, peer, ours in PAIRS:
        for rate in rates:
            a, b = figures.get((peer, rate)), figures.get((ours, rate))
            if not a or not b:
                continue
            cpu = [statistics.median(c for c, _ in side) for side in (a, b)]
            late = [statistics.median(p for _, p in side) for side in (a, b)]
            share = [100 * bad[key] / offered[key] for key in ((peer, rate), (ours, rate))]
            print(f"| {work} | {rate} | {cpu[0]:.1f} µs | {cpu[1]:.1f} µs | {cpu[1] / cpu[0]:.2f} "
                  f"| {late[0]:.2f}, {late[1]:.2f} | {share[0]:.2f}, {share[1]:.2f} |")


def part_of(frames):
    """The part that the innermost telling frame belongs to; frames are from the outermost inwards."""
    for frame in reversed(frames):
        for name, pattern in PARTS:
            if re.search(pattern, frame):
                return name
    return "else"


def profile(lines):
    parts = collections.Counter()
    methods = collections.Counter()
    threads = collections.Counter()
    for line in lines:
        stack, _, count = line.rstrip().rpartition(" ")
        thread, *frames = stack.split(";")
        threads[re.sub(r" tid=.*|\[(.*) tid=.*", r"\1", thread)] += int(count)
        if "[sip " in thread:
            parts[part_of(frames)] += int(count)
            methods[next((f for f in reversed(frames) if "org/patchbay" in f), frames[-1])] += int(count)
    shares("threads", threads, 6)
    shares("parts of the thread sip", parts, len(PARTS) + 1)
    shares("innermost methods of this server on it", methods, 20)


def shares(title, counts, most):
    total = sum(counts.values()) or 1
    print(f"\n{title}")
    for name, count in counts.most_common(most):
        print(f"  {100 * count / total:5.1f} %  {name}")


if __name__ == "__main__":
    {"table": table, "profile": profile}[sys.argv[1]](sys.stdin)
