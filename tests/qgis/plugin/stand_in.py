#!/usr/bin/python3
"""A stand-in for signalgap that the tests of the plugin start: it notes its arguments and behaves as STAND_IN_MODE says.

Modes: done (progress, messages, a document), hang, stubborn (hang, and ignore the request to end), old, other, internal, later, garbage.
STAND_IN_NOTES names a file that gets one JSON object per start: its arguments and its process id.
"""
import json
import os
import signal
import sys
import time

MODE = os.environ.get("STAND_IN_MODE", "done")
HELP = "Usage: signalgap [OPTIONS] <COMMAND>\n" + ("" if MODE == "silent" else "      --progress <FORM>\n")


def note():
    with open(os.environ["STAND_IN_NOTES"], "a", encoding="utf-8") as notes:
        notes.write(json.dumps({"arguments": sys.argv[1:], "pid": os.getpid()}) + "\n")


def tell(line):
    print(line if isinstance(line, str) else json.dumps(line), file=sys.stderr, flush=True)


def hang():
    if MODE == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    note()
    tell({"stage": "Sweeping masts", "done": 1, "total": 4})
    time.sleep(120)


def done():
    note()
    tell({"stage": "Reading terrain", "done": 3})
    tell({"stage": "Sweeping masts", "done": 12, "total": 120})
    tell({"stage": "Writing", "done": 5, "total": 0})
    tell("signalgap: a remark with < and {braces}")
    tell('   0.005122852s  INFO signalgap::cli: begin version="0.1.0"')
    tell('{"not": "progress"}')
    print(json.dumps({"headline": {"scenario": "x", "technology": "4g"}, "rejects": 0, "files": []}))


def main():
    if sys.argv[1:] == ["--version"]:
        note()
        print({"old": "signalgap 0.0.9", "other": "gdalinfo 3.6"}.get(MODE, "signalgap 0.1.0"))
    elif sys.argv[1:] == ["--help"]:
        print(HELP)
    elif MODE in ("hang", "stubborn"):
        hang()
    elif MODE in ("internal", "later"):
        tell("signalgap: what went wrong")
        sys.exit(3 if MODE == "internal" else 75)
    elif MODE == "garbage":
        print("no document")
    else:
        done()


if __name__ == "__main__":
    main()
