"""What a measurement gives: samples by name, their spread, and rows that set real beside simulated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

Samples = Mapping[str, NDArray[np.float32]]
"""float32 [N] of each quantity; real and simulated images give the same names."""


@dataclass(frozen=True)
class Spread:
    """Where the values of a quantity lie.

    Attributes:
        count: Number of values.
        low: 10th percentile.
        median: Middle value.
        high: 90th percentile.
    """

    count: int
    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Row:
    """One quantity, real beside simulated.

    Attributes:
        group: What it belongs to: spectra, edges, shadows ...
        quantity: Name with unit.
        real: Spread over real images.
        simulated: Spread over simulated images.
    """

    group: str
    quantity: str
    real: Spread
    simulated: Spread

    @property
    def agrees(self) -> bool:
        """Whether the simulated median lies where the middle 80 % of the real values do."""
        return self.real.low <= self.simulated.median <= self.real.high

    def as_json(self) -> dict[str, object]:
        """The row in plain types."""
        return {**asdict(self), "agrees": self.agrees}


def spread(values: NDArray[np.float32]) -> Spread:
    """The spread of at least one value."""
    low, median, high = np.percentile(values, (10, 50, 90))
    return Spread(len(values), float(low), float(median), float(high))


def rows(group: str, real: Samples, simulated: Samples) -> list[Row]:
    """Rows of the quantities that both sides could measure, in the order of the real ones."""
    both = [name for name in real if len(real[name]) and len(simulated.get(name, ()))]
    return [Row(group, name, spread(real[name]), spread(simulated[name])) for name in both]


def joined(parts: list[Samples]) -> dict[str, NDArray[np.float32]]:
    """Samples of several images under one name each."""
    names = list(dict.fromkeys(name for part in parts for name in part))
    return {name: np.concatenate([part[name] for part in parts if name in part]) for name in names}
