# What the load runs do with a server: sourced by them, with $here their directory and $work one to write to.

# Sets server to the process of a server that has said that it is ready.
start_server() {
  "$here/../patchbay" run --config "$1" --data "$work/data" >"$work/server.out" 2>"$work/server.log" &
  server=$!
  for _ in $(seq 600); do
    grep -qs '^ready$' "$work/server.out" && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  cat "$work/server.log" >&2
  return 1
}

stop_server() {
  [ -n "${server:-}" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
}

# Waits until so many seconds have passed since the time in $begin, as EPOCHSECONDS has it.
sleep_until() { sleep $((begin + $1 > EPOCHSECONDS ? begin + $1 - EPOCHSECONDS : 0)); }

# CPU time of the server so far, in microseconds.
cpu() { awk -v hz="$(getconf CLK_TCK)" '{printf "%d", ($14 + $15) * 1000000 / hz}' "/proc/$server/stat"; }

# Octets as people read them.
megabytes() { awk -v octets="$1" 'BEGIN { printf "%.1f MB", octets / 1e6 }'; }

# How much more the second number is than the first: +3.6 %
growth() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%+.1f %%", 100 * (b - a) / a }'; }

# Octets of objects that are alive: it collects first.
heap() {
  local jcmd
  jcmd=$(dirname "$(readlink -f "/proc/$server/exe")")/jcmd
  "$jcmd" "$server" GC.run >/dev/null
  "$jcmd" "$server" GC.class_histogram | awk '/^Total/ {print $3}'
}

# One of the counts of "patchbay status".
count() { "$here/../patchbay" status --data "$work/data" 2>/dev/null | awk -v name="$1" '$1 == name {print $2}'; }

# The last value of a column of SIPp's statistics: sipp_total FILE COLUMN
sipp_total() {
  awk -F';' -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i } { last = $at } END { print last + 0 }' "$1"
}

# A UDP port for each address given that nobody has at this moment.
free_ports() {
  python3 - "$@" <<'PY'
import socket, sys
held = []
for host in sys.argv[1:]:
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind((host, 0))
    held.append(s)
print(*(s.getsockname()[1] for s in held))
PY
}

# Octets that the server has of the machine's memory now.
resident() { awk '/^VmRSS/ {print $2 * 1024}' "/proc/$server/status"; }

# register USER HOST PORT ADDRESS CONTACT_PORT: registers a phone that will listen there with the server at HOST:PORT.
register() {
  python3 - "$@" <<'PY'
import socket, sys
user, host, port, address, contact_port = sys.argv[1:]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((address, int(contact_port)))
s.settimeout(5)
s.sendto(f"""REGISTER sip:{host} SIP/2.0
Via: SIP/2.0/UDP {address}:{contact_port};branch=z9hG4bKload
Max-Forwards: 70
From: <sip:{user}@{host}>;tag=1
To: <sip:{user}@{host}>
Call-ID: load@{address}
CSeq: 1 REGISTER
Contact: <sip:{user}@{address}:{contact_port}>;expires=3600
Content-Length: 0

""".replace("\n", "\r\n").encode(), (host, int(port)))
sys.exit(0 if s.recv(4096).startswith(b"SIP/2.0 200") else f"{user} could not register")
PY
}

# What is to be lower or higher than it is: an expression of awk. Says on the line that has been begun whether it
# holds, and sets broken to 1 where it does not.
broken=0
limit() {
  if awk "BEGIN { exit !($1) }"; then echo; else echo "   LIMIT BROKEN: $1"; broken=1; fi
}

# Gives this session more of the CPU than others have (autogroup, as root), until fall_back.
share=
go_ahead() {
  share=$(awk '{print $NF}' /proc/self/autogroup) # "/autogroup-44 nice 0"
  echo -10 >/proc/self/autogroup
}

fall_back() { [ -z "$share" ] || echo "$share" >/proc/self/autogroup; }
