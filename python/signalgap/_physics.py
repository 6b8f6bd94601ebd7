"""What losses are computed with besides terrain and antennas."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ._engine import models


@dataclass(frozen=True)
class Physics:
    """Model, radio climate, wave statistics, receiver.

    model: one of :func:`signalgap.models`; ``p1812`` is ITU-R P.1812-8. model_options: options of a model by its name, as a scenario
    has them (``{"itm": {"climate": "maritime_temperate_over_land"}}``). delta_n: refractivity lapse rate, N-units/km. surface_refractivity: at sea level, N-units.
    time_percent: share of the average year for which losses are not exceeded. polarization: ``vertical`` or ``horizontal``.
    receiver_height_m: of the handset above ground. clearing_m: no clutter stands nearer to an antenna. radial_spacing_cells: largest distance
    between the radials of a sweep.
    """

    model: str = "p1812"
    model_options: dict[str, Any] = field(default_factory=dict)
    delta_n: float = 45.0
    surface_refractivity: float = 325.0
    time_percent: float = 50.0
    polarization: Literal["vertical", "horizontal"] = "vertical"
    receiver_height_m: float = 1.5
    clearing_m: float = 50.0
    radial_spacing_cells: float = 1.25

    def __post_init__(self) -> None:
        if self.model not in models():
            raise ValueError(f"unknown model {self.model!r}; the models are {', '.join(models())}")

    def asked(self) -> dict[str, Any]:
        """The same for the engine."""
        return asdict(self)
