"""The three experiments of CloudSEN12: cloud, shadow, contaminated, each against the rest, image by image.

Aybar et al. 2022, doi:10.1038/s41597-022-01878-2: balanced overall accuracy (BOA), producer's accuracy (PA) and user's
accuracy (UA) of every test image, of which the median and the shares below 0.1 and above 0.9 are reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.classes import CLOUD_SHADOW, CLOUDS

from .confusion import Matrix, Values

LOW, HIGH = 0.1, 0.9
"""Accuracies below and above which an image counts as badly and as well done."""

_CLOUDS = tuple(each.code for each in CLOUDS)


@dataclass(frozen=True)
class Experiment:
    """A question with two answers.

    Attributes:
        name: What is looked for.
        codes: The classes that count as it; all others count against it.
    """

    name: str
    codes: tuple[int, ...]


CLOUD = Experiment("cloud", _CLOUDS)
SHADOW = Experiment("shadow", (CLOUD_SHADOW.code,))
CONTAMINATED = Experiment("contaminated", (*_CLOUDS, CLOUD_SHADOW.code))
EXPERIMENTS = (CLOUD, SHADOW, CONTAMINATED)


@dataclass(frozen=True)
class Accuracies:
    """How an experiment went on one image.

    Attributes:
        boa: Mean of the shares of both answers that are found; NaN where the label holds only one of them.
        pa: Share of what the label has that is found (recall); NaN where the label has none.
        ua: Share of what is said that the label has (precision); NaN where none is said.
    """

    boa: float
    pa: float
    ua: float


def accuracies(matrix: Matrix, experiment: Experiment) -> Accuracies:
    """The accuracies of one image from its confusion matrix."""
    among = np.isin(np.arange(len(matrix)), experiment.codes)
    hits, missed = int(matrix[among][:, among].sum()), int(matrix[among][:, ~among].sum())
    invented, quiet = int(matrix[~among][:, among].sum()), int(matrix[~among][:, ~among].sum())
    pa = _share(hits, hits + missed)
    return Accuracies((pa + _share(quiet, quiet + invented)) / 2, pa, _share(hits, hits + invented))


def has_cloud(matrix: Matrix) -> bool:
    """Whether the label of an image has any cloud: of others the publication reports no PA and no UA."""
    return bool(matrix[list(_CLOUDS)].sum())


def experiment_figures(matrices: Sequence[Matrix], experiment: Experiment) -> dict[str, float]:
    """What is reported of an experiment over a set of images.

    Args:
        matrices: One an image.
        experiment: Which one.

    Returns:
        `boa_NAME` (median), `boa_NAME_mean`, `boa_NAME_images` (how many images have one), and for `pa` and `ua`, of
        the images with cloud, `pa_NAME` (median), `pa_NAME_low`, `_middle`, `_high` (percent of these images below 0.1,
        from 0.1 to 0.9, above 0.9), `_images`.
    """
    of_all = [accuracies(matrix, experiment) for matrix in matrices]
    of_cloudy = [each for each, matrix in zip(of_all, matrices, strict=True) if has_cloud(matrix)]
    boa = _known([each.boa for each in of_all])
    figures = {
        f"boa_{experiment.name}": _median(boa),
        f"boa_{experiment.name}_mean": float(boa.mean()) if boa.size else float("nan"),
        f"boa_{experiment.name}_images": float(boa.size),
    }
    for name, values in (("pa", [each.pa for each in of_cloudy]), ("ua", [each.ua for each in of_cloudy])):
        figures |= _spread(f"{name}_{experiment.name}", _known(values))
    return figures


def _spread(name: str, values: Values) -> dict[str, float]:
    low, high = float((values < LOW).sum()), float((values > HIGH).sum())
    return {
        name: _median(values),
        f"{name}_low": 100 * _share(low, values.size),
        f"{name}_middle": 100 * _share(values.size - low - high, values.size),
        f"{name}_high": 100 * _share(high, values.size),
        f"{name}_images": float(values.size),
    }


def _known(values: Sequence[float]) -> Values:
    array = np.asarray(values, np.float64)
    return array[~np.isnan(array)]


def _median(values: Values) -> float:
    return float(np.median(values)) if values.size else float("nan")


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
