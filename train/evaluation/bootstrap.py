"""Scores pooled over chips, with intervals by drawing chips again.

A chip is the unit because its pixels are not independent. The intervals say how much the figure hangs on the chips that
happen to be there; with three chips they say little, with one nothing, and then there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..metrics import Agreement

SCORES = ("f1", "iou", "precision", "recall")
_DRAWS = 4000
_PERCENTILES = (5, 95)
_SEED = 1

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A figure and the interval that holds it in nine of ten draws.

    Attributes:
        value: The figure.
        low: Lower end; None where there are too few chips to draw from.
        high: Upper end.
    """

    value: float
    low: float | None = None
    high: float | None = None


def pooled(agreements: Sequence[Agreement], score: str) -> Estimate:
    """A score of all pixels of all chips together.

    Args:
        agreements: One a chip.
        score: One of `SCORES`.

    Returns:
        The score; NaN where there is neither label nor mask.
    """
    counts = _counts(agreements)
    return _estimate(float(_score(counts.sum(0), score)), _score(_drawn(counts), score), len(counts))


def difference(ours: Sequence[Agreement], theirs: Sequence[Agreement], score: str) -> Estimate:
    """Our pooled score less theirs; every draw takes the same chips for both.

    Raises:
        ValueError: The two are not scores of the same chips.
    """
    if len(ours) != len(theirs):
        raise ValueError("a difference needs both scores on the same chips")
    first, second = _counts(ours), _counts(theirs)
    value = float(_score(first.sum(0), score) - _score(second.sum(0), score))
    return _estimate(value, _score(_drawn(first), score) - _score(_drawn(second), score), len(first))


def mean(values: Sequence[float]) -> Estimate:
    """The mean of one figure a chip."""
    array = np.asarray(values, np.float64)
    return _estimate(float(array.mean()), _drawn(array[:, None])[:, 0] / len(array), len(array))


def _estimate(value: float, draws: Values, chips: int) -> Estimate:
    kept = draws[~np.isnan(draws)]
    if chips < 2 or not kept.size:
        return Estimate(value)
    low, high = np.percentile(kept, _PERCENTILES)
    return Estimate(value, float(low), float(high))


def _counts(agreements: Sequence[Agreement]) -> Values:
    """Float [chips, 3]: hits, missed, invented."""
    return np.array([(each.hits, each.missed, each.invented) for each in agreements], np.float64).reshape(-1, 3)


def _drawn(rows: Values) -> Values:
    """Sums over chips drawn with replacement, float [draws, columns]; the same chips for the same number of rows."""
    picks = np.random.default_rng(_SEED).integers(0, len(rows), (_DRAWS, len(rows)))
    sums: Values = rows[picks].sum(axis=1)
    return sums


def _score(counts: Values, score: str) -> Values:
    hits, missed, invented = np.moveaxis(counts, -1, 0)
    parts = {
        "f1": (2 * hits, 2 * hits + missed + invented),
        "iou": (hits, hits + missed + invented),
        "precision": (hits, hits + invented),
        "recall": (hits, hits + missed),
    }
    part, whole = parts[score]
    with np.errstate(invalid="ignore", divide="ignore"):
        result: Values = np.where(whole > 0, part / whole, np.nan)
    return result
