"""Compares scenarios with the first one."""
from __future__ import annotations

import os
from typing import Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
)

from ..compat import FILE, FILES, advanced
from ..messages import text
from ..results import ResultLayer, layers_of_comparison
from .base import is_empty
from .folder import FolderAlgorithm


class Compare(FolderAlgorithm):
    """`signalgap compare`"""

    ID = COMMAND = "compare"
    BASE = "BASE"
    OTHERS = "OTHERS"
    ROADS = "ROADS"

    def add_inputs(self) -> None:
        base = QgsProcessingParameterFile(self.BASE, text("compare.parameter.base"), FILE)
        base.setFileFilter(text("compare.parameter.base_filter"))
        self.addParameter(base)
        self.addParameter(
            QgsProcessingParameterMultipleLayers(self.OTHERS, text("compare.parameter.others"), FILES)
        )
        roads = QgsProcessingParameterFile(self.ROADS, text("compare.parameter.roads"), FILE, optional=True)
        self.addParameter(advanced(roads))

    def inputs(self, parameters: dict[str, Any], context: Any) -> list[str]:
        others = files_of(parameters.get(self.OTHERS))
        if not others:
            raise QgsProcessingException(text("error.nothing_to_compare"))
        paths = [self.existing_file(parameters, self.BASE, context)]
        paths += [self.checked_file(path, self.OTHERS) for path in others]
        arguments = [scenario_or_folder(path) for path in paths]
        if not is_empty(parameters.get(self.ROADS)):
            arguments.append(f"--roads={self.existing_file(parameters, self.ROADS, context)}")
        return arguments

    def layers(self, folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
        return layers_of_comparison(folder, headline)

    def summary(self, headline: dict[str, Any], feedback: Any) -> dict[str, Any]:
        for scenario in headline.get("scenarios", [])[1:]:
            values = {
                "scenario": scenario.get("scenario"),
                "served": scenario.get("people_served"),
                "gained": scenario.get("people_newly_served"),
                "lost": scenario.get("people_lost"),
            }
            feedback.pushInfo(text("info.compared", **values))
        return {}


def files_of(value: Any) -> list[str]:
    """The paths of a parameter of several files: a list, or one path. Paths are not split, whatever they contain."""
    if is_empty(value):
        return []
    return [str(path) for path in value] if isinstance(value, (list, tuple)) else [str(value)]


def scenario_or_folder(path: str) -> str:
    """A manifest stands for the folder of results that it lies in."""
    return os.path.dirname(path) if os.path.basename(path).lower() == "manifest.json" else path
