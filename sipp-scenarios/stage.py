"""Runs cases against one server."""
import contextlib
import random
import re
import socket
import subprocess
import threading

from ports import taken, until
from server import TRUSTED, USERS


class Stage:
    """One server, and what SIPp needs to know of it."""

    def __init__(self, host, port, transport, logs, ports, network=None):
        self.host, self.port, self.transport, self.logs, self.network = host, port, transport, logs, network
        self.ports = ports
        self.domain = f"{host}:{port}"
        self.users = iter(random.sample(USERS, len(USERS)))
        self.lock = threading.Lock()
        self.carrier = threading.Lock()  # there is one: whoever plays it is alone

    def user(self):
        with self.lock:
            return next(self.users)

    def run(self, case):
        """Returns a list of what went wrong."""
        with self.carrier if case.has_carrier() else contextlib.nullcontext():
            play = Play(self, case)
            try:
                return play.call()
            finally:
                play.end()

    def register(self, user, contacts, expires=120):
        """A REGISTER from the trusted address, where no challenge is made; returns the status, 0 for silence."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
            phone.bind((TRUSTED, 0))
            phone.settimeout(0.5)
            tag = f"{random.getrandbits(48):x}"
            lines = [f"REGISTER sip:{self.domain} SIP/2.0",
                     f"Via: SIP/2.0/UDP {TRUSTED}:{phone.getsockname()[1]};rport;branch=z9hG4bK{tag}",
                     "Max-Forwards: 70", f"From: <sip:{user}@{self.domain}>;tag={tag}",
                     f"To: <sip:{user}@{self.domain}>", f"Call-ID: {tag}", "CSeq: 1 REGISTER",
                     *(f"Contact: {contact}" for contact in contacts), f"Expires: {expires}",
                     "Content-Length: 0", "", ""]
            for _ in range(8):
                phone.sendto("\r\n".join(lines).encode(), (self.host, self.port))
                try:
                    while True:
                        answer = phone.recv(65535)
                        if answer.startswith(b"SIP/2.0 ") and not answer.startswith(b"SIP/2.0 1"):
                            return int(answer[8:11])
                except TimeoutError:
                    continue
        return 0

    def log(self, case, role, kind):
        return self.logs / f"{case.name.replace('/', '-')}.{role}.{kind}"

    def messages(self, case, role):
        log = self.log(case, role, "messages")
        return log.read_text(errors="replace") if log.exists() else ""

    def details(self, case):
        for file in sorted(self.logs.glob(case.name.replace("/", "-") + ".*")):
            text = file.read_text(errors="replace").strip()
            if text:
                yield f"  {file.name}:"
                yield from ("    | " + line for line in text.splitlines()[-120:])


class Play:
    """One run of a case: the processes and sockets of its players."""

    def __init__(self, stage, case):
        self.stage, self.case = stage, case
        self.caller = stage.user()
        self.callee = case.callee or stage.user()
        self.witness = listening(TRUSTED, 0)
        self.deaf = {}
        self.running = []
        self.bindings = []

    def call(self):
        case, stage, wrong = self.case, self.stage, []
        for player in case.players:
            self.start(player)
        for role in case.silent + case.deaf:
            if role not in (player.role for player in case.players):
                self.deaf[role] = listening(*stage.network.address(case, role))
        if case.looped:
            self.bindings.append(f"<sip:{self.callee}@{stage.domain}>")
        if self.bindings and (status := stage.register(self.callee, self.bindings)) != 200:
            return [f"the callee's registration was answered {status}"]
        for name, player, process in [entry for entry in self.running if entry[1].before]:
            if not until(lambda: process.poll() is not None, 12) or process.returncode != 0:
                return [f"{name}: see its errors"]
            self.running.remove((name, player, process))
            self.deaf[player.role] = listening(*stage.network.address(case, player.role))
        if self.caller_process().wait() != 0:
            wrong.append("caller: see its errors")
        if case.repeated and self.count("caller", "SIP/2.0 " + case.repeated) < 2:
            wrong.append(f"caller: received {case.repeated} only once")
        for name, player, process in self.running:
            wrong += self.ended(name, player, process)
        if case.bystander and (heard := first(self.witness)):
            wrong.append("bystander heard: " + heard)
        for role, socket_of in self.deaf.items():
            heard = first(socket_of)
            if role in case.deaf and heard:
                wrong.append(f"{role} heard: {heard}")
            elif role in case.silent and not heard:
                wrong.append(f"{role} heard nothing")
        if case.apart:
            wrong += self.in_common()
        return wrong

    def start(self, player):
        case, stage = self.case, self.stage
        if player.role == "callee":
            number = len(self.bindings) + 1
            name, at, transport = f"callee{number}", (TRUSTED, stage.ports.free(TRUSTED)), stage.transport
            self.bindings.append(f"<sip:{self.callee}@{TRUSTED}:{at[1]};transport={transport}>" + (f";q={player.q}" if player.q else ""))
        else:
            name, at, transport = player.role, stage.network.address(case, player.role), case.trunk_transport
        file = case.path.parent / player.file
        process = self.sipp(file, at, name, transport, [], calls=2 if player.twice else 1)
        self.running.append((name, player, process))
        until(lambda: taken(*at) or process.poll() is not None)

    def caller_process(self):
        case, stage = self.case, self.stage
        if case.plays_first_trunk:
            return self.sipp(case.path, stage.network.address(case, "first"), "caller", case.trunk_transport, [])
        address, transport = case.caller_at or TRUSTED, stage.transport
        if address == "first":
            address, transport = stage.network.address(case, "first")[0], case.trunk_transport
        return self.sipp(case.path, (address, stage.ports.free(address)), "caller", transport, [stage.domain])

    def sipp(self, file, at, name, transport, target, calls=1):
        case, stage = self.case, self.stage
        auth = {"own": (self.caller, "pw-" + self.caller), "wrong": (self.caller, "not-" + self.caller),
                "another": ("alice", "pw-alice")}[case.password]
        keys = {"caller": self.caller, "domain": stage.domain, "bystander": "%s:%d" % self.witness.getsockname()}
        if stage.network:
            keys |= {"trunks": stage.network.number(case), "number": stage.network.number_of(self.callee)}
        address, port = at
        args = ["sipp", *target, "-sf", str(file), "-i", address, "-mi", address, "-p", str(port),
                "-mp", str(port + 10000), "-t", transport[0] + "1", "-m", str(calls), "-l", str(calls), "-nostdin",
                "-timeout", "50", "-timeout_error", "-recv_timeout", "8000", "-s", self.callee, "-au", auth[0], "-ap", auth[1],
                *(word for key, value in keys.items() for word in ("-key", key, value)),
                "-cid_str", f"%u-%p-{random.getrandbits(48):x}@%s",
                "-trace_err", "-error_file", str(stage.log(case, name, "errors")),
                "-trace_msg", "-message_file", str(stage.log(case, name, "messages"))]
        return subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=stage.logs)

    def ended(self, name, player, process):
        if player.stopped:
            process.kill()
            process.wait()
        elif not until(lambda: process.poll() is not None, 6):
            yield f"{name}: its scenario did not end"
        elif process.returncode != 0:
            yield f"{name}: see its errors"
        if player.once and (count := self.count(name, r"INVITE sip:")) != 1:
            yield f"{name}: received INVITE {count} times"

    def count(self, name, start):
        return len(re.findall(r"^" + start, self.stage.messages(self.case, name), re.M))

    def in_common(self):
        """What names one leg and yet was seen on the other (RFC 7092 §3.2): dialog, branches, addresses."""
        name = self.running[0][0]
        ours, theirs = self.stage.messages(self.case, "caller"), self.stage.messages(self.case, name)
        for mark in sorted(marks(ours) & marks(theirs) - {self.stage.host, "z9hG4bK"}):
            yield f"caller and {name} both saw {mark}"

    def end(self):
        for _, _, process in self.running:
            if process.poll() is None:
                process.kill()
                process.wait()
        if self.bindings:
            self.stage.register(self.callee, ["*"], 0)
        for one in (self.witness, *self.deaf.values()):
            one.close()


def marks(messages):
    """Call-IDs, tags, branches, addresses and the users of Contacts in the messages of one leg."""
    found = set(re.findall(r"^(?:Call-ID|i): *(\S+)", messages, re.M | re.I))
    found |= set(re.findall(r";(?:tag|branch)=([^;,>\s]+)", messages))
    found |= set(re.findall(r"^(?:Contact|m): *<?sip:([^@>;\s]+)@", messages, re.M | re.I))
    sip = "\n".join(line for line in messages.splitlines() if not line.startswith("---"))
    return found | set(re.findall(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])", sip))


def listening(address, port):
    one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    one.bind((address, port))
    return one


def first(one):
    """The first message that a socket receives which is no question whether it is there; "" for none."""
    one.settimeout(0.7)
    try:
        while (message := one.recv(65535)).startswith(b"OPTIONS"):
            pass
        return message.decode("utf-8", "replace")
    except TimeoutError:
        return ""
