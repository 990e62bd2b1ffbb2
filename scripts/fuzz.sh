#!/bin/sh
# Fuzz reading, finding, checking and rendering for $1 minutes (default 30); stop at the first failure and show it.
# A failure prints its example: fix it, and keep the text in FOUND of tests/test_fuzz.py.
set -eu
minutes=${1:-30}
python=${PYTHON:-.venv/bin/python}
end=$(($(date +%s) + minutes * 60))
round=0
examples=${FUZZ_EXAMPLES:-200}
while [ "$(date +%s)" -lt "$end" ]; do
    round=$((round + 1))
    FUZZ_EXAMPLES=$examples HYPOTHESIS_PROFILE=fuzz "$python" -m pytest -q -p no:cacheprovider tests/test_fuzz.py \
        --hypothesis-seed="$((round + $(date +%s)))" || exit 1
done
echo "$round rounds of $examples examples a test in $minutes minutes: nothing broke."
