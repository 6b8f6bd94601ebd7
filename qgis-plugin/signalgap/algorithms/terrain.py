"""Parameters of the commands that work on an elevation model without a scenario."""
from __future__ import annotations

import os
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingUtils,
    QgsProviderRegistry,
)

from ..compat import RASTERS, advanced
from ..messages import text
from .base import SignalgapAlgorithm, is_empty, plain

MODELS = (
    "p1812", "p526", "itm", "deygout", "okumura_hata", "cost231_hata", "rma", "uma", "ecc33", "sui", "ericsson9999",
    "two_ray", "free_space",
)
DEM_KINDS = ("bare_earth", "surface")


class TerrainAlgorithm(SignalgapAlgorithm):
    """A command with `--dem`, a model and clutter."""

    GROUP = "single"
    DEM = "DEM"
    MORE_DEM = "MORE_DEM"
    DEM_KIND = "DEM_KIND"
    FREQUENCY = "FREQUENCY"
    MODEL = "MODEL"
    CLUTTER = "CLUTTER"
    CLUTTER_HEIGHT = "CLUTTER_HEIGHT"

    def add_dem(self) -> None:
        self.addParameter(QgsProcessingParameterRasterLayer(self.DEM, text("parameter.dem")))

    def add_frequency(self) -> None:
        self.add_number(self.FREQUENCY, "parameter.frequency", 900.0, 1, 1_000_000)

    def add_choice(
        self, name: str, key: str, choices: tuple[str, ...], kind: str, default: int = 0, is_advanced: bool = False
    ) -> None:
        """A choice among words of the program, each shown by its message."""
        options = [text(f"{kind}.{choice}") for choice in choices]
        parameter = QgsProcessingParameterEnum(name, text(key), options, False, default)
        self.addParameter(advanced(parameter) if is_advanced else parameter)

    def add_ground_and_model(self) -> None:
        """Model and clutter, and further tiles."""
        self.add_choice(self.MODEL, "parameter.model", MODELS, "model")
        self.addParameter(
            QgsProcessingParameterRasterLayer(self.CLUTTER, text("parameter.clutter"), optional=True)
        )
        self.add_number(self.CLUTTER_HEIGHT, "parameter.clutter_height", low=0, high=100)
        self.add_choice(self.DEM_KIND, "parameter.dem_kind", DEM_KINDS, "choice", is_advanced=True)
        more = QgsProcessingParameterMultipleLayers(
            self.MORE_DEM, text("parameter.more_dem"), RASTERS, optional=True
        )
        self.addParameter(advanced(more))

    def prepareAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> bool:
        """Layers are looked at here, on the main thread."""
        tiles = [self.raster_source(parameters.get(self.DEM), self.DEM, context)]
        tiles += [self.raster_source(tile, self.MORE_DEM, context) for tile in items_of(parameters.get(self.MORE_DEM))]
        self.ground = [f"--dem={tile}" for tile in tiles]
        clutter = parameters.get(self.CLUTTER)
        if not is_empty(clutter):
            self.ground.append(f"--clutter={self.raster_source(clutter, self.CLUTTER, context)}")
        return True

    def raster_source(self, value: Any, name: str, context: Any) -> str:
        """What the program opens: the file of a layer, or the path as it was given."""
        if isinstance(value, str) and os.path.exists(value):
            return os.path.abspath(value)
        layer = value
        if not hasattr(layer, "providerType"):
            layer = self.parameterAsRasterLayer({name: value}, name, context) if name != self.MORE_DEM else None
            layer = layer or QgsProcessingUtils.mapLayerFromString(str(value), context)
        if layer is None or not layer.isValid():
            raise QgsProcessingException(text("error.no_raster", parameter=self.words(name), path=value))
        if layer.providerType() != "gdal":
            values = {"parameter": self.words(name), "name": layer.name(), "provider": layer.providerType()}
            raise QgsProcessingException(text("error.not_a_file", **values))
        return source_of(layer.source())

    def place(self, parameters: dict[str, Any], name: str, height: str, context: Any) -> str:
        """`LONGITUDE,LATITUDE,HEIGHT` of a point and the parameter of its height."""
        point = self.parameterAsPoint(parameters, name, context, QgsCoordinateReferenceSystem("EPSG:4326"))
        if not (-180 <= point.x() <= 180 and -90 <= point.y() <= 90):
            values = {"parameter": self.words(name), "x": plain(point.x()), "y": plain(point.y())}
            raise QgsProcessingException(text("error.not_degrees", **values))
        above_ground = self.parameterAsDouble(parameters, height, context)
        return f"{plain(point.x())},{plain(point.y())},{plain(above_ground)}"

    def ground_options(self, parameters: dict[str, Any], context: Any) -> list[str]:
        """Terrain and clutter."""
        kind = DEM_KINDS[self.parameterAsEnum(parameters, self.DEM_KIND, context)]
        options = self.ground + self.number_option("--clutter-height", parameters, self.CLUTTER_HEIGHT, context)
        return options + ([f"--dem-kind={kind}"] if kind != DEM_KINDS[0] else [])

    def model(self, parameters: dict[str, Any], context: Any) -> str:
        return MODELS[self.parameterAsEnum(parameters, self.MODEL, context)]


def items_of(value: Any) -> list[Any]:
    """The items of a parameter of several layers."""
    if is_empty(value):
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def source_of(source: str) -> str:
    """The path of a raster file without options of QGIS; a layer within a file stays as GDAL names it."""
    parts = QgsProviderRegistry.instance().decodeUri("gdal", source)
    return source if parts.get("layerName") else parts.get("path") or source
