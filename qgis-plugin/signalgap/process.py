"""Runs the program: progress and messages while it works, and an end to it when the user cancels."""
from __future__ import annotations

import json
import queue
import re
import subprocess
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any, BinaryIO

from .executable import NO_WINDOW

POLL_SECONDS = 0.1
GRACE_SECONDS = 5
# lines of standard error that are kept for the message of an error
KEPT_LINES = 500

LOG_LINE = re.compile(r"^\s*[\d.]+s\s+(INFO|DEBUG|TRACE)\b")


class Cancelled(Exception):
    """The user cancelled; the program has ended."""


@dataclass(frozen=True)
class Outcome:
    """How the program ended and what it wrote."""

    code: int
    output: str
    messages: str


def run_program(arguments: list[str], feedback: Any) -> Outcome:
    """Runs the program to its end. `arguments` begins with its path and goes to it unchanged, without a shell."""
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=NO_WINDOW,
    )
    try:
        return followed(process, feedback)
    finally:
        end(process)


def followed(process: subprocess.Popen, feedback: Any) -> Outcome:
    """Passes on what the program writes until it has ended."""
    lines: queue.Queue = queue.Queue()
    for name, stream in (("output", process.stdout), ("messages", process.stderr)):
        threading.Thread(target=read_lines, args=(name, stream, lines), daemon=True).start()
    output: list[str] = []
    messages: deque[str] = deque(maxlen=KEPT_LINES)
    open_streams = 2
    stage = ""
    while open_streams or process.poll() is None:
        if feedback.isCanceled():
            raise Cancelled
        try:
            name, line = lines.get(timeout=POLL_SECONDS)
        except queue.Empty:
            continue
        if line is None:
            open_streams -= 1
        elif name == "output":
            output.append(line)
        else:
            record = progress_of(line)
            if record is not None:
                stage = show_progress(record, stage, feedback)
            elif line.strip():
                messages.append(line.rstrip())
                show_message(line.rstrip(), feedback)
    return Outcome(process.returncode, "".join(output), "\n".join(messages))


def read_lines(name: str, stream: BinaryIO, lines: queue.Queue) -> None:
    """Reads a stream to its end, and closes it, on a thread of its own; the end is None."""
    try:
        with stream:
            for line in iter(stream.readline, b""):
                lines.put((name, line.decode("utf-8", "replace")))
    except OSError:  # a stream that cannot be read has come to its end
        pass
    lines.put((name, None))


def progress_of(line: str) -> dict[str, Any] | None:
    """The record of a line of progress; None of any other line."""
    if not line.startswith("{"):
        return None
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) and isinstance(record.get("stage"), str) else None


def show_progress(record: dict[str, Any], stage: str, feedback: Any) -> str:
    """Shows the stage where it is a new one, and the share of it that is done where that is known."""
    if record["stage"] != stage:
        feedback.setProgressText(record["stage"])
    done, total = record.get("done"), record.get("total")
    if isinstance(done, (int, float)) and isinstance(total, (int, float)) and total > 0:
        feedback.setProgress(max(0.0, min(100.0, 100.0 * done / total)))
    return record["stage"]


def show_message(line: str, feedback: Any) -> None:
    """Logs are information; everything else on standard error is worth a warning."""
    if LOG_LINE.match(line):
        feedback.pushInfo(line)
    else:
        feedback.pushWarning(line)


def end(process: subprocess.Popen) -> None:
    """Ends the program if it still runs: asks it to stop, and stops it by force after some seconds."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
