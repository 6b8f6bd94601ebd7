"""The loss of one link, and a picture of the terrain between its ends."""
from __future__ import annotations

import json
from typing import Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
)

from ..compat import advanced
from ..messages import text
from .base import document_of, is_empty
from .terrain import TerrainAlgorithm

# the long arrays, which the log and the JSON output leave out
ARRAYS = ("d_km", "h_m", "clutter_m", "zone")


class PathProfile(TerrainAlgorithm):
    """`signalgap path`"""

    ID = "pathprofile"
    COMMAND = "path"
    TX = "TX"
    TX_HEIGHT = "TX_HEIGHT"
    RX = "RX"
    RX_HEIGHT = "RX_HEIGHT"
    POWER = "POWER"
    GAIN = "GAIN"
    TITLE = "TITLE"
    PLOT = "PLOT"
    JSON_FILE = "JSON_FILE"
    JSON = "JSON"
    LOSS = "LOSS_DB"
    DISTANCE = "DISTANCE_KM"
    SIGHT = "LINE_OF_SIGHT"
    CLEARANCE = "FRESNEL_CLEARANCE"
    LEVEL = "LEVEL_DBM"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_dem()
        self.addParameter(QgsProcessingParameterPoint(self.TX, text("pathprofile.parameter.tx")))
        self.add_number(self.TX_HEIGHT, "pathprofile.parameter.tx_height", 30.0, 0)
        self.addParameter(QgsProcessingParameterPoint(self.RX, text("pathprofile.parameter.rx")))
        self.add_number(self.RX_HEIGHT, "pathprofile.parameter.rx_height", 1.5, 0)
        self.add_frequency()
        self.add_ground_and_model()
        self.add_number(self.POWER, "parameter.power", is_advanced=True)
        self.add_number(self.GAIN, "parameter.gain", is_advanced=True)
        title = QgsProcessingParameterString(self.TITLE, text("pathprofile.parameter.title"), optional=True)
        self.addParameter(advanced(title))
        self.add_destination(self.PLOT, "plot")
        self.add_destination(self.JSON_FILE, "json_file", "json_filter", optional=True)
        self.addOutput(QgsProcessingOutputNumber(self.LOSS, text("pathprofile.output.loss")))
        self.addOutput(QgsProcessingOutputNumber(self.DISTANCE, text("pathprofile.output.distance")))
        self.addOutput(QgsProcessingOutputBoolean(self.SIGHT, text("pathprofile.output.sight")))
        self.addOutput(QgsProcessingOutputNumber(self.CLEARANCE, text("pathprofile.output.clearance")))
        self.addOutput(QgsProcessingOutputNumber(self.LEVEL, text("pathprofile.output.level")))
        self.addOutput(QgsProcessingOutputString(self.JSON, text("pathprofile.output.json")))

    def add_destination(self, name: str, key: str, kind: str = "plot_filter", optional: bool = False) -> None:
        """A file to write; an optional one is not written unless it is asked for."""
        parameter = QgsProcessingParameterFileDestination(
            name, text(f"pathprofile.parameter.{key}"), text(f"pathprofile.parameter.{kind}"), None, optional, not optional
        )
        self.addParameter(parameter)

    def processAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> dict[str, Any]:
        plot = self.destination(parameters, self.PLOT, context, (".png", ".svg"))
        json_file = self.destination(parameters, self.JSON_FILE, context, (".json",))
        arguments = self.arguments(parameters, context)
        outcome = self.execute(arguments + ([f"--plot={plot}"] if plot else []), feedback)
        document = document_of(outcome)
        if json_file:
            write(json_file, outcome.output)
        short = without_arrays(document)
        feedback.pushInfo(json.dumps(short, ensure_ascii=False, indent=2))
        written = {name: path for name, path in ((self.PLOT, plot), (self.JSON_FILE, json_file)) if path}
        return {**written, self.JSON: json.dumps(short, ensure_ascii=False), **self.summary(document, feedback)}

    def arguments(self, parameters: dict[str, Any], context: Any) -> list[str]:
        """The link: ends, radio, ground."""
        arguments = [
            "--json",
            f"--tx={self.place(parameters, self.TX, self.TX_HEIGHT, context)}",
            f"--rx={self.place(parameters, self.RX, self.RX_HEIGHT, context)}",
            f"--model={self.model(parameters, context)}",
            *self.ground_options(parameters, context),
        ]
        numbers = {"--frequency-mhz": self.FREQUENCY, "--power-dbm": self.POWER, "--gain-dbi": self.GAIN}
        for option, name in numbers.items():
            arguments += self.number_option(option, parameters, name, context)
        title = parameters.get(self.TITLE)
        return arguments if is_empty(title) else [*arguments, f"--title={title}"]

    def summary(self, document: dict[str, Any], feedback: Any) -> dict[str, Any]:
        """Says the most important numbers, and gives them as outputs."""
        loss, sight = (document.get("losses") or [{}])[0], document.get("sight") or {}
        distance = (document.get("profile") or {}).get("ground_distance_km")
        values = {"distance": rounded(distance, 2), "loss": rounded(loss.get("loss_db"), 1), "model": loss.get("document")}
        feedback.pushInfo(text("info.path", **values))
        feedback.pushInfo(sight_in_words(sight))
        levels = [level for level in loss.get("levels", []) if level.get("quantity") == "received_power"]
        level = levels[0].get("level_dbm") if levels else None
        if level is not None:
            feedback.pushInfo(text("info.path_level", level=rounded(level, 1)))
        return {
            self.LOSS: loss.get("loss_db"),
            self.DISTANCE: distance,
            self.SIGHT: sight.get("line_of_sight"),
            self.CLEARANCE: sight.get("fresnel_clearance"),
            self.LEVEL: level,
        }


def write(path: str, content: str) -> None:
    """Writes a text file; an error names it."""
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    except OSError as error:
        raise QgsProcessingException(text("error.cannot_write", path=path, reason=error)) from None


def without_arrays(document: dict[str, Any]) -> dict[str, Any]:
    """The document without the arrays of the profile."""
    profile = document.get("profile") or {}
    return {**document, "profile": {key: value for key, value in profile.items() if key not in ARRAYS}}


def sight_in_words(sight: dict[str, Any]) -> str:
    """Whether the ends see each other, and what is in the way."""
    if sight.get("line_of_sight"):
        return text("info.in_sight")
    ridge = sight.get("obstruction")
    if not ridge:
        return text("info.hidden")
    values = {"distance": rounded(ridge.get("distance_km"), 2), "height": rounded(ridge.get("height_over_ray_m"), 0)}
    return text("info.not_in_sight", **values)


def rounded(value: Any, digits: int) -> str:
    return f"{value:.{digits}f}" if isinstance(value, (int, float)) else "?"
