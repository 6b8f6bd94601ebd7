"""What all algorithms share: texts, finding and running the program, what its exit code means."""
from __future__ import annotations

import json
import os
import shlex
from typing import Any

from qgis.core import (
    NULL,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtGui import QIcon

from ..compat import INTEGER, NUMBER, advanced
from ..executable import ProgramError, find_program
from ..icons import icon_path
from ..messages import language, text
from ..process import Cancelled, Outcome, run_program

DONE, REJECTED, BAD_INPUT, LATER = 0, 1, 2, 75


def is_empty(value: Any) -> bool:
    """Whether a parameter was left out."""
    return value is None or value == NULL or value == ""


def plain(value: float) -> str:
    """A number as the program reads it, whatever the locale: never with an exponent."""
    digits = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


class SignalgapAlgorithm(QgsProcessingAlgorithm):
    """One command of the program. Subclasses say which, and turn parameters into its arguments."""

    ID = ""
    COMMAND = ""
    GROUP = ""

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return text(f"{self.ID}.name")

    def group(self) -> str:
        return text(f"group.{self.GROUP}")

    def groupId(self) -> str:
        return self.GROUP

    def tags(self) -> list[str]:
        return text(f"{self.ID}.tags").split(",")

    def shortHelpString(self) -> str:
        return text(f"{self.ID}.help").replace("\n", "<br>")

    def icon(self) -> QIcon:
        return QIcon(icon_path(self.ID))

    def svgIconPath(self) -> str:
        return icon_path(self.ID)

    def createInstance(self) -> SignalgapAlgorithm:
        return type(self)()

    def add_number(
        self, name: str, key: str, default: float | None = None, low: float | None = None, high: float | None = None,
        is_advanced: bool = False, whole: bool = False,
    ) -> None:
        """A number; one without a default may be left empty."""
        parameter = QgsProcessingParameterNumber(
            name, text(key), INTEGER if whole else NUMBER, default, default is None
        )
        if low is not None:
            parameter.setMinimum(low)
        if high is not None:
            parameter.setMaximum(high)
        self.addParameter(advanced(parameter) if is_advanced else parameter)

    def number(self, parameters: dict[str, Any], name: str, context: Any) -> float | None:
        """The value of a number, None if it was left empty."""
        if name in parameters and is_empty(parameters[name]):
            return None
        if name not in parameters and self.parameterDefinition(name).defaultValue() is None:
            return None
        return self.parameterAsDouble(parameters, name, context)

    def number_option(self, option: str, parameters: dict[str, Any], name: str, context: Any) -> list[str]:
        """`--option=value`, or nothing if the number was left empty."""
        value = self.number(parameters, name, context)
        return [] if value is None else [f"{option}={plain(value)}"]

    def words(self, name: str) -> str:
        """The description of a parameter, for messages."""
        return self.parameterDefinition(name).description()

    def existing_file(self, parameters: dict[str, Any], name: str, context: Any) -> str:
        """The full path of an input file; one that is not there is an error."""
        return self.checked_file(self.parameterAsString(parameters, name, context), name)

    def checked_file(self, path: str, name: str) -> str:
        """The full path; an error that names the parameter where nothing is there."""
        if not path or not os.path.exists(path):
            raise QgsProcessingException(text("error.no_input", parameter=self.words(name), path=path or "?"))
        return os.path.abspath(path)

    def destination(self, parameters: dict[str, Any], name: str, context: Any, endings: tuple[str, ...] = ()) -> str:
        """The full path of an output; empty if none is wanted."""
        path = self.parameterAsFileOutput(parameters, name, context)
        if not path:
            return ""
        if endings and not path.lower().endswith(endings):
            wanted = " / ".join(endings)
            raise QgsProcessingException(text("error.ending", parameter=self.words(name), path=path, endings=wanted))
        return os.path.abspath(path)

    def execute(self, arguments: list[str], feedback: Any, folder: str = "") -> Outcome:
        """Runs the command. What it rejects is a warning; every other failure is an exception."""
        try:
            program = find_program()
        except ProgramError as error:
            raise QgsProcessingException(str(error)) from None
        command = [program.path, self.COMMAND, *arguments, f"--lang={language()}"]
        if program.has_progress:
            command.append("--progress=json")
        else:
            command.append("--quiet")
            feedback.pushInfo(text("info.no_progress"))
        feedback.setProgressText(text("info.running"))
        feedback.pushCommandInfo(shlex.join(command))
        try:
            outcome = run_program(command, feedback)
        except Cancelled:
            raise QgsProcessingException(text("error.cancelled")) from None
        except OSError as error:
            raise QgsProcessingException(
                text("error.does_not_start", path=program.path, reason=error)
            ) from None
        check_code(outcome)
        if outcome.code == REJECTED:
            feedback.pushWarning(text("warning.rejects", file=os.path.join(folder, "rejects.csv")))
        return outcome


def check_code(outcome: Outcome) -> None:
    """An exception for every exit code by which nothing was written."""
    code = outcome.code
    if code in (DONE, REJECTED):
        return
    if code == BAD_INPUT:
        raise QgsProcessingException(text("error.bad_input", message=outcome.messages))
    key = "error.later" if code == LATER else "error.killed" if code < 0 or code > 128 else "error.internal"
    raise QgsProcessingException(text(key, code=code, message=outcome.messages))


def document_of(outcome: Outcome) -> dict[str, Any]:
    """The JSON document that the program printed."""
    try:
        document = json.loads(outcome.output)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise QgsProcessingException(text("error.answer", answer=outcome.output[:300]))
    return document
