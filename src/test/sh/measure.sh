#!/bin/sh
# Measures what docs/performance.md tells. Usage: src/test/sh/measure.sh [TIMES]
# Prints the shortest wall time of so many runs; then the start and the memory of "run".
set -u
cd "$(dirname "$0")/../../.." || exit 3
times=${1:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now() { date +%s%N; }

# The shortest of several runs of a command.
shortest() {
    best=
    i=0
    while [ "$i" -lt "$times" ]; do
        begun=$(now)
        "$@" >"$work/out" 2>&1
        took=$((($(now) - begun) / 1000000))
        [ -n "$best" ] && [ "$best" -le "$took" ] || best=$took
        i=$((i + 1))
    done
    printf '%6d ms  %s\n' "$best" "$*"
}

./vigil --version >/dev/null || exit 3 # builds what is missing
echo "processors $(getconf _NPROCESSORS_ONLN), load before $(cut -d' ' -f1 /proc/loadavg)"
shortest ./vigil --version
shortest ./vigil --help
shortest ./vigil check
shortest ./vigil preview --campaign free-the-20 --from 2015-09-01 --days 30

demo() {
    begun=$(now)
    line=$(./vigil demo --once --format json 2>/dev/null | tail -n 1)
    printf '%6d ms  demo --once, %s: %s\n' $((($(now) - begun) / 1000000)) "$1" "$line"
}
if [ ! -e data ]; then
    demo "a new database"
fi
demo "a database that is there"

start() {
    rm -f "$work/run.out"
    begun=$(now)
    ./vigil -C "$work/campaign" run --port 18080 >"$work/run.out" 2>&1 &
    run=$!
    until grep -q 'Vigil is running' "$work/run.out" 2>/dev/null || ! kill -0 "$run" 2>/dev/null; do sleep 0.05; done
    printf '%6d ms  run, %s, until it says that it runs\n' $((($(now) - begun) / 1000000)) "$1"
}
./vigil init "$work/campaign" >/dev/null
start "a new database"
kill -TERM "$run" && wait "$run"
start "a database that is there"
sleep 60
echo "after a minute: $(grep -E 'VmRSS|VmHWM' "/proc/$run/status" | tr -s '\t ' ' ' | tr '\n' ' ')"
kill -TERM "$run" && wait "$run"
echo "load after $(cut -d' ' -f1 /proc/loadavg)"
