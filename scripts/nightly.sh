#!/bin/sh
# What is too long to run on every change. Each part leaves a stamp in $NIGHTLY (default .nightly) when it is done, so
# that a night that was cut short goes on where it ended; remove the folder to begin anew. Each part has its time.
# KILLS, FUZZ_MINUTES, HOSTILE (options of bench/hostile.py) and FIGUREWISE_INJECTION make a part shorter, to try it out.
set -eu
python=${PYTHON:-.venv/bin/python}
folder=${NIGHTLY:-.nightly}
mkdir -p "$folder"
failed=0

part() {
    name=$1 seconds=$2
    shift 2
    [ -e "$folder/$name.done" ] && { echo "$name: done before"; return; }
    echo "$name: at most $seconds seconds, see $folder/$name.log"
    if timeout "$seconds" "$@" >"$folder/$name.log" 2>&1; then
        touch "$folder/$name.done"
    else
        failed=1
        echo "$name: failed"
    fi
    tail -n 3 "$folder/$name.log"
}

part kills 7200 "$python" bench/kills.py "${KILLS:-50}" "${KILLED_ARTICLES:-400}"
part fuzz 7200 env PYTHON="$python" sh scripts/fuzz.sh "${FUZZ_MINUTES:-60}"
# shellcheck disable=SC2086  # several options
part hostile 10800 "$python" bench/hostile.py --limit 300 ${HOSTILE:-}
part injection 36000 env FIGUREWISE_INJECTION="${FIGUREWISE_INJECTION:-all}" "$python" -m pytest -q tests/test_injection.py
exit "$failed"
