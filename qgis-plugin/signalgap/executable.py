"""Finds the program, and learns once what it can do."""
from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Iterator

from qgis.core import QgsSettings

from .messages import text

SETTING = "signalgap/executable"
VARIABLE = "SIGNALGAP"
LEAST_VERSION = (0, 1, 0)
ANSWER_SECONDS = 30

# Windows: no console window beside QGIS
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class ProgramError(Exception):
    """The program cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Program:
    """A program that was found and is recent enough."""

    path: str
    version: tuple[int, ...]
    has_progress: bool


_known: dict[tuple[str, int, int], Program] = {}


def find_program() -> Program:
    """The program by setting, variable, PATH or usual place; a setting that is wrong is an error, not passed over."""
    return checked(program_path())


def program_path() -> str:
    """The path of the program, not yet checked."""
    chosen = str(QgsSettings().value(SETTING, "") or "").strip()
    if chosen:
        return existing(chosen, text("origin.setting"))
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen:
        return existing(chosen, text("origin.variable"))
    for candidate in candidates():
        if os.path.isfile(candidate) and is_executable(candidate):
            return candidate
    raise ProgramError(text("error.not_found"))


def existing(path: str, origin: str) -> str:
    """The path that the user gave, or an error that names where it was given."""
    path = os.path.abspath(os.path.expanduser(path))
    if not os.path.isfile(path):
        raise ProgramError(text("error.no_such_program", path=path, origin=origin))
    return path


def file_name() -> str:
    return "signalgap.exe" if sys.platform == "win32" else "signalgap"


def candidates() -> Iterator[str]:
    """Where the program may be: the folders of PATH, then the usual ones. Relative folders of PATH are left out."""
    for folder in os.environ.get("PATH", "").split(os.pathsep) + usual_folders():
        if os.path.isabs(folder):
            yield os.path.join(folder, file_name())


def usual_folders() -> list[str]:
    """Folders where installers put the program."""
    home = os.path.expanduser("~")
    folders = [os.path.join(home, ".cargo", "bin"), os.path.join(home, ".local", "bin")]
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            folders.append(os.path.join(os.environ.get(variable, ""), "signalgap"))
        folders.append(os.path.join(os.environ.get("LOCALAPPDATA", ""), "Programs", "signalgap"))
    else:
        folders += ["/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"]
    return folders


def is_executable(path: str) -> bool:
    """Whether the file may be run. On Windows only .exe: scripts would be run by a shell."""
    if sys.platform == "win32":
        return path.lower().endswith(".exe")
    return os.access(path, os.X_OK)


def checked(path: str) -> Program:
    """What the file says of itself; asked once as long as the file does not change."""
    if not is_executable(path):
        raise ProgramError(text("error.not_executable", path=path))
    status = os.stat(path)
    key = (path, status.st_mtime_ns, status.st_size)
    if key not in _known:
        _known[key] = asked(path)
    return _known[key]


def asked(path: str) -> Program:
    """Asks the program for its version and its options."""
    answer = answer_of(path, "--version")
    found = re.match(r"signalgap (\d+)\.(\d+)\.(\d+)", answer)
    if found is None:
        raise ProgramError(text("error.another_program", path=path, answer=answer.strip()[:200]))
    version = tuple(int(part) for part in found.groups())
    if version < LEAST_VERSION:
        least = ".".join(map(str, LEAST_VERSION))
        raise ProgramError(text("error.too_old", path=path, version=".".join(map(str, version)), least=least))
    return Program(path, version, "--progress" in answer_of(path, "--help"))


def answer_of(path: str, question: str) -> str:
    """What the program prints when it is started with one option."""
    try:
        answer = subprocess.run(
            [path, question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=ANSWER_SECONDS,
            creationflags=NO_WINDOW,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ProgramError(text("error.no_answer", path=path)) from None
    except OSError as error:
        raise ProgramError(text("error.does_not_start", path=path, reason=error)) from None
    if answer.returncode != 0 and not answer.stdout.strip():
        raise ProgramError(text("error.does_not_start", path=path, reason=text("error.code", code=answer.returncode)))
    return answer.stdout.decode("utf-8", "replace")
