"""Shares of the training chips, drawn as in the published ladder of low-data runs."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from engine.errors import UsageError

SEEDS = (11, 22, 33, 44, 55, 66, 77, 88, 99, 111)
"""Of the published subsets."""


def chips_of(fraction: float, chips: int) -> int:
    """How many of all chips a share is: rounded up, and one at least.

    Raises:
        UsageError: The share is not above 0 and at most 1.
    """
    if not 0 < fraction <= 1:
        raise UsageError(f"the share of the training chips is {fraction}", "give one above 0 and at most 1")
    # Exactly: in binary 0.1 × 8,490 is a little more or less than 849, and one chip hangs on it.
    return max(1, math.ceil(chips * Decimal(repr(fraction))))


def subset(chips: int, fraction: float, seed: int) -> NDArray[np.int64]:
    """Places of the chips of a share, ascending; all of them where it is 1.

    As published: `default_rng(seed).choice` without replacement over the chips by their names, then sorted.

    Args:
        chips: How many there are.
        fraction: The share, 0.001 for 0.1 %.
        seed: One of `SEEDS` draws a published subset.

    Raises:
        UsageError: The share is not above 0 and at most 1.
    """
    count = chips_of(fraction, chips)
    if count == chips:
        return np.arange(chips, dtype=np.int64)
    return np.sort(np.random.default_rng(seed).choice(chips, count, replace=False)).astype(np.int64)
