from typing import Any

import numpy as np
from numpy.typing import NDArray

__version__: str

def models() -> list[str]: ...
def ground_distance_m(start: tuple[float, float], end: tuple[float, float]) -> float: ...
def path_loss(
    distance_km: NDArray[np.float64],
    ground_m: NDArray[np.float64],
    clutter_m: NDArray[np.float64] | None,
    asked: str,
) -> str: ...
def site_raster(
    elevation: NDArray[np.float32],
    asked: str,
    clutter: NDArray[np.float32] | None = ...,
    clutter_m: float | None = ...,
) -> NDArray[Any]: ...
def judge(
    elevation: NDArray[np.float32],
    asked: str,
    clutter: NDArray[np.float32] | None = ...,
    clutter_m: float | None = ...,
) -> str: ...
def opportunity(
    elevation: NDArray[np.float32],
    asked: str,
    clutter: NDArray[np.float32] | None = ...,
    clutter_m: float | None = ...,
) -> dict[str, Any]: ...
