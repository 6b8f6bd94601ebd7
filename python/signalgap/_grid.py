"""Where things are: the grid of an elevation, and places on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._engine import ground_distance_m

# How far north and south of a place its meridian is measured, degrees (about 200 m)
PROBE_DEG = 200.0 / 111_320.0
WGS_84 = "EPSG:4326"


@dataclass(frozen=True)
class Place:
    """A place in WGS 84 (degrees) and on the grid (m), with the direction of grid north from true north (degrees, positive to the east) and the length of a
    metre on the grid. :func:`place` makes it with pyproj; without pyproj, give all six."""

    longitude_deg: float
    latitude_deg: float
    easting_m: float
    northing_m: float
    convergence_deg: float = 0.0
    point_scale: float = 1.0

    def asked(self) -> dict[str, float]:
        """The same for the engine."""
        return asdict(self)


def places(longitudes: Iterable[float], latitudes: Iterable[float], crs: Any) -> list[Place]:
    """Places from longitudes and latitudes (degrees, WGS 84) on a metric CRS (anything that pyproj knows). Needs pyproj: ``pip install signalgap[geo]``."""
    try:
        import pyproj
    except ImportError as error:
        raise ImportError("coordinates need pyproj: pip install 'signalgap[geo]', or make Place yourself") from error
    to_grid = pyproj.Transformer.from_crs(WGS_84, pyproj.CRS.from_user_input(crs), always_xy=True)
    longitude = np.asarray(list(longitudes), dtype=np.float64)
    latitude = np.asarray(list(latitudes), dtype=np.float64)
    if longitude.shape != latitude.shape:
        raise ValueError(f"{longitude.size} longitudes and {latitude.size} latitudes")
    at = [to_grid.transform(longitude, np.clip(latitude + north, -90.0, 90.0)) for north in (0.0, PROBE_DEG, -PROBE_DEG)]
    return [_place(index, longitude, latitude, at) for index in range(longitude.size)]


def _place(index: int, longitude: NDArray[np.float64], latitude: NDArray[np.float64], at: list[Any]) -> Place:
    (east, north), (east_n, north_n), (east_s, north_s) = ((float(x[index]), float(y[index])) for x, y in at)
    if not all(map(np.isfinite, (east, north, east_n, north_n, east_s, north_s))):
        raise ValueError(f"{longitude[index]}, {latitude[index]} has no place in the CRS")
    probes = [min(max(float(latitude[index]) + offset, -90.0), 90.0) for offset in (PROBE_DEG, -PROBE_DEG)]
    here = float(longitude[index])
    true_m = ground_distance_m((here, probes[1]), (here, probes[0]))
    grid_m = math.hypot(east_n - east_s, north_n - north_s)
    return Place(
        longitude_deg=float(longitude[index]),
        latitude_deg=float(latitude[index]),
        easting_m=east,
        northing_m=north,
        # true north lies at this azimuth of the grid
        convergence_deg=-math.degrees(math.atan2(east_n - east_s, north_n - north_s)),
        point_scale=grid_m / true_m,
    )


def place(longitude: float, latitude: float, crs: Any) -> Place:
    """One place; see :func:`places`."""
    return places([longitude], [latitude], crs)[0]


@dataclass(frozen=True)
class Grid:
    """Where a north-up array with square cells lies: its north-western corner and the side of its cells, m."""

    west_m: float
    north_m: float
    cell_m: float

    @classmethod
    def from_transform(cls, transform: Any) -> Grid:
        """From an affine transform (``affine.Affine``, or its six numbers a to f), as rasterio has it."""
        a, b, c, d, e, f = tuple(transform)[:6]
        if b or d or abs(a + e) > 1e-9 * abs(a) or a <= 0:
            raise ValueError("the raster must be north-up with square cells in metres")
        return cls(west_m=float(c), north_m=float(f), cell_m=float(a))

    @classmethod
    def from_coordinates(cls, x: ArrayLike, y: ArrayLike) -> Grid:
        """From the coordinates of cell centres: x from west to east, y from north to south, evenly spaced."""
        east, south = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        if east.size < 2 or south.size < 2:
            raise ValueError("at least two rows and columns are needed to tell the size of a cell")
        cell = (east[-1] - east[0]) / (east.size - 1)
        even = np.allclose(np.diff(east), cell, rtol=1e-6) and np.allclose(np.diff(south), -cell, rtol=1e-6)
        if cell <= 0 or not even:
            raise ValueError("x must rise and y must fall evenly, by the same step in metres")
        return cls(west_m=float(east[0] - cell / 2), north_m=float(south[0] + cell / 2), cell_m=float(cell))

    def asked(self) -> dict[str, float]:
        """The same for the engine."""
        return asdict(self)


def read(dem: Any, grid: Grid | None, transform: Any) -> tuple[NDArray[np.float32], Grid]:
    """The values of an elevation and where they lie."""
    if grid is None and transform is not None:
        grid = Grid.from_transform(transform)
    if hasattr(dem, "coords") and hasattr(dem, "dims"):
        if grid is None:
            grid = Grid.from_coordinates(dem.coords[dem.dims[-1]], dem.coords[dem.dims[-2]])
        dem = dem.values
    values = np.asarray(dem)
    values = np.squeeze(values)
    if values.ndim != 2:
        raise ValueError(f"the elevation has {values.ndim} dimensions, not 2")
    if grid is None:
        raise ValueError("say where the elevation lies: transform=, grid=, or a DataArray with coordinates")
    return np.ascontiguousarray(values, dtype=np.float32), grid


def clutter_of(clutter: ArrayLike | float | None, shape: tuple[int, int]) -> tuple[NDArray[np.float32] | None, float | None]:
    """Clutter by cells, or one height, m."""
    if clutter is None:
        return None, None
    values = np.asarray(getattr(clutter, "values", clutter), dtype=np.float32)
    if values.ndim == 0:
        return None, float(values)
    values = np.squeeze(values)
    if values.shape != shape:
        raise ValueError(f"clutter has the shape {values.shape}, the elevation {shape}")
    return np.ascontiguousarray(values), None


def like(dem: Any, values: NDArray[Any], name: str, units: str) -> Any:
    """The values as an xarray.DataArray where the elevation was one."""
    if not (hasattr(dem, "coords") and hasattr(dem, "dims")):
        return values
    import xarray

    dims = dem.dims[-2:]
    coords = {dim: dem.coords[dim] for dim in dims if dim in dem.coords}
    return xarray.DataArray(values, dims=dims, coords=coords, name=name, attrs={"units": units})
