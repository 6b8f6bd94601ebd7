"""The plugin: it adds a Processing provider and nothing else."""
from __future__ import annotations

from qgis.core import QgsApplication

from .provider import SignalgapProvider


class SignalgapPlugin:
    """Registers the provider while the plugin is on."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.provider: SignalgapProvider | None = None

    def initProcessing(self) -> None:
        """QGIS and qgis_process call this to have the algorithms."""
        if self.provider is None:
            self.provider = SignalgapProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """QGIS Desktop calls this when the plugin is switched on."""
        self.initProcessing()

    def unload(self) -> None:
        """QGIS calls this when the plugin is switched off."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
