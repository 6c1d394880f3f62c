"""Ports for SIPp, and waiting for them."""
import pathlib
import random
import socket
import threading
import time


class Ports:
    """Free ports for SIP and media below the ephemeral range, none given twice."""

    def __init__(self):
        self.lock = threading.Lock()
        self.given = set()

    def free(self, address):
        with self.lock:
            for _ in range(500):
                port = random.randrange(11000, 20000, 8)
                # SIPp also binds RTP and RTCP of audio and video, 10,000 above.
                if port not in self.given and not any(bound(address, p) for p in (port, *range(port + 10000, port + 10006))):
                    self.given.add(port)
                    return port
        raise SystemExit(f"no free port on {address}")


def bound(address, port):
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            try:
                probe.bind((address, port))
            except OSError:
                return True
    return False


def taken(address, port):
    """Whether somebody has bound the port, found out without binding it: who is just about to would fail."""
    name = "".join(f"{int(octet):02X}" for octet in reversed(address.split("."))) + f":{port:04X}"
    return any(name in pathlib.Path(table).read_text() for table in ("/proc/net/udp", "/proc/net/tcp"))


def until(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
