"""One path."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _engine
from ._physics import Physics


@dataclass(frozen=True)
class PathLoss:
    """The loss of a path and what is known of it.

    loss_db: basic transmission loss between isotropic antennas; free_space_db and diffraction_db: parts of it (0 where a model has no diffraction of its own).
    location_sigma_db: spread over locations, where the model states one. line_of_sight; clearance: smallest, as a share of the first Fresnel radius.
    remarks: of the model on this path.
    """

    loss_db: float
    free_space_db: float
    diffraction_db: float
    location_sigma_db: float | None
    line_of_sight: bool
    clearance: float | None
    remarks: list[str]


def path_loss(
    distance_km: ArrayLike,
    ground_m: ArrayLike,
    *,
    frequency_mhz: float,
    tx_height_m: float,
    rx_height_m: float = 1.5,
    clutter_m: ArrayLike | None = None,
    location_percent: float = 50.0,
    latitude_deg: float = 21.0,
    physics: Physics | None = None,
) -> PathLoss:
    """The basic transmission loss over a profile, dB.

    distance_km: from the transmitter, rising from 0. ground_m: metres above sea. clutter_m: heights of buildings and trees above it. Antenna heights are above ground.
    location_percent: share of locations for which the loss is not exceeded. latitude_deg: of the path's centre. A ValueError names what is out of the model's range.
    """
    asked = {
        "physics": (physics or Physics()).asked(),
        "frequency_mhz": frequency_mhz,
        "tx_height_m": tx_height_m,
        "rx_height_m": rx_height_m,
        "location_percent": location_percent,
        "latitude_deg": latitude_deg,
    }
    clutter = None if clutter_m is None else _floats(clutter_m)
    found = _engine.path_loss(_floats(distance_km), _floats(ground_m), clutter, json.dumps(asked))
    return PathLoss(**json.loads(found))


def _floats(values: ArrayLike) -> NDArray[np.float64]:
    return np.ascontiguousarray(values, dtype=np.float64)
