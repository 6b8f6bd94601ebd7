"""Sectors, villages, and what counts as service."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from ._grid import Place


@dataclass(frozen=True)
class BeamFormula:
    """The beam of 3GPP TR 36.814: beamwidths in degrees, attenuations in dB."""

    horizontal_beamwidth_deg: float = 70.0
    vertical_beamwidth_deg: float = 10.0
    front_to_back_db: float = 25.0
    side_lobe_db: float = 20.0


@dataclass(frozen=True)
class BeamCuts:
    """Measured cuts, dB of attenuation: 360 values (or a multiple up to 3600) clockwise from ahead, and from the horizon ahead downwards."""

    horizontal_db: list[float]
    vertical_db: list[float]


@dataclass(frozen=True)
class Sector:
    """One carrier on one antenna.

    height_m: antenna above ground. frequency_mhz: downlink centre. azimuth_deg: of the main lobe from true north; None radiates all round. Tilts in degrees down.
    power_dbm: of the whole carrier at the transmitter. gain_dbi, feeder_loss_db. pilot_power_share: of UMTS. pattern: None attenuates in no direction.
    """

    place: Place
    height_m: float
    frequency_mhz: float
    technology: Literal["lte", "umts"] = "lte"
    bandwidth_mhz: float = 10.0
    azimuth_deg: float | None = None
    mechanical_tilt_deg: float = 0.0
    electrical_tilt_deg: float = 0.0
    power_dbm: float = 46.0
    gain_dbi: float = 17.0
    feeder_loss_db: float = 1.0
    antenna_ports: int = 2
    pilot_power_share: float = 0.1
    pattern: BeamFormula | BeamCuts | None = None
    sector_id: str = ""
    site_id: str = ""
    operator: str = ""

    def asked(self) -> dict[str, Any]:
        """The same for the engine."""
        return asdict(self)


@dataclass(frozen=True)
class Village:
    """A place where people live."""

    name: str
    place: Place
    people: float | None = None

    def asked(self) -> dict[str, Any]:
        """The same for the engine."""
        return asdict(self)


@dataclass(frozen=True)
class Service:
    """What counts as service.

    radius_km: masts farther away are not looked at. sigma_db: standard deviation of the prediction. target_probability: of both directions together.
    shadowing_correlation: between two masts of an operator. required_rsrp_dbm, required_rscp_dbm: weakest usable levels of 4G and 3G; None for the program's defaults.
    """

    radius_km: float = 30.0
    sigma_db: float = 8.0
    target_probability: float = 0.9
    shadowing_correlation: float = 0.5
    required_rsrp_dbm: float | None = None
    required_rscp_dbm: float | None = None

    def asked(self) -> dict[str, Any]:
        """The same for the engine."""
        return asdict(self)
