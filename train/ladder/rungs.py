"""Which trainings a ladder consists of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.errors import UsageError


@dataclass(frozen=True, order=True)
class Rung:
    """One training, or the scoring of the model as it is.

    Attributes:
        fraction: Share of the training chips, 0 to 1; 0 trains nothing (zero-shot).
        seed: Of the subset that is drawn; 0 where all chips or none are taken.
    """

    fraction: float
    seed: int

    @property
    def name(self) -> str:
        """Of its folder."""
        return (
            f"{percent(self.fraction)}-percent-seed-{self.seed}" if self.seed else f"{percent(self.fraction)}-percent"
        )

    @property
    def title(self) -> str:
        """What it is called to people."""
        if not self.fraction:
            return "zero-shot"
        subset = f", subset {self.seed}" if self.seed else ""
        return f"{percent(self.fraction)} % of the labels{subset}"


def percent(fraction: float) -> str:
    """A share as a number of percent, without zeros at its end."""
    return f"{round(100 * fraction, 6):g}"


def plan(fractions: Sequence[float], seeds: Sequence[int]) -> list[Rung]:
    """The rungs of a ladder from below: zero-shot, then every fraction with every seed, and all chips once.

    Args:
        fractions: Shares of the training chips, above 0 and up to 1.
        seeds: Of the subsets.

    Raises:
        UsageError: A fraction is none, a seed is negative or 0, or one of them is given twice.
    """
    for fraction in fractions:
        if not (math.isfinite(fraction) and 0 < fraction <= 1):
            raise UsageError(
                f"{fraction:g} is no share of the training chips to train on",
                "give shares above 0 and up to 1, such as 0.001 0.01 1; zero-shot is scored with every ladder",
            )
    for seed in seeds:
        if seed < 1:
            raise UsageError(f"{seed} is no seed of a subset", "give whole numbers from 1, such as 11 22 33")
    for what, values in (("fraction", fractions), ("seed", seeds)):
        twice = next((value for value in values if list(values).count(value) > 1), None)
        if twice is not None:
            raise UsageError(f"the {what} {twice:g} is given twice", "give each once")
    trained = {Rung(fraction, 0 if fraction == 1 else seed) for fraction in fractions for seed in seeds}
    return [Rung(0.0, 0), *sorted(trained)]
