"""What the head of a scenario says about who else plays."""
import dataclasses
import re

# How a line begins that is about one who is called, and the name that its logs have.
ROLES = {"callee": "callee", "first trunk": "first", "second trunk": "second", "carrier": "carrier"}


@dataclasses.dataclass
class Player:
    """One who is called: a phone of the callee, a trunk or the carrier."""

    role: str
    file: str
    q: str = None
    stopped: bool = False
    once: bool = False
    twice: bool = False
    before: bool = False


class Case:
    """One scenario file with its cast."""

    def __init__(self, path, folder):
        self.path = path
        self.name = str(path.relative_to(folder).with_suffix(""))
        self.caller_at = None
        self.plays_first_trunk = False
        self.password = "own"
        self.callee = None
        self.players = []
        self.silent = []
        self.deaf = []
        self.repeated = None
        self.looped = False
        self.bystander = False
        self.apart = False
        self.no_network = False
        self.udp_only = False
        self.trunk_transport = "udp"
        self.settings = ()
        for line in re.findall(r"^\s*cast: (.+)$", path.read_text(), re.M):
            self.read(line.strip())

    def read(self, line):
        runs = re.fullmatch(
            r"(callee|first trunk|second trunk|carrier) runs (\S+)(?: with q=(\S+))?( and is stopped)?"
            r"( and receives INVITE once)?( and is called twice)?( before the call)?", line)
        hears = re.fullmatch(r"(first trunk|second trunk|carrier) (hears|says) nothing", line)
        if runs:
            who, file, q, *yes = runs.groups()
            self.players.append(Player(ROLES[who], file, q, *map(bool, yes)))
        elif hears:
            (self.silent if hears[2] == "says" else self.deaf).append(ROLES[hears[1]])
        elif line == "caller is the first trunk":
            self.caller_at = "first"
        elif line == "this is the first trunk":
            self.plays_first_trunk = True
        elif line.startswith("caller at "):
            self.caller_at = line.split()[2]
        elif line == "caller has a wrong password":
            self.password = "wrong"
        elif line == "caller has the credentials of another":
            self.password = "another"
        elif again := re.fullmatch(r"caller receives (\d+) more than once", line):
            self.repeated = again[1]
        elif line == "callee is bound to the proxy itself":
            self.looped = True
        elif line.startswith("callee is "):
            self.callee = line.split()[2]
        elif line == "bystander hears nothing":
            self.bystander = True
        elif line == "the legs have nothing in common":
            self.apart = True
        elif line == "over UDP only":
            self.udp_only = True
        elif line == "server has no telephone network":
            self.no_network = True
        elif line == "trunks speak TCP":
            self.trunk_transport = "tcp"
        elif setting := re.fullmatch(r"server has (\w+)\.(\w+) (\S+)", line):
            self.settings += (setting.groups(),)
        else:
            raise SystemExit(f"{self.path}: not understood: cast: {line}")

    def has_carrier(self):
        return "carrier" in [*(player.role for player in self.players), *self.silent, *self.deaf]

    def is_long(self):
        return any(player.stopped for player in self.players) or bool(self.silent)
