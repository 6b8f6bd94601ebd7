"""Analyses a scenario."""
from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterBoolean

from ..compat import advanced
from ..messages import text
from ..results import ResultLayer, layers_of_run
from .folder import FolderAlgorithm


class Run(FolderAlgorithm):
    """`signalgap run`"""

    ID = COMMAND = "run"
    RESUME = "RESUME"
    WITHOUT = "PEOPLE_WITHOUT"
    GAPS = "GAPS"

    def add_inputs(self) -> None:
        super().add_inputs()
        resume = QgsProcessingParameterBoolean(self.RESUME, text("parameter.resume"), False)
        self.addParameter(advanced(resume))

    def add_outputs(self) -> None:
        self.addOutput(QgsProcessingOutputNumber(self.WITHOUT, text("run.output.without")))
        self.addOutput(QgsProcessingOutputNumber(self.GAPS, text("run.output.gaps")))

    def inputs(self, parameters: dict[str, Any], context: Any) -> list[str]:
        resume = self.parameterAsBoolean(parameters, self.RESUME, context)
        return super().inputs(parameters, context) + (["--resume"] if resume else [])

    def layers(self, folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
        return layers_of_run(folder, headline)

    def summary(self, headline: dict[str, Any], feedback: Any) -> dict[str, Any]:
        without, gaps = headline.get("people_without"), headline.get("gaps")
        feedback.pushInfo(text("info.people", without=without, people=headline.get("people"), gaps=gaps))
        return {self.WITHOUT: without, self.GAPS: gaps}
