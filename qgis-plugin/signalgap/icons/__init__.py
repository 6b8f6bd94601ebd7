"""Icons of the provider and its algorithms."""
from __future__ import annotations

import os


def icon_path(name: str) -> str:
    return os.path.join(os.path.dirname(__file__), name + ".svg")
