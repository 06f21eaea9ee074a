#!/bin/sh
# Makes the virtual environment FOLDER ($1) from the first Python 3.11 or newer that really runs.
# A name on PATH is not enough: version managers leave shims that only print an error, and
# Debian's python3 comes without the venv module, so each candidate has to make the environment.
set -eu
venv=$1
if [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
    && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi
for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
    command -v "$python" >/dev/null 2>&1 || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    rm -rf "$venv"
    if "$python" -m venv "$venv" >/dev/null 2>&1 && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        echo "Using $("$venv/bin/python" --version) ($python)"
        exit 0
    fi
done
rm -rf "$venv"
echo "No Python 3.11 or newer with venv and pip was found. Install one (Debian: apt-get install python3-venv) and run make again, or name it: make PYTHON=/path/to/python3.12" >&2
exit 1
