"""Rasters of one antenna."""

from __future__ import annotations

import json
from typing import Any, Literal

from numpy.typing import ArrayLike

from . import _engine
from ._grid import Grid, Place, clutter_of, like, read
from ._physics import Physics
from ._sector import Sector

UNITS = {"loss": "dB", "level": "dBm", "line_of_sight": "", "clearance": "first Fresnel radii"}


def coverage(
    dem: Any,
    site: Place | Sector,
    *,
    height_m: float | None = None,
    frequency_mhz: float | None = None,
    radius_km: float = 30.0,
    quantity: Literal["loss", "level", "clearance"] = "loss",
    clutter: ArrayLike | float | None = None,
    physics: Physics | None = None,
    transform: Any = None,
    grid: Grid | None = None,
    threads: int | None = None,
) -> Any:
    """What an antenna gives every cell of an elevation within a radius: float32, NaN where there is no value.

    site: a :class:`Place` with ``height_m`` and ``frequency_mhz`` for losses of an antenna that radiates all round, or a :class:`Sector` whose beam counts, and whose
    power for ``quantity="level"`` (RSRP or RSCP, dBm). clutter: heights of buildings and trees above ground, m: an array of the elevation's shape, or one number.
    The result is an array, or a DataArray where the elevation is one; the values are those of ``signalgap coverage`` over the same cells.
    """
    return _raster(dem, site, height_m, frequency_mhz, radius_km, quantity, clutter, physics, transform, grid, threads)


def line_of_sight(
    dem: Any,
    site: Place,
    *,
    height_m: float,
    radius_km: float = 30.0,
    frequency_mhz: float = 900.0,
    clutter: ArrayLike | float | None = None,
    physics: Physics | None = None,
    transform: Any = None,
    grid: Grid | None = None,
    threads: int | None = None,
) -> Any:
    """1 where a receiver sees the antenna over terrain, clutter and the bulge of the Earth, otherwise 0; 255 outside the radius or where terrain is missing (uint8)."""
    return _raster(dem, site, height_m, frequency_mhz, radius_km, "line_of_sight", clutter, physics, transform, grid, threads)


def _raster(
    dem: Any,
    site: Place | Sector,
    height_m: float | None,
    frequency_mhz: float | None,
    radius_km: float,
    quantity: str,
    clutter: ArrayLike | float | None,
    physics: Physics | None,
    transform: Any,
    grid: Grid | None,
    threads: int | None,
) -> Any:
    elevation, grid = read(dem, grid, transform)
    sector = site if isinstance(site, Sector) else None
    where = sector.place if sector else site
    height = height_m if height_m is not None else (sector.height_m if sector else None)
    frequency = frequency_mhz if frequency_mhz is not None else (sector.frequency_mhz if sector else None)
    if height is None or frequency is None:
        raise ValueError("a place needs height_m and frequency_mhz")
    asked = {
        "lattice": grid.asked(),
        "physics": (physics or Physics()).asked(),
        "site": where.asked(),
        "height_m": height,
        "frequency_mhz": frequency,
        "radius_km": radius_km,
        "quantity": quantity,
        "sector": sector.asked() if sector else None,
        "threads": threads,
    }
    cells, height_everywhere = clutter_of(clutter, elevation.shape)
    found = _engine.site_raster(elevation, json.dumps(asked), cells, height_everywhere)
    return like(dem, found, quantity, UNITS[quantity])
