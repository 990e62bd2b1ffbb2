#!/bin/sh
# Build the virtual environment $VENV and install $1 into it; say in one line what is missing.
set -eu
want=$1

fail() {
    printf 'figurewise: %s\n' "$1" >&2
    exit 2
}

command -v "$PYTHON" >/dev/null 2>&1 || fail "no $PYTHON here. Install it (Debian: apt install python3 python3-venv)."
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Python 3.11 or newer is needed; $PYTHON is older. Name another: make PYTHON=python3.12 ..."
"$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "the Python module venv is missing. Install it (Debian: apt install python3-venv)."

if [ ! -x "$VENV/bin/python" ]; then
    echo "Building a virtual environment in $VENV" >&2
    "$PYTHON" -m venv "$VENV" || fail "could not build $VENV (disk full, or no right to write here?)."
fi

case $want in
*\[*) echo "Installing $want (the first time this fetches PyTorch and Transformers; it takes some minutes)" >&2 ;;
*) echo "Installing $want (the first time this takes a minute or two)" >&2 ;;
esac
# shellcheck disable=SC2086  # PIP_ARGS is a list of options
"$VENV/bin/python" -m pip install --disable-pip-version-check --quiet $PIP_ARGS -c constraints.txt -e "$want" ||
    fail "pip could not install the packages (its reason stands above; no network? pass a mirror: make demo PIP_ARGS='--index-url ...')."
