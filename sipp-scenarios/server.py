"""A server of our own: its configuration and its process."""
import os
import pathlib
import shlex
import subprocess

from ports import until

HERE = pathlib.Path(__file__).resolve().parent
TRUSTED = "127.0.0.1"
ADDRESS = "127.0.0.35"
USERS = [f"h{n:03d}" for n in range(100)]


class TelephoneNetwork:
    """Two trunks for each case, so that cases do not meet, and one carrier for all."""

    def __init__(self, cases, ports):
        self.case = {case.name: number for number, case in enumerate(cases, 1)}
        self.transport = {case.name: case.trunk_transport for case in cases}
        self.addresses = {}
        for name, number in self.case.items():
            for last, role in enumerate(("first", "second"), 1):
                at = f"127.1.{number}.{last}"
                self.addresses[name, role] = (at, ports.free(at))
        self.carrier = ("127.1.0.1", ports.free("127.1.0.1"))

    def address(self, case, role):
        return self.carrier if role == "carrier" else self.addresses[case.name, role]

    def number(self, case):
        """The number whose route leads to the trunks of a case."""
        return f"+1206555{self.case[case.name]:02d}00"

    @staticmethod
    def number_of(user):
        return "+14255550" + user[1:]

    def yaml(self):
        codecs = "codecs: [PCMA]"
        lines = ["cloudCalling:", "  carriers:",
                 '    carrier: {address: "%s:%d", %s}' % (*self.carrier, codecs), "  numbers:"]
        lines += [f'    "{self.number_of(user)}": {{user: {user}}}' for user in USERS]
        lines += ["sipInterface:", "  trunks:"]
        for (name, role), (host, port) in self.addresses.items():
            lines.append(f'    {role}{self.case[name]}: {{address: "{host}:{port}", transport: {self.transport[name]}, {codecs}}}')
        lines += ["  routes:"]
        lines += [f"    - {{name: {name}, pattern: '^\\+1206555{number:02d}', trunks: [first{number}, second{number}]}}"
                  for name, number in self.case.items()]
        return "\n".join(lines) + "\n"


class Server:
    """The launcher on a configuration of its own. Nothing of it runs after stop()."""

    def __init__(self, folder, ports, network, settings):
        folder.mkdir()
        self.folder = folder
        self.port = ports.free(ADDRESS)
        (folder / "patchbay.yaml").write_text(self.basis() + (network.yaml() if network else self.numbers()))
        files = ["patchbay.yaml"]
        for number, (section, key, value) in enumerate(settings):
            (folder / f"{number}.yaml").write_text(f"{section}: {{{key}: {value}}}\n")
            files.append(f"{number}.yaml")
        launcher = shlex.split(os.environ.get("PATCHBAY_LAUNCHER", "")) or [str(HERE.parent / "patchbay")]
        configs = [word for file in files for word in ("--config", str(folder / file))]
        with open(folder / "server.log", "wb") as log:
            self.process = subprocess.Popen(launcher + ["run", *configs, "--data", str(folder / "data")],
                                            stdout=log, stderr=subprocess.STDOUT)

    def basis(self):
        users = "".join(f"  {user}: {{password: pw-{user}}}\n" for user in USERS)
        return f"""domain: {ADDRESS}
sip:
  listen: ["udp:{ADDRESS}:{self.port}", "tcp:{ADDRESS}:{self.port}"]
  trusted: ["{TRUSTED}/32"]
registrar:
  openFrom: ["{TRUSTED}/32"]
media:
  address: {ADDRESS}
calls:
  responseTimeout: 3s
  pingInterval: 1h
users:
  alice: {{password: pw-alice}}
  bob: {{password: pw-bob}}
{users}"""

    @staticmethod
    def numbers():
        return """cloudCalling:
  numbers:
    "+14255550101": {user: bob}
"""

    def log(self):
        return (self.folder / "server.log").read_text(errors="replace")

    def is_ready(self):
        ready = lambda: "ready" in self.log().splitlines()
        return until(lambda: ready() or self.process.poll() is not None, 90) and ready()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
