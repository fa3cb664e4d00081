"""Who is judged: our models with every band set, published ones with theirs; and the masks that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from rich.console import Console
from rich.progress import track

from engine.classes import NODATA

from ..metrics import Mask
from ..predict import Predictor
from .band_sets import BAND_SETS, place
from .chips import Chip


class Contender(Protocol):
    """Anything that makes masks."""

    @property
    def name(self) -> str:
        """What tables call it."""
        ...

    def masks(self, chip: Chip) -> Mapping[str, Mask]:
        """Masks of a chip by the name of the band set, uint8 [H, W] of 0–3; only of sets that the chip has in full."""
        ...


@dataclass(frozen=True)
class Ours:
    """One of our models.

    Attributes:
        predictor: Runs it.
        name: Of the model, unique in a run.
    """

    predictor: Predictor
    name: str

    def masks(self, chip: Chip) -> dict[str, Mask]:
        """One mask for each band set; a set that comes to the same bands as an earlier one is not run again."""
        made: dict[tuple[bytes, bool], Mask] = {}
        masks: dict[str, Mask] = {}
        for each in BAND_SETS:
            present = each.present(chip.present)
            if present is None:
                continue
            key = (present.tobytes(), each.eight_bit)
            if key not in made:
                made[key] = self.predictor.mask(each.numbers(chip.numbers), present)
            masks[each.name] = made[key]
        return masks


@dataclass(frozen=True)
class Judged:
    """A contender with one band set, and its masks.

    Attributes:
        model: The contender's name.
        bands: The band set's name.
        ours: Whether it is one of our models.
        masks: By the name of the chip; 255 where the chip has no data.
    """

    model: str
    bands: str
    ours: bool
    masks: dict[str, Mask] = field(default_factory=dict)


def run_contenders(contenders: Sequence[Contender], chips: Sequence[Chip], console: Console) -> list[Judged]:
    """Makes all masks of all contenders; the order is that of the contenders, then that of their band sets."""
    judged: dict[tuple[str, str], Judged] = {}
    for contender in contenders:
        for chip in track(chips, contender.name, console=console, transient=True, disable=not console.is_terminal):
            for bands, mask in contender.masks(chip).items():
                new = Judged(contender.name, bands, isinstance(contender, Ours))
                one = judged.setdefault((contender.name, bands), new)
                one.masks[chip.name] = np.where(chip.valid, mask, np.uint8(NODATA))
    names = [contender.name for contender in contenders]
    return sorted(judged.values(), key=lambda one: (names.index(one.model), place(one.bands)))
