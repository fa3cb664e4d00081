"""What was measured: one record a figure, from which tables, files and pictures are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bootstrap import Estimate


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        model: Who was measured.
        bands: With which band set.
        name: What was measured (`cloud f1`).
        dataset: On which images.
        images: How many images.
        estimate: The figure and its interval.
    """

    model: str
    bands: str
    name: str
    dataset: str
    images: int
    estimate: Estimate

    def entry(self) -> dict[str, Any]:
        """The figure as it stands in a model's card."""
        entry: dict[str, Any] = {
            "name": self.name,
            "dataset": self.dataset,
            "split": f"{self.bands}, {self.images} {'images' if self.images != 1 else 'image'}",
            "value": round(self.estimate.value, 3),
            "measured_by": "us",
        }
        if self.estimate.low is not None and self.estimate.high is not None:
            entry |= {"low": round(self.estimate.low, 3), "high": round(self.estimate.high, 3)}
        return entry


def known(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Without figures that are not defined, as the precision of an empty mask."""
    return (figure for figure in figures if not np.isnan(figure.estimate.value))


def find(figures: Iterable[Figure], model: str, bands: str, name: str, dataset: str) -> Figure | None:
    """The figure with these names, or None."""
    wanted = (model, bands, name, dataset)
    return next((each for each in figures if (each.model, each.bands, each.name, each.dataset) == wanted), None)
