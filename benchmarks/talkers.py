#!/usr/bin/env python3
"""Calls with RTP both ways, for benchmarks/trunk-load: counts the packets that arrive at each end.

    talkers.py SERVER PORT CALLER TRUNK TALKERS SECONDS HOLD

Each of the talkers, at the address CALLER, calls again and again for so many seconds, holds each call for HOLD seconds,
and sends a packet every 20 ms from both ends. The trunk's signalling is SIPp's (sipp/trunk.xml): it answers with PCMA,
at the port that the number ends in, and the socket of that port at the address TRUNK is here. The callers offer, in
turn, PCMA, which the server relays, and PCMU or Opus, which it transcodes.

Prints "calls ANSWERED FAILED", "again REQUESTS" for those that were sent again, and for each kind of call and each way
a line "rtp KIND WAY SENT RECEIVED".
"""
import asyncio
import collections
import random
import re
import struct
import sys

PACKET = 0.02  # seconds of sound in each
T1 = 0.5  # RFC 3261 §17.1.1.1
SETTLE = 0.3  # for the last packets to arrive before the BYE

Codec = collections.namedtuple("Codec", "kind payload_type rtpmap payload ticks")
PCMA = Codec("relayed", 8, "PCMA/8000", b"\xd5" * 160, 160)
PCMU = Codec("transcoded", 0, "PCMU/8000", b"\xff" * 160, 160)
OPUS = Codec("transcoded", 111, "opus/48000/2", b"\xf8\xff\xfe", 960)  # a frame of silence
OFFERS = (PCMA, PCMU, PCMA, OPUS)

counts = collections.Counter()
failures = collections.Counter()


class Audio(asyncio.DatagramProtocol):
    """One end of the audio: sends where it is told, or else back to where the first packet came from."""

    def connection_made(self, transport):
        self.transport = transport
        self.peer = self.codec = None

    def begin(self, codec, peer=None):
        self.codec, self.peer = codec, peer
        self.sequence, self.timestamp, self.source = (random.getrandbits(bits) for bits in (16, 32, 32))
        self.sent = self.received = 0

    def datagram_received(self, packet, source):
        if self.codec and len(packet) > 12 and packet[1] & 0x7F == self.codec.payload_type:
            self.peer = self.peer or source
            self.received += source == self.peer  # not the last ones of the call before

    def send(self):
        if self.peer:
            head = struct.pack("!BBHII", 0x80, self.codec.payload_type, self.sequence, self.timestamp, self.source)
            self.transport.sendto(head + self.codec.payload, self.peer)
            self.sequence = (self.sequence + 1) % 2**16
            self.timestamp = (self.timestamp + self.codec.ticks) % 2**32
            self.sent += 1


class Signalling(asyncio.DatagramProtocol):
    """A user agent client for one transaction at a time."""

    def __init__(self, server):
        self.server = server
        self.responses = asyncio.Queue()

    def connection_made(self, transport):
        self.transport = transport
        self.host, self.port = transport.get_extra_info("sockname")

    def datagram_received(self, response, source):
        self.responses.put_nowait(response.decode())

    def send(self, method, uri, dialog, cseq, body=""):
        text = (
            f"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {self.host}:{self.port};branch=z9hG4bK{dialog['id']}{cseq}{method}\r\n"
            f"From: <sip:talker@{self.server[0]}>;tag={dialog['id']}\r\nTo: {dialog['to']}\r\nCall-ID: {dialog['id']}\r\n"
            f"CSeq: {cseq} {method}\r\nContact: <sip:talker@{self.host}:{self.port}>\r\nMax-Forwards: 70\r\n"
            f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )
        self.transport.sendto(text.encode(), self.server)

    async def final(self, method, uri, dialog, cseq, body=""):
        """Sends a request until a final response has come; None after 64*T1."""
        self.send(method, uri, dialog, cseq, body)
        wait, waited, provisional = T1, 0.0, False
        while waited < 64 * T1:
            try:
                response = await asyncio.wait_for(self.responses.get(), wait)
            except asyncio.TimeoutError:
                waited += wait
                wait = min(2 * wait, 8 * T1)
                if not provisional or method != "INVITE":
                    counts["again"] += 1
                    self.send(method, uri, dialog, cseq, body)
                continue
            if f"\r\nCSeq: {cseq} {method}\r\n" in response and f"\r\nCall-ID: {dialog['id']}\r\n" in response:
                if not response.startswith("SIP/2.0 1"):
                    return response
                provisional = True
        return None


