"""What is said of a run: the figures that were published of CLIPSeg, from one pooled confusion matrix."""

from __future__ import annotations

from types import MappingProxyType

from engine.classes import CLASSES

from ..scoring.confusion import Matrix, accuracy, iou, mean_iou

PER_CLASS = {f"iou_{each.name}": each for each in CLASSES}
"""Names of the classes' intersections over union, as in `scoring`, and the classes."""

FIGURES = ("miou", *PER_CLASS, "accuracy")

TITLES = MappingProxyType(
    {"miou": "mIoU", **{name: each.title for name, each in PER_CLASS.items()}, "accuracy": "accuracy"}
)


def figures_of(matrix: Matrix) -> dict[str, float]:
    """The figures of a confusion matrix by their names; NaN of a class that occurs nowhere."""
    classes = zip(PER_CLASS, iou(matrix).tolist(), strict=True)
    return {"miou": mean_iou(matrix), **dict(classes), "accuracy": accuracy(matrix)}
