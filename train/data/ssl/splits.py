"""Which images train and which judge; and shares of a set that are like the whole of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ..cloudsen12 import DataError
from .source import Places


def by_groups(groups: Sequence[object], share: float, seed: int) -> tuple[Places, Places]:
    """Splits so that no group is on both sides, as TorchGeo does it for SEN12MS.

    Args:
        groups: Of each image; they must be sortable.
        share: Of the groups that judge.
        seed: Of NumPy's generator.

    Returns:
        Places that train and places that judge, ascending.
    """
    different = sorted(set(groups))  # type: ignore[type-var]
    judging = round(len(different) * share)
    rng = np.random.default_rng(seed)
    training = set(rng.choice(len(different), len(different) - judging, replace=False).tolist())
    number = {group: place for place, group in enumerate(different)}
    trains = np.array([number[group] in training for group in groups], bool)
    return np.flatnonzero(trains), np.flatnonzero(~trains)


def by_cloudiness(cloudiness: ArrayLike, share: float, seed: int) -> tuple[Places, Places]:
    """Splits at random so that both sides are as cloudy.

    Args:
        cloudiness: Class of each image, int [N].
        share: Of the images that judge.
        seed: Of the draw.

    Returns:
        Places that train and places that judge, ascending.
    """
    classes = np.asarray(cloudiness)
    judging = _drawn(classes, round(len(classes) * share), np.random.default_rng(seed))
    return np.setdiff1d(np.arange(len(classes)), judging), judging


def label_fraction(cloudiness: ArrayLike, fraction: float, seed: int = 42) -> Places:
    """A share of the images that is as cloudy as all of them.

    Args:
        cloudiness: Class of each image, int [N].
        fraction: 0.01 to 1.
        seed: Of the draw. A larger share of the same seed holds the smaller one.

    Returns:
        Places, ascending; at least one.

    Raises:
        DataError: The share is none, or there are no images.
    """
    classes = np.asarray(cloudiness)
    if not 0 < fraction <= 1:
        raise DataError(f"a share of {fraction:g} of the labels makes no sense", "give a label_fraction from 0.01 to 1")
    if not len(classes):
        raise DataError("there are no labels to take a share of", "look at the path of the data")
    return _drawn(classes, max(1, round(len(classes) * fraction)), np.random.default_rng(seed))


def _drawn(classes: Places, count: int, rng: np.random.Generator) -> Places:
    """So many places, of each class by its share: each class is shuffled, and its places spread evenly over the line.

    A place of a class with n members lies at (rank + ½) / n, so that any beginning of the line is stratified.
    """
    line = np.empty(len(classes))
    for one in np.unique(classes):
        members = np.flatnonzero(classes == one)
        line[rng.permutation(members)] = (np.arange(len(members)) + 0.5) / len(members)
    ties = rng.permutation(len(classes))
    return np.sort(np.lexsort((ties, line))[:count])
