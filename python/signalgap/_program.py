"""The program, where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any


class ProgramError(RuntimeError):
    """The program ended with an error; the message is the program's."""

    def __init__(self, code: int, message: str):
        super().__init__(message.strip() or f"signalgap ended with the exit code {code}")
        self.code = code


def executable() -> str:
    """The program: what the variable SIGNALGAP names, or ``signalgap`` on the PATH."""
    named = os.environ.get("SIGNALGAP") or shutil.which("signalgap")
    if not named:
        raise FileNotFoundError(
            "the program signalgap is not installed: run `cargo install --path .` in its repository, or set the variable SIGNALGAP"
        )
    return named


def run(scenario: str | os.PathLike[str], output: str | os.PathLike[str], *options: str) -> dict[str, Any]:
    """Analyses a scenario with ``signalgap run`` and returns its totals; the files are in ``output``.

    options: further options of the command line, each a word of its own. Rows that were rejected are listed in ``rejects.csv``. A :class:`ProgramError` has the program's message.
    """
    command = [executable(), "run", os.fspath(scenario), "-o", os.fspath(output), "--json", "--quiet", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # 1: done, some rows were rejected
    if done.returncode not in (0, 1):
        raise ProgramError(done.returncode, done.stderr)
    totals: dict[str, Any] = json.loads(done.stdout)
    totals["folder"] = str(Path(output))
    return totals
