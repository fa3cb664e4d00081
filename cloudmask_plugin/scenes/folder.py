"""Scenes in a folder, found by names alone: nothing is opened, so that a folder of thousands is read at once."""

from __future__ import annotations

from pathlib import Path
from typing import List

from .scene import SceneRef


def scenes_of_folder(folder: Path) -> List[SceneRef]:
    """The scenes in a folder and below it: products, their archives, rasters, single bands, STAC items.

    Masks of our own are none, nor is what lies inside a product.

    Raises:
        FailureError: The folder cannot be read.
    """
    return []
