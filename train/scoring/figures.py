"""Every figure of a set of images, under the names by which files, tables and published figures know it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.classes import CLASSES

from .confusion import Matrix, Values, accuracy, f_score, iou, mean_f_score, mean_iou
from .experiments import EXPERIMENTS, experiment_figures


def pooled(matrices: Sequence[Matrix]) -> Matrix:
    """The confusion matrix of all images together."""
    total: Matrix = np.sum(matrices, axis=0, dtype=np.int64)
    return total


def pooled_figures(matrix: Matrix) -> dict[str, float]:
    """What follows from the pixels of all images together.

    Returns:
        `miou`, `accuracy`, `f1` and `f2` (means of the classes), and `iou_CLASS`, `f1_CLASS`, `f2_CLASS` by the names
        of `engine.classes`; shares of 1, NaN where a class does not occur.
    """
    return {
        "miou": mean_iou(matrix),
        **_by_class("iou", iou(matrix)),
        "accuracy": accuracy(matrix),
        "f1": mean_f_score(matrix, 1),
        **_by_class("f1", f_score(matrix, 1)),
        "f2": mean_f_score(matrix, 2),
        **_by_class("f2", f_score(matrix, 2)),
    }


def image_figures(matrices: Sequence[Matrix]) -> dict[str, float]:
    """What is computed of every image and then summed up.

    Returns:
        `image_miou`: the mean over images of the mean intersection over union of the classes that each of them has; and
        the figures of the three experiments, see `experiments.experiment_figures`.
    """
    own = [value for value in map(mean_iou, matrices) if not np.isnan(value)]
    figures = {"image_miou": float(np.mean(own)) if own else float("nan")}
    for experiment in EXPERIMENTS:
        figures |= experiment_figures(matrices, experiment)
    return figures


def all_figures(matrices: Sequence[Matrix]) -> dict[str, float]:
    """Both kinds together."""
    return {**pooled_figures(pooled(matrices)), **image_figures(matrices)}


def _by_class(name: str, values: Values) -> dict[str, float]:
    return {f"{name}_{each.name}": float(value) for each, value in zip(CLASSES, values, strict=True)}
