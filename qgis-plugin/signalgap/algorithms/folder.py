"""Algorithms that write a folder of results and have its layers loaded."""
from __future__ import annotations

import json
import os
from typing import Any

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from ..compat import FILE, advanced
from ..messages import text
from ..results import ResultLayer, load_on_completion, scenario_of
from .base import SignalgapAlgorithm, document_of


class FolderAlgorithm(SignalgapAlgorithm):
    """A command with `--output FOLDER` and `--json`."""

    GROUP = "scenario"
    SCENARIO = "SCENARIO"
    OUTPUT = "OUTPUT"
    LOAD = "LOAD"
    OVERWRITE = "OVERWRITE"
    MEMORY = "MEMORY"
    THREADS = "THREADS"
    PROJECT = "PROJECT"
    REPORT = "REPORT"
    REJECTS = "REJECTS"
    JSON = "JSON"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_inputs()
        overwrite = QgsProcessingParameterBoolean(self.OVERWRITE, text("parameter.overwrite"), False)
        self.addParameter(advanced(overwrite))
        self.add_number(self.MEMORY, "parameter.memory", low=64, is_advanced=True, whole=True)
        self.add_number(self.THREADS, "parameter.threads", low=1, is_advanced=True, whole=True)
        self.addParameter(QgsProcessingParameterBoolean(self.LOAD, text("parameter.load"), True))
        self.addParameter(QgsProcessingParameterFolderDestination(self.OUTPUT, text("parameter.output_folder")))
        self.addOutput(QgsProcessingOutputFile(self.PROJECT, text("output.project")))
        self.addOutput(QgsProcessingOutputFile(self.REPORT, text("output.report")))
        self.addOutput(QgsProcessingOutputFile(self.REJECTS, text("output.rejects")))
        self.addOutput(QgsProcessingOutputString(self.JSON, text("output.json")))
        self.add_outputs()

    def add_inputs(self) -> None:
        """The parameters of the command; most have one scenario."""
        self.addParameter(
            QgsProcessingParameterFile(self.SCENARIO, text("parameter.scenario"), FILE, "toml")
        )

    def add_outputs(self) -> None:
        """Further outputs of the command."""

    def inputs(self, parameters: dict[str, Any], context: Any) -> list[str]:
        """The arguments that come from the parameters of the command."""
        return [self.existing_file(parameters, self.SCENARIO, context)]

    def summary(self, headline: dict[str, Any], feedback: Any) -> dict[str, Any]:
        """Says what the headline says; further outputs."""
        return {}

    def layers(self, folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
        """The layers that a planner wants."""
        raise NotImplementedError

    def processAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> dict[str, Any]:
        inputs = self.inputs(parameters, context)
        folder = self.destination(parameters, self.OUTPUT, context)
        arguments = [f"--output={folder}", "--json", *self.common_options(parameters, context), *inputs]
        document = document_of(self.execute(arguments, feedback, folder))
        headline = document.get("headline") or {}
        if self.parameterAsBoolean(parameters, self.LOAD, context):
            group = text(f"layers.{self.ID}", scenario=scenario_of(folder, headline))
            load_on_completion(context, self.layers(folder, headline), group)
        return {
            self.OUTPUT: folder,
            self.JSON: json.dumps(headline, ensure_ascii=False),
            **self.files(folder, feedback),
            **self.summary(headline, feedback),
        }

    def common_options(self, parameters: dict[str, Any], context: Any) -> list[str]:
        """Options that all these commands have."""
        options = ["--overwrite"] if self.parameterAsBoolean(parameters, self.OVERWRITE, context) else []
        memory = self.number(parameters, self.MEMORY, context)
        if memory is not None:
            options.append(f"--memory={int(memory)}MiB")
        return options + self.number_option("--threads", parameters, self.THREADS, context)

    def files(self, folder: str, feedback: Any) -> dict[str, str]:
        """The files that are opened next; those that were not written are left out."""
        names = {self.PROJECT: "signalgap.qgz", self.REPORT: "report.html", self.REJECTS: "rejects.csv"}
        paths = {output: os.path.join(folder, name) for output, name in names.items()}
        found = {output: path for output, path in paths.items() if os.path.isfile(path)}
        if self.PROJECT in found:
            feedback.pushInfo(text("info.project", file=found[self.PROJECT]))
        if self.REPORT in found:
            feedback.pushInfo(text("info.report", file=found[self.REPORT]))
        return found
