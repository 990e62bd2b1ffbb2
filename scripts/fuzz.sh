#!/bin/sh
# Fuzz reading, finding, checking, mending and rendering for $1 minutes (default 30); stop at the first failure.
# A failure prints its example: fix it, and keep the text in FOUND of tests/test_fuzz.py.
set -eu
minutes=${1:-30}
python=${PYTHON:-.venv/bin/python}
end=$(($(date +%s) + minutes * 60))
report=$(mktemp)
trap 'rm -f "$report"' EXIT
round=0
cases=0
while [ "$round" = 0 ] || [ "$(date +%s)" -lt "$end" ]; do
    round=$((round + 1))
    FUZZ_EXAMPLES=${FUZZ_EXAMPLES:-100} HYPOTHESIS_PROFILE=fuzz "$python" -m pytest -q -p no:cacheprovider \
        --hypothesis-show-statistics --hypothesis-seed="$((round + $(date +%s)))" tests/test_fuzz.py >"$report" ||
        { cat "$report"; exit 1; }
    cases=$((cases + $(grep -oE "[0-9]+ passing" "$report" | awk "{n += \$1} END {print n + 0}")))
    echo "round $round: $cases cases so far"
done
echo "$round rounds, $cases cases in $minutes minutes: nothing broke."
