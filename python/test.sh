#!/bin/sh
# Builds the wheel, installs it into an environment of its own (without a compiler) and tests it. Needs Rust, python3 3.11 or newer with venv, and pip's network once.
# SIGNALGAP names the program for the tests that compare with it (default: target/release/signalgap of this repository).
set -eu
cd "$(dirname "$0")/.."
tools=target/python-tools clean=target/python-test wheels=target/wheels
SIGNALGAP=${SIGNALGAP:-$PWD/target/release/signalgap}
export SIGNALGAP
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "SKIPPED: the Python package needs Python 3.11 or newer (PYTHON=python3.x names another)"; exit 0; }
[ -x "$tools/bin/maturin" ] || { "$python" -m venv "$tools" && "$tools/bin/pip" install --quiet --disable-pip-version-check 'maturin>=1.7,<2'; }
rm -rf "$wheels"
(cd python && CARGO_TARGET_DIR="$PWD/../target/python" "../$tools/bin/maturin" build --release --quiet -i "$("$python" -c 'import sys; print(sys.executable)')" -o "../$wheels")
wheel=$(ls "$wheels"/*.whl)
bytes=$(wc -c <"$wheel")
echo "wheel: $(basename "$wheel"), $((bytes / 1024)) KiB"
[ "$bytes" -lt 8000000 ] || { echo "FAILED - the wheel is larger than 8 MB"; exit 1; }
[ -x "$clean/bin/python" ] || "$python" -m venv "$clean"
"$clean/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
"$clean/bin/pip" install --quiet --disable-pip-version-check numpy pyproj xarray rasterio pyogrio 'dask[array]' matplotlib pytest nbclient nbformat ipykernel mypy
"$clean/bin/python" -m mypy --strict --ignore-missing-imports --no-error-summary python/signalgap
# from another folder: the installed package is tested, not its sources
(cd "$wheels" && "../python-test/bin/python" -m pytest -q --no-header -p no:cacheprovider -rA ../../python/tests) | sed -n 's/^PASSED /ok - /p; s/^FAILED /FAILED - /p; s/^SKIPPED /SKIPPED /p; /million cells/p; / passed\| failed/p' >"$wheels/tests.txt" || true
cat "$wheels/tests.txt"
! grep -q '^FAILED - \|^ERROR' "$wheels/tests.txt" && grep -q '^ok - ' "$wheels/tests.txt"
