"""Which layers of a result a planner wants, and how QGIS loads them with their styles, in order, in one group."""
from __future__ import annotations

import json
import os
import re
import uuid
from collections import deque
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface

from .compat import RASTER_HINT, VECTOR_HINT
from .messages import text

GROUP_PROPERTY = "signalgap/result"
ORDER_PROPERTY = "signalgap/order"

# Processing keeps no reference to what Python made; more layers than these are never being loaded at one time
_kept: deque = deque(maxlen=1000)


@dataclass(frozen=True)
class ResultLayer:
    """A layer to load: what QGIS opens, the style beside the file, title, and whether it is switched on."""

    source: str
    style: str
    title: str
    hint: Any
    visible: bool = True


def layers_of_run(folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
    """What a run is about: gaps, villages, remedies, masts, signal classes; the topmost first."""
    technology = technology_of(headline)
    return present(
        [
            vector(folder, "gaps", text("layer.gaps")),
            vector(folder, "settlements", text("layer.settlements")),
            vector(folder, "remedies", text("layer.remedies"), visible=False),
            vector(folder, "sites", text("layer.sites")),
            raster(folder, f"coverage_{technology}_class", text("layer.class", generation=technology.upper())),
        ]
    )


def layers_of_opportunity(folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
    """The best places, and the people of each antenna height; the map of the first height is switched on."""
    layers = [vector(folder, "opportunity_places", text("layer.opportunity_places"))]
    heights = sorted(found_in(folder, r"opportunity_people_(.+)\.tif"), key=lambda height: (len(height), height))
    for height in heights:
        title = text("layer.opportunity_people", height=re.sub(r"(\d)m$", r"\1 m", height))
        layers.append(raster(folder, f"opportunity_people_{height}", title, visible=height == heights[0]))
    return present(layers)


def layers_of_plan(folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
    """Sites, links (satellite terminals are points), whom they serve, who stays without, today's masts."""
    return present(
        [
            vector(folder, "plan", text("layer.plan")),
            vector(folder, "backhaul", text("layer.satellite"), geometry="MultiPoint"),
            vector(folder, "backhaul", text("layer.backhaul"), geometry="LineString"),
            vector(folder, "served_by", text("layer.served_by")),
            vector(folder, "unserved_after", text("layer.unserved_after")),
            vector(folder, "sites", text("layer.sites")),
        ]
    )


def layers_of_comparison(folder: str, headline: dict[str, Any]) -> list[ResultLayer]:
    """The changes of each scenario in the ranked technology, and the maps of changed classes."""
    technology = technology_of(headline)
    generation = technology.upper()
    layers: list[ResultLayer | None] = []
    for scenario in headline.get("scenarios", [])[1:]:
        name = str(scenario.get("scenario", ""))
        title = text("layer.changes", generation=generation, scenario=name)
        subset = f'"scenario" = {quoted(name)} AND "technology" = {quoted(technology)}'
        layers.append(vector(folder, "changes", title, subset=subset, visible=not layers))
    for rest in sorted(found_in(folder, rf"class_change_{re.escape(technology)}_(.+)\.tif")):
        title = text("layer.class_change", generation=generation, rest=rest.replace("_", " "))
        layers.append(raster(folder, f"class_change_{technology}_{rest}", title, visible=False))
    return present(layers)


def technology_of(headline: dict[str, Any]) -> str:
    """The technology that verdicts are ranked by: `4g` or `3g`."""
    return str(headline.get("technology") or "4g")


def vector(
    folder: str, stem: str, title: str, geometry: str = "", subset: str = "", visible: bool = True
) -> ResultLayer | None:
    """A layer of a GeoJSON; None where the file is not there or has no feature of the kind."""
    path = os.path.join(folder, stem + ".geojson")
    if not has_feature(path, geometry):
        return None
    source = path + (f"|geometrytype={geometry}" if geometry else "") + (f"|subset={subset}" if subset else "")
    return ResultLayer(source, os.path.join(folder, stem + ".qml"), title, VECTOR_HINT, visible)


def raster(folder: str, stem: str, title: str, visible: bool = True) -> ResultLayer | None:
    """A layer of a GeoTIFF; None where the file is not there."""
    path = os.path.join(folder, stem + ".tif")
    if not os.path.isfile(path):
        return None
    return ResultLayer(path, os.path.join(folder, stem + ".qml"), title, RASTER_HINT, visible)


def present(layers: list[ResultLayer | None]) -> list[ResultLayer]:
    return [layer for layer in layers if layer is not None]


def found_in(folder: str, pattern: str) -> list[str]:
    """What the group of the pattern stands for in the names of the folder's files."""
    matches = (re.fullmatch(pattern, name) for name in os.listdir(folder))
    return [match.group(1) for match in matches if match]


def quoted(value: str) -> str:
    """A string of an expression."""
    return "'" + value.replace("'", "''") + "'"


def has_feature(path: str, geometry: str = "") -> bool:
    """Whether a GeoJSON has a feature, or a geometry of the kind (`MultiPoint`)."""
    wanted = geometry or "Feature"
    pattern = re.compile(rf'"type"\s*:\s*"{wanted}"'.encode())
    try:
        with open(path, "rb") as file:
            before = b""
            for block in iter(lambda: file.read(1 << 16), b""):
                if pattern.search(before + block):
                    return True
                before = block[-64:]
    except OSError:
        pass
    return False


def load_on_completion(context: QgsProcessingContext, layers: list[ResultLayer], group: str) -> None:
    """Has QGIS load the layers when the algorithm has ended, on the main thread."""
    result = uuid.uuid4().hex
    for order, layer in enumerate(layers):
        details = QgsProcessingContext.LayerDetails(layer.title, context.project(), "", layer.hint)
        details.forceName = True
        details.setPostProcessor(LayerDresser.kept(layer, order, group, result))
        context.addLayerToLoadOnCompletion(layer.source, details)


class LayerDresser(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its style and puts it in its place in the layer tree. QGIS calls it on the main thread."""

    def __init__(self, layer: ResultLayer, order: int, group: str, result: str) -> None:
        super().__init__()
        self.layer = layer
        self.order = order
        self.group = group
        self.result = result

    @classmethod
    def kept(cls, layer: ResultLayer, order: int = 0, group: str = "", result: str = "") -> LayerDresser:
        """A new one that lives until QGIS has called it."""
        dresser = cls(layer, order, group, result)
        _kept.append(dresser)
        return dresser

    def postProcessLayer(self, layer, context, feedback) -> None:
        self.apply_style(layer, feedback)
        if self.group and context.project() is not None:
            self.move_to_group(layer, context.project().layerTreeRoot())

    def apply_style(self, layer, feedback) -> None:
        """The style that the program wrote beside the file."""
        if not os.path.isfile(self.layer.style):
            return
        reason, applied = layer.loadNamedStyle(self.layer.style)
        if not applied:
            feedback.pushWarning(text("warning.not_shown", file=self.layer.style, reason=reason))
        layer.triggerRepaint()

    def move_to_group(self, layer, root) -> None:
        """Moves the layer to the group of its result, below those that come before it."""
        node = root.findLayer(layer.id())
        if node is None:
            return
        group = self.group_of_result(root)
        moved = node.clone()
        moved.setCustomProperty(ORDER_PROPERTY, self.order)
        moved.setItemVisibilityChecked(self.layer.visible)
        moved.setExpanded(self.layer.visible)
        before = [child for child in group.children() if int(child.customProperty(ORDER_PROPERTY, 0)) < self.order]
        group.insertChildNode(len(before), moved)
        node.parent().removeChildNode(node)

    def group_of_result(self, root):
        """The group of this result; a new one on top if there is none yet."""
        for group in root.findGroups():
            if group.customProperty(GROUP_PROPERTY) == self.result:
                return group
        group = root.insertGroup(0, self.group)
        group.setCustomProperty(GROUP_PROPERTY, self.result)
        return group


def scenario_of(folder: str, headline: dict[str, Any]) -> str:
    """The name of the scenario: from the headline, from the manifest, or that of the folder."""
    name = headline.get("scenario") or headline.get("base") or name_in_manifest(folder)
    return name if isinstance(name, str) and name else os.path.basename(os.path.normpath(folder))


def name_in_manifest(folder: str) -> Any:
    """The scenario's name as the manifest has it; None where there is none."""
    try:
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
            scenario = json.load(file).get("scenario")
    except (OSError, ValueError, AttributeError):
        return None
    return scenario.get("name") if isinstance(scenario, dict) else None
