#!/usr/bin/python3
"""Opens the project of a result folder in QGIS, without a screen, and checks what a planner would see.

usage: check_project.py RESULT_FOLDER PICTURE_FOLDER

Every layer is valid, has features, its own style (categories cover the data) and aliases; its style is that of the file beside
it; the GeoPackage's layers bring their styles; every print layout becomes a PNG and a PDF, of an atlas the first pages. A message of QGIS that names a file
of the folder is a fault. Every GeoJSON is checked by RFC 7946 too.
"""
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRequest,
    QgsLayoutExporter,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from rfc7946 import check_geojson  # noqa: E402

# layers whose features are all alike
ALIKE = {"blocking_points", "served_by"}
# pages of an atlas that become pictures
PAGES = 3
# columns that are their own alias
PLAIN = {"name"}


def name_of(layer):
    return layer.id().removeprefix("signalgap_")


def check_categories(layer, faults):
    """Every value of the field has a category."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        field = renderer.classAttribute()
        index = layer.fields().indexOf(field)
        if index < 0:
            faults.append(f"{name_of(layer)}: categories of {field}, which is no field")
            return
        known = {category.value() for category in renderer.categories()}
        missing = {value for value in layer.uniqueValues(index)} - known
        if missing:
            faults.append(f"{name_of(layer)}: no category for {sorted(map(str, missing))}")
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().children():
            if rule.filter() and rule.filter().hasParserError():
                faults.append(f"{name_of(layer)}: rule {rule.filterExpression()}")
    elif name_of(layer) not in ALIKE:
        faults.append(f"{name_of(layer)}: all features look alike")


def check_properties(properties, where, faults):
    """Properties by expressions can be computed."""
    for key in properties.propertyKeys():
        expression = QgsExpression(properties.property(key).expressionString())
        if expression.hasParserError():
            faults.append(f"{where}: {expression.expression()}: {expression.parserErrorString()}")


def check_vector(layer, faults):
    if layer.featureCount() == 0:
        faults.append(f"{name_of(layer)}: no features")
    if not layer.isSpatial():
        return
    check_categories(layer, faults)
    without = [field.name() for field in layer.fields() if not field.alias() and field.name() not in PLAIN]
    if without:
        faults.append(f"{name_of(layer)}: no alias for {', '.join(without)}")
    if layer.labelsEnabled() and layer.labeling():
        for feature in layer.getFeatures(QgsFeatureRequest().setLimit(1)):
            settings = layer.labeling().settings()
            expression = settings.getLabelExpression()
            if expression.hasParserError():
                faults.append(f"{name_of(layer)}: label {expression.expression()}: {expression.parserErrorString()}")
            check_properties(settings.dataDefinedProperties(), f"{name_of(layer)}: label", faults)


def check_layer(layer, faults):
    if not layer.isValid():
        faults.append(f"{name_of(layer)}: not valid: {layer.source()}")
    elif layer.type() == QgsMapLayer.VectorLayer:
        check_vector(layer, faults)
    elif isinstance(layer.renderer(), QgsPalettedRasterRenderer) and name_of(layer).endswith("_class"):
        none = [entry for entry in layer.renderer().classes() if entry.value == 0]
        if not none or none[0].color.alpha() != 0:
            faults.append(f"{name_of(layer)}: class none is not transparent")


def check_alone(folder, faults):
    """Files that are opened on their own have the style beside them."""
    for path in sorted(folder.glob("*.geojson")):
        faults.extend(check_geojson(path))
        layer = QgsVectorLayer(str(path), path.stem, "ogr")
        if not layer.isValid():
            faults.append(f"{path.name}: not valid")
        elif layer.featureCount() > 0 and path.stem not in ALIKE and layer.renderer().type() == "singleSymbol":
            faults.append(f"{path.name}: opened alone, all features look alike")
    for path in sorted(folder.glob("*.tif")):
        layer = QgsRasterLayer(str(path), path.stem)
        if not layer.isValid():
            faults.append(f"{path.name}: not valid")
        elif path.with_suffix(".qml").exists() and layer.renderer().type() == "singlebandgray" and path.stem != "hillshade":
            faults.append(f"{path.name}: opened alone, it is grey")


def check_geopackage(path, faults):
    if not path.exists():
        return
    before = path.read_bytes()
    whole = QgsVectorLayer(str(path), "all", "ogr")
    for name in whole.dataProvider().subLayers():
        table = name.split("!!::!!")[1]
        if table == "layer_styles":
            continue
        layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
        if not layer.isValid() or layer.featureCount() == 0:
            faults.append(f"{path.name}: {table} is not valid or has no rows")
        elif layer.isSpatial() and table not in ALIKE and layer.renderer().type() == "singleSymbol":
            faults.append(f"{path.name}: {table} has no style")
        elif layer.isSpatial() and not any(field.alias() for field in layer.fields()):
            faults.append(f"{path.name}: {table} has no aliases")
        del layer
    del whole
    if path.read_bytes() != before:
        print(f"note: looking at {path.name} changed it")


def export_layouts(project, pictures, faults):
    layouts = project.layoutManager().printLayouts()
    if not layouts:
        faults.append("no print layouts")
    for layout in layouts:
        check_properties(layout.referenceMap().dataDefinedProperties(), f"layout {layout.name()}: map", faults)
        exporter = QgsLayoutExporter(layout)
        stem = pictures / layout.name().lower().replace(" ", "-")
        image, document = QgsLayoutExporter.ImageExportSettings(), QgsLayoutExporter.PdfExportSettings()
        image.dpi, document.dpi = 110, 110
        if layout.atlas().enabled():
            export_pages(layout, stem, image, document, faults)
            continue
        if exporter.exportToImage(f"{stem}.png", image) != QgsLayoutExporter.Success:
            faults.append(f"layout {layout.name()}: no PNG")
        if exporter.exportToPdf(f"{stem}.pdf", document) != QgsLayoutExporter.Success:
            faults.append(f"layout {layout.name()}: no PDF")
        print(f"{stem}.png, .pdf: scale 1:{layout.referenceMap().scale():,.0f}")


def export_pages(layout, stem, image, document, faults):
    """The first pages of an atlas; every page has a name of its own."""
    atlas = layout.atlas()
    layer = atlas.coverageLayer()
    if layer is None or not atlas.beginRender() or atlas.count() != layer.featureCount():
        faults.append(f"layout {layout.name()}: no pages, or not one per feature")
        return
    names = []
    while atlas.next():
        names.append(atlas.nameForPage(atlas.currentFeatureNumber()))
        if len(names) > PAGES:
            continue
        # a new exporter each time: it remembers the sizes of pages
        exporter, page = QgsLayoutExporter(layout), f"{stem}-{len(names)}"
        if exporter.exportToImage(f"{page}.png", image) != QgsLayoutExporter.Success:
            faults.append(f"layout {layout.name()}: no PNG of page {len(names)}")
        if exporter.exportToPdf(f"{page}.pdf", document) != QgsLayoutExporter.Success:
            faults.append(f"layout {layout.name()}: no PDF of page {len(names)}")
        print(f"{page}.png, .pdf: {names[-1]}, scale 1:{layout.referenceMap().scale():,.0f}")
    atlas.endRender()
    if not all(names):
        faults.append(f"layout {layout.name()}: a page has no name")
    print(f"{stem}: {len(names)} pages")


def main():
    folder, pictures = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    faults, messages = [], []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, level: messages.append(f"{tag}: {text}"))
    project = QgsProject.instance()
    if not project.read(str(folder / "signalgap.qgz")):
        sys.exit(f"QGIS does not open {folder / 'signalgap.qgz'}: {project.error()}")
    layers = project.mapLayers().values()
    for layer in layers:
        check_layer(layer, faults)
    check_alone(folder, faults)
    check_geopackage(folder / "signalgap.gpkg", faults)
    for relation in project.relationManager().relations().values():
        if not relation.isValid():
            faults.append(f"relation {relation.name()} is not valid")
    if not project.crs().isValid():
        faults.append("the project has no CRS")
    if not any(layer.type() == QgsMapLayer.RasterLayer or layer.isSpatial() for layer in layers):
        faults.append("no layer to be seen")
    export_layouts(project, pictures, faults)
    names = [path.name for path in folder.iterdir()]
    for message in messages:
        if any(name in message for name in names) or "signalgap" in message:
            faults.append(f"QGIS says: {message}")
    print(f"{len(layers)} layers, {len(project.relationManager().relations())} relations, {project.crs().authid()}")
    for fault in faults:
        print(f"FAULT {fault}")
    application.exitQgis()
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
