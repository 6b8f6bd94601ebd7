"""Service of villages, and where new masts would help."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from numpy.typing import ArrayLike

from . import _engine
from ._grid import Grid, clutter_of, like, read
from ._physics import Physics
from ._sector import Sector, Service, Village


def judge(
    dem: Any,
    villages: Sequence[Village],
    sectors: Sequence[Sector],
    *,
    service: Service | None = None,
    clutter: ArrayLike | float | None = None,
    physics: Physics | None = None,
    transform: Any = None,
    grid: Grid | None = None,
    threads: int | None = None,
) -> list[dict[str, Any]]:
    """Service at villages by each one's own paths to all sectors within the service radius, as a run judges it.

    A row for each village and technology: ``village`` (its number), ``technology``, ``verdict`` (``served``, ``unserved``, ``no_data``), ``probability`` of both directions,
    ``level_dbm`` and ``best_server`` of the strongest sector, margins of both directions (dB) of the sector that decides, and how many sectors were computed.
    ``pandas.DataFrame(rows)`` makes a table of it.
    """
    elevation, asked, cells, height = _asked(dem, villages, sectors, service, clutter, physics, transform, grid, threads)
    rows: list[dict[str, Any]] = json.loads(_engine.judge(elevation, json.dumps(asked), cells, height))
    return rows


def opportunity(
    dem: Any,
    villages: Sequence[Village],
    sectors: Sequence[Sector],
    new_mast: Sector,
    *,
    heights_m: Sequence[float] = (30.0,),
    downtilts_deg: Sequence[float] = (0.0,),
    radius_km: float = 15.0,
    corners: Sequence[tuple[float, float]] | None = None,
    memory_mib: int = 1024,
    service: Service | None = None,
    clutter: ArrayLike | float | None = None,
    physics: Physics | None = None,
    transform: Any = None,
    grid: Grid | None = None,
    threads: int | None = None,
) -> dict[str, Any]:
    """Where a new mast with the equipment of ``new_mast`` (its place and height do not matter) would serve villages that have no service now.

    Returns ``heights_m``; ``people`` and ``expected``, arrays of (height, row, column): people whom a mast at a cell would serve, and expected people gained (NaN where
    none is within reach); and ``villages_without_service``. corners: longitude and latitude of the south-western, north-western, south-eastern and north-eastern corner;
    needed only for models that are not swept.
    """
    elevation, asked, cells, height = _asked(dem, villages, sectors, service, clutter, physics, transform, grid, threads)
    asked["new_mast"] = {
        "sector": new_mast.asked(),
        "heights_m": list(heights_m),
        "downtilts_deg": list(downtilts_deg),
        "radius_km": radius_km,
        "memory_mib": memory_mib,
        "corners": [list(corner) for corner in (corners or [(0.0, 0.0)] * 4)],
    }
    found = _engine.opportunity(elevation, json.dumps(asked), cells, height)
    for name, units in (("people", "people"), ("expected", "people")):
        found[name] = [like(dem, layer, name, units) for layer in found[name]]
    return found


def _asked(
    dem: Any,
    villages: Sequence[Village],
    sectors: Sequence[Sector],
    service: Service | None,
    clutter: ArrayLike | float | None,
    physics: Physics | None,
    transform: Any,
    grid: Grid | None,
    threads: int | None,
) -> tuple[Any, dict[str, Any], Any, float | None]:
    elevation, grid = read(dem, grid, transform)
    cells, height = clutter_of(clutter, elevation.shape)
    asked = {
        "lattice": grid.asked(),
        "physics": (physics or Physics()).asked(),
        "service": (service or Service()).asked(),
        "villages": [village.asked() for village in villages],
        "sectors": [sector.asked() for sector in sectors],
        "threads": threads,
    }
    return elevation, asked, cells, height
