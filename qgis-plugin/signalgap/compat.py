"""Names that differ between versions of QGIS and Qt, looked up in one place."""
from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
)


def member(owner: Any, enumeration: str, *names: str) -> Any:
    """The member of an enumeration: `owner.enumeration.name`, or `owner.name` where the scope does not have it."""
    for scope in (getattr(owner, enumeration, None), owner):
        for name in names:
            if scope is not None and hasattr(scope, name):
                return getattr(scope, name)
    raise AttributeError(f"{owner}.{enumeration} has none of {', '.join(names)}")


NUMBER = member(QgsProcessingParameterNumber, "Type", "Double")
INTEGER = member(QgsProcessingParameterNumber, "Type", "Integer")
FILE = member(QgsProcessingParameterFile, "Behavior", "File")
ADVANCED = member(QgsProcessingParameterDefinition, "Flag", "FlagAdvanced", "Advanced")
FILES = member(QgsProcessing, "SourceType", "TypeFile", "File")
RASTERS = member(QgsProcessing, "SourceType", "TypeRaster", "Raster")
VECTOR_HINT = member(QgsProcessingUtils, "LayerHint", "Vector")
RASTER_HINT = member(QgsProcessingUtils, "LayerHint", "Raster")


def advanced(parameter: Any) -> Any:
    """The parameter, shown under "Advanced parameters"."""
    parameter.setFlags(parameter.flags() | ADVANCED)
    return parameter
