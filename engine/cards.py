"""A model's card: what a model is, what it needs, what it was measured to do.

A card is a folder with `card.json`, the weights, and `SHA256SUMS`; the fields are described in `docs/models.md`.
Standard library only and Python 3.9: the QGIS plugin lists models without the engine's environment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ModelError
from .sentinel2 import BAND_NAMES

BUNDLED = Path(__file__).parent / "models" / "bundled"
RULES = ("argmax", "joined-cloud")


@dataclass(frozen=True)
class Inputs:
    """What a model takes.

    Attributes:
        bands_required: Bands without which it cannot run.
        bands_optional: Bands that it also uses where they are there.
        bands_default: Those of them that are read where nobody asks for all: what it gains from.
        levels: Processing levels it was made for, of `L1C`, `L2A`, `RGB8`.
        native_resolution: Metres per pixel at which it was trained.
        resolution_range: Metres per pixel between which it is known to work.
        tile: Edge of a tile in pixels.
        overlap: Pixels that neighbouring tiles share.
        multiple_of: Edges of tiles are multiples of this.
    """

    bands_required: tuple[str, ...]
    bands_optional: tuple[str, ...]
    bands_default: tuple[str, ...]
    levels: tuple[str, ...]
    native_resolution: float
    resolution_range: tuple[float, float]
    tile: int
    overlap: int
    multiple_of: int

    @property
    def bands(self) -> tuple[str, ...]:
        """All bands, in Sentinel-2's order."""
        wanted = set(self.bands_required) | set(self.bands_optional)
        return tuple(name for name in BAND_NAMES if name in wanted)


@dataclass(frozen=True)
class Decision:
    """How probabilities become classes.

    Attributes:
        temperature: Logits are divided by it before they become probabilities.
        rule: `argmax`, or `joined-cloud`: thick and thin cloud together compete with the other classes, and the larger
            of the two wins where they win.
    """

    temperature: float
    rule: str


@dataclass(frozen=True)
class Caution:
    """Where a model falls short.

    Attributes:
        sentence: For people.
        without: It holds where none of these bands is given; empty: it always holds.
    """

    sentence: str
    without: tuple[str, ...]


@dataclass(frozen=True)
class SurfaceErrors:
    """How much clear ground of one surface the model takes for something else.

    Attributes:
        surface: `snow`, `sand`.
        bands: Which bands the model was given, in words.
        false_cloud_percent: Share of the ground called thick or thin cloud, 0–100.
        false_shadow_percent: Share of the ground called cloud shadow, 0–100.
        chips: On how many images it was measured.
    """

    surface: str
    bands: str
    false_cloud_percent: float
    false_shadow_percent: float
    chips: int


@dataclass(frozen=True)
class Card:
    """A model's card.

    Attributes:
        folder: Where the card lies.
        id: Name on the command line.
        title: Name for people.
        summary: One plain sentence for a person who must choose.
        version: Of the weights.
        family: The engine's module that runs it.
        architecture: Arguments of the network.
        weights: File name inside `folder`.
        sha256: Digest that `SHA256SUMS` gives for the weights.
        inputs: What it takes.
        outputs: Class names, in the order of the network's outputs, with their codes.
        prompts: The texts by which the network is asked for them, in the same order; none where it takes no text.
        decision: How probabilities become classes.
        licence: Of the weights.
        cautions: Where it falls short.
        errors: What it was measured to take for cloud and shadow, by surface.
        prefer: When to prefer another model: one sentence, or None.
        raw: The whole card as it was read.
    """

    folder: Path
    id: str
    title: str
    summary: str
    version: str
    family: str
    architecture: Mapping[str, Any]
    weights: str
    sha256: str
    inputs: Inputs
    outputs: Mapping[str, int]
    prompts: tuple[str, ...]
    decision: Decision
    licence: str
    cautions: tuple[Caution, ...]
    errors: tuple[SurfaceErrors, ...]
    prefer: str | None
    raw: Mapping[str, Any]

    @property
    def weights_path(self) -> Path:
        """The weights' file."""
        return self.folder / self.weights

    @property
    def bundled(self) -> bool:
        """Whether it ships with the engine."""
        return self.folder.parent == BUNDLED

    def cautions_for(self, bands: Sequence[str]) -> tuple[str, ...]:
        """What the lack of bands costs.

        Args:
            bands: The bands that the model is given.

        Returns:
            A sentence for each caution that holds for lack of bands, none twice; what always holds is not among them.
        """
        lacking = (each.sentence for each in self.cautions if each.without and set(each.without).isdisjoint(bands))
        return tuple(dict.fromkeys(lacking))

    def verify(self) -> None:
        """Compares the weights with their digest.

        Raises:
            ModelError: The weights are missing or are not the ones the card speaks of.
        """
        if not self.weights_path.is_file():
            raise ModelError(f"the weights of model {self.id} are missing ({self.weights})", "install the model again")
        digest = hashlib.sha256()
        with self.weights_path.open("rb") as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
        if digest.hexdigest() != self.sha256:
            raise ModelError(
                f"the weights of model {self.id} do not match the digest in SHA256SUMS",
                "the file is damaged or was changed: install the model again",
            )

    def to_dict(self) -> dict[str, Any]:
        """The card as people and programs list it."""
        return {**self.raw, "sha256": self.sha256, "bundled": self.bundled}
