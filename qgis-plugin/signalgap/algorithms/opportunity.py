"""Maps where a new mast would help."""
from __future__ import annotations

from typing import Any

from ..results import ResultLayer, layers_of_opportunity
from .folder import FolderAlgorithm


class Opportunity(FolderAlgorithm):
    """`signalgap opportunity`"""

    ID = COMMAND = "opportunity"

    def layers(self, folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
        return layers_of_opportunity(folder, headline)
