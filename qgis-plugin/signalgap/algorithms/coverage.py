"""The coverage of one antenna."""
from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
)

from ..compat import RASTER_HINT, advanced
from ..messages import text
from ..results import LayerDresser, ResultLayer
from .terrain import TerrainAlgorithm

QUANTITIES = ("loss", "rsrp", "power", "los", "clearance")
LEVELS = ("rsrp", "power")
BANDWIDTHS = ("1.4", "3", "5", "10", "15", "20")
ENDING = ".tif"


class Coverage(TerrainAlgorithm):
    """`signalgap coverage`"""

    ID = COMMAND = "coverage"
    SITE = "SITE"
    HEIGHT = "HEIGHT"
    RADIUS = "RADIUS"
    QUANTITY = "QUANTITY"
    RX_HEIGHT = "RX_HEIGHT"
    POWER = "POWER"
    BANDWIDTH = "BANDWIDTH"
    GAIN = "GAIN"
    FEEDER_LOSS = "FEEDER_LOSS"
    AZIMUTH = "AZIMUTH"
    MECHANICAL_TILT = "MECHANICAL_TILT"
    ELECTRICAL_TILT = "ELECTRICAL_TILT"
    RESOLUTION = "RESOLUTION"
    OUTPUT = "OUTPUT"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_dem()
        self.addParameter(QgsProcessingParameterPoint(self.SITE, text("coverage.parameter.site")))
        self.add_number(self.HEIGHT, "coverage.parameter.height", 30.0, 0)
        self.add_number(self.RADIUS, "coverage.parameter.radius", 10.0, 0.01, 300)
        self.add_frequency()
        self.add_choice(self.QUANTITY, "coverage.parameter.quantity", QUANTITIES, "choice")
        self.add_ground_and_model()
        self.add_number(self.RX_HEIGHT, "coverage.parameter.rx_height", 1.5, 0, is_advanced=True)
        self.add_number(self.POWER, "parameter.power", 46.0, is_advanced=True)
        bandwidth = QgsProcessingParameterEnum(
            self.BANDWIDTH, text("coverage.parameter.bandwidth"), list(BANDWIDTHS), False, BANDWIDTHS.index("10")
        )
        self.addParameter(advanced(bandwidth))
        self.add_number(self.GAIN, "parameter.gain", 0.0, is_advanced=True)
        self.add_number(self.FEEDER_LOSS, "parameter.feeder_loss", 0.0, 0, is_advanced=True)
        self.add_number(self.AZIMUTH, "coverage.parameter.azimuth", None, 0, 360, is_advanced=True)
        self.add_number(self.MECHANICAL_TILT, "coverage.parameter.mechanical_tilt", None, -90, 90, is_advanced=True)
        self.add_number(self.ELECTRICAL_TILT, "coverage.parameter.electrical_tilt", None, -90, 90, is_advanced=True)
        self.add_number(self.RESOLUTION, "coverage.parameter.resolution", None, 0.1, is_advanced=True)
        self.addParameter(
            QgsProcessingParameterRasterDestination(self.OUTPUT, text("coverage.parameter.output"))
        )

    def processAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> dict[str, Any]:
        path = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        if not path.lower().endswith(ENDING):
            values = {"parameter": self.words(self.OUTPUT), "path": path, "endings": ENDING}
            raise QgsProcessingException(text("error.ending", **values))
        place = self.place(parameters, self.SITE, self.HEIGHT, context)
        options = self.ground_options(parameters, context) + self.radio_options(parameters, context)
        outcome = self.execute([f"--site={place}", f"--output={path}", *options], feedback)
        for line in outcome.output.splitlines():
            feedback.pushInfo(line)
        self.dress(path, place, parameters, context)
        return {self.OUTPUT: path}

    def radio_options(self, parameters: dict[str, Any], context: Any) -> list[str]:
        """Quantity, model, frequency, heights; levels also have power and gains."""
        quantity = self.quantity(parameters, context)
        options = [f"--quantity={quantity}"]
        if quantity not in ("los", "clearance"):
            options.append(f"--model={self.model(parameters, context)}")
        numbers = {
            "--radius-km": self.RADIUS,
            "--rx-height": self.RX_HEIGHT,
            "--azimuth-deg": self.AZIMUTH,
            "--mechanical-tilt-deg": self.MECHANICAL_TILT,
            "--electrical-tilt-deg": self.ELECTRICAL_TILT,
            "--resolution-m": self.RESOLUTION,
        }
        if quantity != "los":
            numbers["--frequency-mhz"] = self.FREQUENCY
        if quantity in LEVELS:
            numbers.update({"--power-dbm": self.POWER, "--gain-dbi": self.GAIN, "--feeder-loss-db": self.FEEDER_LOSS})
        for option, name in numbers.items():
            options += self.number_option(option, parameters, name, context)
        if quantity == "rsrp":
            options.append(f"--bandwidth-mhz={BANDWIDTHS[self.parameterAsEnum(parameters, self.BANDWIDTH, context)]}")
        return options

    def quantity(self, parameters: dict[str, Any], context: Any) -> str:
        return QUANTITIES[self.parameterAsEnum(parameters, self.QUANTITY, context)]

    def dress(self, path: str, place: str, parameters: dict[str, Any], context: Any) -> None:
        """Has the raster shown in the style that the program wrote beside it, if QGIS is going to load it."""
        if not context.willLoadLayerOnCompletion(path):
            return
        longitude, latitude, height = place.split(",")
        quantity = text(f"choice.{self.quantity(parameters, context)}")
        title = text("coverage.layer", quantity=quantity, place=f"{longitude}, {latitude}", height=height)
        details = context.layerToLoadOnCompletionDetails(path)
        details.name = title
        style = path[: -len(ENDING)] + ".qml"
        details.setPostProcessor(LayerDresser.kept(ResultLayer(path, style, title, RASTER_HINT)))
