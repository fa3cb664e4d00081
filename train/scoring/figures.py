"""Every figure of a set of images, under the names by which files, tables and published figures know it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.classes import CLASSES

from .confusion import Matrix, Values, accuracy, f_score, iou, mean_f_score, mean_iou
from .experiments import EXPERIMENTS, Experiment, experiment_figures


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


def image_miou(matrices: Sequence[Matrix]) -> float:
    """The mean over images of the mean intersection over union of the classes that each of them has."""
    known = [value for value in map(mean_iou, matrices) if not np.isnan(value)]
    return float(np.mean(known)) if known else float("nan")


def all_figures(matrices: Sequence[Matrix]) -> dict[str, float]:
    """Everything that can be said of predictions of all classes.

    Returns:
        `pooled_figures`, `image_miou`, and the figures of the three experiments (`experiments.experiment_figures`).
    """
    return {
        **pooled_figures(pooled(matrices)),
        "image_miou": image_miou(matrices),
        **binary_figures(matrices, EXPERIMENTS),
    }


def binary_figures(matrices: Sequence[Matrix], experiments: Sequence[Experiment]) -> dict[str, float]:
    """What can be said of predictions that tell less than all classes: the figures of some experiments."""
    return {name: value for each in experiments for name, value in experiment_figures(matrices, each).items()}


def _by_class(name: str, values: Values) -> dict[str, float]:
    return {f"{name}_{each.name}": float(value) for each, value in zip(CLASSES, values, strict=True)}
