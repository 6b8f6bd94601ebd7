#!/usr/bin/env python3
"""Draws the map of the demonstration: demo_picture.py <folder of signalgap demo> <picture.jpg or .png>

Needs matplotlib, numpy, pillow and rasterio; installs nothing."""
import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import rasterio
from matplotlib.colors import LightSource, ListedColormap
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from rasterio.warp import transform

CLASSES = ["poor", "fair", "good", "excellent"]
CLASS_COLOURS = ["#fdae61", "#ffffbf", "#abd9e9", "#2c7bb6"]  # as in the .qml beside the raster
VERDICTS = [("served", "served", "#ffffff"), ("partly_served", "served in part", "#ffd92f"), ("unserved", "unserved", "#d7191c")]
LABELS = 6


def layer(folder, name, crs):
    """Eastings, northings in km, and properties of the points of a GeoJSON file."""
    features = json.loads((folder / f"{name}.geojson").read_text())["features"]
    points = [f["geometry"]["coordinates"] for f in features]
    points = [p[0] if isinstance(p[0], list) else p for p in points]
    east, north = transform("EPSG:4326", crs, [p[0] for p in points], [p[1] for p in points])
    return np.array(east) / 1e3, np.array(north) / 1e3, [f["properties"] for f in features]


def read(path):
    with rasterio.open(path) as raster:
        return raster.read(1), raster.bounds, raster.crs


def label_unserved(axes, east, north, villages, symbols):
    """Names of the largest unserved villages, each on the side where it covers the fewest symbols and no other label."""
    halo = [withStroke(linewidth=2.6, foreground="white")]
    low, high = axes.get_xlim()
    taken = []
    unserved = [i for i in range(len(villages)) if villages[i]["verdict_4g"] == "unserved"]
    for i in sorted(unserved, key=lambda i: -villages[i]["population"])[:LABELS]:
        text = f"{villages[i]['name']} ({villages[i]['population']:.0f})"
        width = 0.36 * len(text)
        places = []
        for side, up in [(1, 0), (-1, 0), (0, 1), (0, -1)]:
            left = east[i] + (0.4 if side > 0 else -0.4 - width if side < 0 else -width / 2)
            box = (left, left + width, north[i] + 0.8 * up - 0.35, north[i] + 0.8 * up + 0.35)
            meets = any(box[0] < t[1] and t[0] < box[1] and box[2] < t[3] and t[2] < box[3] for t in taken)
            if not meets and low < box[0] and box[1] < high:
                covered = sum(box[0] < x < box[1] and box[2] < y < box[3] for x, y in symbols)
                places.append((covered, len(places), box))
        if places:
            box = min(places)[2]
            taken.append(box)
            axes.text((box[0] + box[1]) / 2, (box[2] + box[3]) / 2, text, ha="center", va="center", fontsize=9.5,
                      weight="bold", path_effects=halo, zorder=9)


def draw(folder, picture):
    results = folder / "results"
    ground, bounds, crs = read(folder / "input" / "terrain.tif")
    service, service_bounds, _ = read(results / "coverage_4g_class.tif")
    cell_m = (bounds.right - bounds.left) / ground.shape[1]
    to_km = lambda b: (b.left / 1e3, b.right / 1e3, b.bottom / 1e3, b.top / 1e3)
    figure, axes = plt.subplots(figsize=(14, 12.1), dpi=100)
    shade = LightSource(315, 40).hillshade(ground.astype(float), vert_exag=1.0, dx=cell_m, dy=cell_m)
    axes.imshow(0.35 + 0.65 * shade, cmap="gray", vmin=0, vmax=1, extent=to_km(bounds), interpolation="bilinear")
    known = (service >= 1) & (service <= len(CLASSES))
    axes.imshow(np.ma.masked_where(~known, service), cmap=ListedColormap(CLASS_COLOURS), vmin=0.5, vmax=4.5, alpha=0.5,
                extent=to_km(service_bounds), interpolation="nearest")
    axes.set_xlim(bounds.left / 1e3, bounds.right / 1e3)
    axes.set_ylim(bounds.bottom / 1e3, bounds.top / 1e3)

    symbols = []
    east, north, _ = layer(results, "blocking_points", crs)
    symbols += zip(east, north)
    axes.scatter(east, north, marker="x", s=34, c="#5b2a86", linewidths=1.5, zorder=5)
    east, north, _ = layer(results, "sites", crs)
    symbols += zip(east, north)
    axes.scatter(east, north, marker="^", s=36, c="#111111", edgecolors="white", linewidths=0.6, zorder=6)
    east, north, villages = layer(results, "settlements", crs)
    verdicts = [village["verdict_4g"] for village in villages]
    for verdict, _, colour in VERDICTS:
        of = np.array([v == verdict for v in verdicts])
        size = np.array([20 + v["population"] / 25 for v in villages])
        axes.scatter(east[of], north[of], s=np.minimum(size[of], 110), c=colour, edgecolors="black", linewidths=0.9,
                     zorder=8 if verdict == "unserved" else 7)
    label_unserved(axes, east, north, villages, [*symbols, *zip(east, north)])
    furniture(figure, axes, bounds, verdicts)
    options = {"pil_kwargs": {"quality": 72, "optimize": True}} if picture.suffix == ".jpg" else {}
    figure.savefig(picture, **options)


def furniture(figure, axes, bounds, verdicts):
    """Title, legend beside the map, scale bar below it."""
    axes.set_axis_off()
    figure.subplots_adjust(left=0.012, right=0.815, bottom=0.04, top=0.95)
    figure.text(0.012, 0.962, "Demonstration district (synthetic)", fontsize=19, weight="bold")
    title = {"loc": "upper left", "frameon": False, "fontsize": 11, "title_fontsize": 12, "alignment": "left"}
    dot = lambda colour: Line2D([], [], marker="o", ls="", mfc=colour, mec="black", ms=9)
    villages = [(dot(c), f"{name} ({verdicts.count(v)})") for v, name, c in VERDICTS]
    mast = Line2D([], [], marker="^", ls="", mfc="#111111", mec="white", ms=9)
    ridge = Line2D([], [], marker="x", ls="", color="#5b2a86", ms=8, mew=1.6)
    classes = [(Patch(fc=c, alpha=0.75), name) for c, name in zip(CLASS_COLOURS[::-1], CLASSES[::-1])]
    classes.append((Patch(fc="#b5b5b5"), "none: no colour"))
    parts = [("Villages on 4G", villages), ("Also shown", [(mast, "mast"), (ridge, "ridge that blocks")]), ("4G service class", classes)]
    for (heading, entries), y in zip(parts, [0.95, 0.82, 0.73]):
        handles, labels = zip(*entries)
        legend = figure.legend(handles, labels, title=heading, bbox_to_anchor=(0.825, y), **title)
        legend.get_title().set_weight("bold")
    x, y = bounds.left / 1e3, bounds.bottom / 1e3 - 0.7
    axes.plot([x, x + 10], [y, y], c="black", lw=4, solid_capstyle="butt", clip_on=False)
    axes.plot([x, x + 5], [y, y], c="white", lw=2, solid_capstyle="butt", clip_on=False)
    axes.text(x + 10.4, y, "10 km", va="center", fontsize=11, clip_on=False)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
