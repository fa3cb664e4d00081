"""Which pixels of a padded chip are true.

Chips of 509 px are published as 512 px, those of 2000 px as 2048 px, filled with zeros in image and label alike:
columns on the left, rows at the bottom (data card of CloudSEN12+). Copies that others made put them elsewhere, so it is
looked at in every chip.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .errors import DataError

PUBLISHED = {512: 509, 2048: 2000}
"""Edge of the padded chips, and of what is true in them."""


def valid_window(image: NDArray[np.uint16], size: int | None, chip: str) -> tuple[slice, slice]:
    """Rows and columns of the true pixels of a chip.

    Args:
        image: [bands, H, W].
        size: Edge of what is true; None where the form does not say, and the published sizes hold.
        chip: What errors name.

    Raises:
        DataError: The chip is no square, smaller than what should be true in it, or has no zeros on any side.
    """
    height, width = image.shape[1:]
    edge = size or PUBLISHED.get(height) or int(height)
    if height != width or height < edge:
        raise DataError(f"{chip} has {height} × {width} px, which cannot hold {edge} × {edge} true ones")
    padding = height - edge
    if not padding:
        return slice(0, edge), slice(0, edge)
    filled = np.asarray(image.any(axis=0))
    rows = _start(np.asarray(filled.any(axis=1)), edge, (0, padding, *range(1, padding)))
    columns = _start(np.asarray(filled.any(axis=0)), edge, (padding, 0, *range(1, padding)))
    if rows is None or columns is None:
        side = "rows" if rows is None else "columns"
        raise DataError(
            f"{chip} has {height} px of which {edge} are true, but its {padding} outer {side} are zero on no side",
            "use the chips as they are published, or cut them to their true pixels",
        )
    return slice(rows, rows + edge), slice(columns, columns + edge)


def _start(filled: NDArray[np.bool_], size: int, starts: Iterable[int]) -> int | None:
    """The first of some starts outside whose window nothing is filled."""
    return next((one for one in starts if not filled[:one].any() and not filled[one + size :].any()), None)
