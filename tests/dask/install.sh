#!/bin/sh
# Installs Dask into target/dask-venv, unless it is there. Needs python3 (3.10 or newer) with venv, and pip's network once.
set -eu
cd "$(dirname "$0")/../.."
venv=target/dask-venv
wanted=examples/dask/requirements.txt
if ! cmp -s "$wanted" "$venv/installed.txt"; then
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "Python 3.10 or newer is needed" >&2; exit 1; }
    python3 -m venv "$venv" || { echo "python3 -m venv failed (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$venv/installed.txt"
fi