def offer(codec, host, port):
    return (
        f"v=0\r\no=talker 1 1 IN IP4 {host}\r\ns=-\r\nc=IN IP4 {host}\r\nt=0 0\r\n"
        f"m=audio {port} RTP/AVP {codec.payload_type}\r\na=rtpmap:{codec.payload_type} {codec.rtpmap}\r\na=ptime:20\r\n"
    )


def field(pattern, text):
    return re.search(pattern, text, re.MULTILINE).group(1)


async def audio_at(host):
    """A socket whose port has five digits."""
    loop = asyncio.get_running_loop()
    while True:
        transport, audio = await loop.create_datagram_endpoint(Audio, local_addr=(host, 0))
        port = transport.get_extra_info("sockname")[1]
        if port > 9999:
            return audio, port
        transport.close()


async def call(sip, codec, caller, caller_port, trunk, trunk_port, hold):
    number = f"sip:+120655{trunk_port}@{sip.server[0]}:{sip.server[1]}"
    dialog = {"id": f"{random.getrandbits(64):x}", "to": f"<{number}>"}
    answer = await sip.final("INVITE", number, dialog, 1, offer(codec, sip.host, caller_port))
    if answer is None or not answer.startswith("SIP/2.0 200"):
        counts["failed"] += 1
        why = (answer or "no answer").split("\r\n", 1)[0], *re.findall(r"^Warning: .*", answer or "", re.MULTILINE)
        failures[" ".join(why).strip()] += 1
        await asyncio.sleep(1)
        return
    dialog["to"] = field(r"^To: (.*)\r", answer)
    target = field(r"^Contact: <(.*)>", answer)
    sip.send("ACK", target, dialog, 1)
    caller.begin(codec, (field(r"^c=IN IP4 (.*)\r", answer), int(field(r"^m=audio (\d+)", answer))))
    trunk.begin(PCMA)
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for packet in range(round(hold / PACKET)):
        await asyncio.sleep(begin + packet * PACKET - loop.time())
        caller.send()
        trunk.send()
    await asyncio.sleep(SETTLE)
    for way, end, other in ("up", caller, trunk), ("down", trunk, caller):
        counts[codec.kind, way, "sent"] += end.sent
        counts[codec.kind, way, "received"] += other.received
    done = await sip.final("BYE", target, dialog, 2)
    counts["answered" if done and done.startswith("SIP/2.0 200") else "failed"] += 1


async def talk(number, server, caller_host, trunk_host, seconds, hold):
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    caller, caller_port = await audio_at(caller_host)
    trunk, trunk_port = await audio_at(trunk_host)
    _, sip = await loop.create_datagram_endpoint(lambda: Signalling(server), local_addr=(caller_host, 0))
    await asyncio.sleep(0.1 * number)
    while loop.time() + hold < end:
        await call(sip, OFFERS[number % len(OFFERS)], caller, caller_port, trunk, trunk_port, hold)


async def main(server, port, caller, trunk, talkers, seconds, hold):
    every = (talk(n, (server, int(port)), caller, trunk, float(seconds), float(hold)) for n in range(int(talkers)))
    await asyncio.gather(*every)
    print("calls", counts["answered"], counts["failed"])
    print("again", counts["again"])
    for kind in "relayed", "transcoded":
        for way in "up", "down":
            print("rtp", kind, way, counts[kind, way, "sent"], counts[kind, way, "received"])
    for why, times in failures.items():
        print(f"talkers: {times} calls failed: {why}", file=sys.stderr)


asyncio.run(main(*sys.argv[1:]))
