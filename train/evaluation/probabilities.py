"""How far the probability of cloud can be believed on the labelled chips, before and after the card's temperature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..calibration import Reliability, reliability
from ..metrics import IGNORED, THICK, THIN
from ..predict import cloud_probability
from .band_sets import ALL
from .bootstrap import Estimate
from .chips import LANDSAT, SENTINEL, Chip
from .contenders import Ours
from .figures import Figure

ERROR = "expected calibration error"


@dataclass(frozen=True)
class Curve:
    """The reliability of one model on one group of chips.

    Attributes:
        model: Its name.
        group: Of chips.
        temperature: Its card's.
        before: Without the temperature.
        after: With it.
        images: How many chips.
    """

    model: str
    group: str
    temperature: float
    before: Reliability
    after: Reliability
    images: int


def reliability_curves(models: Sequence[Ours], chips: Sequence[Chip]) -> list[Curve]:
    """Curves of all models, with all bands that a chip has."""
    return [
        _curve(model, group, members)
        for model in models
        for group in (SENTINEL, LANDSAT)
        if (members := [chip for chip in chips if chip.group == group])
    ]


def reliability_figures(curves: Sequence[Curve]) -> Iterator[Figure]:
    """Expected calibration errors."""
    for curve in curves:
        for when, measured in (("before", curve.before), ("after", curve.after)):
            name = f"{ERROR} {when} temperature"
            yield Figure(curve.model, ALL.name, name, curve.group, curve.images, Estimate(measured.expected_error))


def _curve(model: Ours, group: str, chips: Sequence[Chip]) -> Curve:
    zeros = np.zeros(10)
    before = after = Reliability(zeros, zeros, zeros)
    temperature = model.predictor.decision.temperature
    for chip in chips:
        if chip.label is None:
            continue
        logits = model.predictor.logits(chip.numbers, chip.present)
        counted = chip.label != IGNORED
        cloud = np.isin(chip.label, (THICK, THIN))[counted]
        before += reliability(cloud_probability(logits, 1.0)[0][counted], cloud)
        after += reliability(cloud_probability(logits, temperature)[0][counted], cloud)
    return Curve(model.name, group, temperature, before, after, len(chips))
