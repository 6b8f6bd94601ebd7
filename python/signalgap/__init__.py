"""Radio coverage over terrain, from arrays.

The engine of the program `signalgap` for notebooks: path loss by all its models, coverage of an antenna, line of sight, service of villages by a network,
and where new masts would help. Arrays and coordinates go in, arrays come out; nothing is read or written but by :func:`run`. There is no GDAL inside.

Elevation is a two-dimensional float32 array of metres above sea, rows from north to south, in a metric CRS (UTM or the like), NaN where
unknown; or an ``xarray.DataArray`` with coordinates ``y`` and ``x`` of cell centres. Losses are in dB, levels in dBm, distances in km or m as names say.

All functions release the interpreter's lock while they compute, and use all cores unless ``threads`` says otherwise. Errors that a caller can mend are ``ValueError``.
"""

from __future__ import annotations

from ._engine import __version__, models
from ._grid import Grid, Place, place, places
from ._judge import judge, opportunity
from ._path import PathLoss, path_loss
from ._physics import Physics
from ._program import ProgramError, run
from ._raster import coverage, line_of_sight
from ._sector import BeamCuts, BeamFormula, Sector, Service, Village

__all__ = [
    "BeamCuts",
    "BeamFormula",
    "Grid",
    "PathLoss",
    "Physics",
    "Place",
    "ProgramError",
    "Sector",
    "Service",
    "Village",
    "__version__",
    "coverage",
    "judge",
    "line_of_sight",
    "models",
    "opportunity",
    "path_loss",
    "place",
    "places",
    "run",
]
