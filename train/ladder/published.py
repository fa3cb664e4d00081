"""The published ladder: what CLIPSeg scored on the test images after training on a share of the training chips."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .figures import FIGURES

TABLE = Path(__file__).parents[1] / "recipes" / "low_data_published.csv"

SOURCE = (
    "Kethavath and Hu 2026, arXiv:2604.08956; tables fft_low_data_ladder.csv and lora_low_data_ladder.csv of "
    "uga-gaim/2026_CVPRW_CloudPrompts at 7ba2098"
)

CHIPS = 8490
"""Training chips of the published ladder: high-quality labels, 509 px."""

TITLES = {"none": "zero-shot", "fft": "published, decoder", "lora": "published, LoRA"}
"""Adaptations of which there are rows."""


@dataclass(frozen=True)
class Published:
    """What was published of a share of the labels.

    Attributes:
        adaptation: A key of `TITLES`; `fft` trains the decoder, `lora` adapters in it.
        fraction: Share of the training chips, 0 to 1.
        subsets: Runs behind the means.
        means: By the names of `FIGURES`.
        spreads: Standard deviations over the subsets; without entries where there is one run.
    """

    adaptation: str
    fraction: float
    subsets: int
    means: Mapping[str, float]
    spreads: Mapping[str, float]


@cache
def published() -> tuple[Published, ...]:
    """All rows: zero-shot, then those of each adaptation by ascending share."""
    with TABLE.open(newline="", encoding="utf-8") as stream:
        return tuple(_read(row) for row in csv.DictReader(stream))


def published_of(adaptation: str) -> tuple[Published, ...]:
    """The rows of an adaptation, zero-shot before them."""
    return tuple(each for each in published() if each.adaptation in ("none", adaptation))


def fractions() -> tuple[float, ...]:
    """The published shares of the training chips, ascending."""
    return tuple(each.fraction for each in published() if each.adaptation == "fft")


def _read(row: Mapping[str, str]) -> Published:
    spreads = {name: float(row[f"{name}_std"]) for name in FIGURES if row[f"{name}_std"]}
    return Published(
        adaptation=row["adaptation"],
        fraction=round(float(row["percent"]) / 100, 6),
        subsets=int(row["subsets"]),
        means=MappingProxyType({name: float(row[name]) for name in FIGURES}),
        spreads=MappingProxyType(spreads),
    )
