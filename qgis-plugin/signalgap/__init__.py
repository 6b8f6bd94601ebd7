"""QGIS plugin that runs the program signalgap from the Processing toolbox."""


def classFactory(iface):
    """QGIS calls this to make the plugin."""
    from .plugin import SignalgapPlugin

    return SignalgapPlugin(iface)
