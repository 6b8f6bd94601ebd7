"""Chooses what to build for the money at hand."""
from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException, QgsProcessingOutputNumber

from ..messages import text
from ..results import ResultLayer, layers_of_plan
from .folder import FolderAlgorithm


class Plan(FolderAlgorithm):
    """`signalgap plan`"""

    ID = COMMAND = "plan"
    BUDGET = "BUDGET"
    SHARE = "TARGET_SHARE"
    SPENT = "SPENT"
    GAINED = "PEOPLE_GAINED"

    def add_inputs(self) -> None:
        super().add_inputs()
        self.add_number(self.BUDGET, "plan.parameter.budget", low=0)
        self.add_number(self.SHARE, "plan.parameter.target_share", low=0, high=1, is_advanced=True)

    def add_outputs(self) -> None:
        self.addOutput(QgsProcessingOutputNumber(self.SPENT, text("plan.output.spent")))
        self.addOutput(QgsProcessingOutputNumber(self.GAINED, text("plan.output.gained")))

    def inputs(self, parameters: dict[str, Any], context: Any) -> list[str]:
        budget = self.number_option("--budget", parameters, self.BUDGET, context)
        share = self.number_option("--target-share", parameters, self.SHARE, context)
        if budget and share:
            raise QgsProcessingException(text("error.two_aims"))
        return super().inputs(parameters, context) + budget + share

    def layers(self, folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
        return layers_of_plan(folder, headline)

    def summary(self, headline: dict[str, Any], feedback: Any) -> dict[str, Any]:
        spent, gained = headline.get("spent"), headline.get("people_gained_verified")
        if isinstance(spent, (int, float)):
            currency = headline.get("currency", "")
            feedback.pushInfo(text("info.plan", spent=f"{spent:.0f}", currency=currency, gained=gained))
        return {self.SPENT: spent, self.GAINED: gained}
