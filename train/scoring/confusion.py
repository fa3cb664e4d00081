"""Scores that follow from a confusion matrix, pooled over images or of one alone.

torchmetrics counts; the scores are computed here from the counts, because the same functions must take the matrices
that others have published, tell classes that do not occur (NaN) from classes that are missed (0), and keep more digits
than single precision has of 255 million pixels. The tests hold them against torchmetrics' scores of the same pixels.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torchmetrics.functional.classification import multiclass_confusion_matrix

from engine.classes import CLASSES

from ..metrics import IGNORED, Mask

Matrix: TypeAlias = NDArray[np.int64]
"""Pixels, int64 [4, 4]: rows are the label's classes, columns the prediction's."""

Values: TypeAlias = NDArray[np.float64]


def count(prediction: Mask, label: Mask) -> Matrix:
    """The confusion matrix of one image.

    Args:
        prediction: uint8 [H, W], 0–3.
        label: uint8 [H, W], 0–3; pixels of 255 are left out.
    """
    matrix: Matrix = multiclass_confusion_matrix(
        torch.from_numpy(np.ascontiguousarray(prediction)),
        torch.from_numpy(np.ascontiguousarray(label)),
        num_classes=len(CLASSES),
        ignore_index=IGNORED,
        validate_args=False,
    ).numpy()
    return matrix


def iou(matrix: Matrix) -> Values:
    """Intersection over union of each class, [4]; NaN where neither label nor prediction has it."""
    hits, said, true = _parts(matrix)
    return _shares(hits, said + true - hits)


def mean_iou(matrix: Matrix) -> float:
    """Mean of the classes' intersection over union; classes that do not occur are left out."""
    return _mean(iou(matrix))


def accuracy(matrix: Matrix) -> float:
    """Share of the pixels that are right; NaN without pixels."""
    return float(_shares(np.trace(matrix), matrix.sum()))


def f_score(matrix: Matrix, beta: float) -> Values:
    """F score of each class, [4]: recall counts `beta` times as much as precision; NaN where the class does not occur.

    van Rijsbergen 1979, Information Retrieval, chapter 7.
    """
    hits, said, true = _parts(matrix)
    return _shares((1 + beta**2) * hits, said + beta**2 * true)


def mean_f_score(matrix: Matrix, beta: float) -> float:
    """Mean of the classes' F scores (macro); classes that do not occur are left out."""
    return _mean(f_score(matrix, beta))


def _parts(matrix: Matrix) -> tuple[Values, Values, Values]:
    """Pixels of each class that agree, that are predicted, that are labelled."""
    counts = np.asarray(matrix, np.float64)
    return np.diag(counts), counts.sum(axis=0), counts.sum(axis=1)


def _shares(parts: NDArray[np.generic], wholes: NDArray[np.generic]) -> Values:
    with np.errstate(invalid="ignore", divide="ignore"):
        shares: Values = np.where(np.asarray(wholes) > 0, np.divide(parts, wholes), np.nan)
    return shares


def _mean(values: Values) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
