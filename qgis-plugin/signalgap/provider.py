"""The Processing provider: algorithms, icon, and the setting that names the program."""
from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms import ALGORITHMS
from .executable import SETTING
from .icons import icon_path
from .messages import text

try:
    from processing.core.ProcessingConfig import ProcessingConfig, Setting
except ImportError:  # PyQGIS without the Processing plugin: there is no dialog to show the setting in
    ProcessingConfig = Setting = None


class SignalgapProvider(QgsProcessingProvider):
    """All algorithms of the plugin."""

    def id(self) -> str:
        return "signalgap"

    def name(self) -> str:
        return "signalgap"

    def longName(self) -> str:
        return text("provider.long_name")

    def icon(self) -> QIcon:
        return QIcon(icon_path("signalgap"))

    def svgIconPath(self) -> str:
        return icon_path("signalgap")

    def load(self) -> bool:
        self.add_setting()
        self.refreshAlgorithms()
        return True

    def unload(self) -> None:
        if ProcessingConfig is not None and SETTING in ProcessingConfig.settings:
            ProcessingConfig.removeSetting(SETTING)

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def defaultRasterFileExtension(self) -> str:
        return "tif"

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif"]

    def supportsNonFileBasedOutput(self) -> bool:
        return False

    def add_setting(self) -> None:
        """Shows the path of the program in the options of Processing, kept under the key `signalgap/executable`."""
        if ProcessingConfig is None:
            return
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        setting = Setting(self.name(), SETTING, text("setting.executable"), "", valuetype=Setting.FILE)
        setting.qname = SETTING
        setting.read()
        ProcessingConfig.addSetting(setting)
