"""Opens a data set in whichever form it lies there."""

from __future__ import annotations

from pathlib import Path

from .dataset import CloudSEN12


def open_cloudsen12(
    path: str | Path, *, split: str | None = "test", label_type: str = "high", size: int = 509, product: str = "L1C"
) -> CloudSEN12:
    """Opens CloudSEN12 or CloudSEN12+ in any published form, which is recognised.

    Args:
        path: A container, a folder of them, a folder of images, or the `http(s)` address of a container.
        split: `train`, `val` or `test`; None for all chips.
        label_type: `high`, `scribble` or `nolabel`.
        size: Edge of the chips without their padding: 509 or 2000.
        product: `L1C` or `L2A`.

    Raises:
        DataError: It is missing, damaged, in no known form, or has no such chips.
    """
    raise NotImplementedError


def is_cloudsen12(path: str | Path) -> bool:
    """Whether a path holds CloudSEN12 in a form that `open_cloudsen12` reads; never raises."""
    raise NotImplementedError
