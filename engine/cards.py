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
PUBLISHED = Path(__file__).parent / "models" / "published"
"""Cards alone: of models that others publish and that are downloaded once."""

RULES = ("argmax", "joined-cloud")


@dataclass(frozen=True)
class CardFile:
    """A file that a model needs in its folder.

    Attributes:
        name: In the folder.
        path: In the repository where it is published.
        bytes: Its size; None where it is not known before a download.
        sha256: What `SHA256SUMS` says; None where it is not known before a download.
        optional: Whether it does without: a download takes it along where it is published.
    """

    name: str
    path: str
    bytes: int | None
    sha256: str | None
    optional: bool


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
        sha256: Digest that `SHA256SUMS` gives for the weights; empty where it is not known before a download.
        files: All that it needs in `folder`, the weights first.
        base: Id of another model whose files it needs as well; None where it stands alone.
        base_card: The card of `base`, where `catalog` has found one.
        repository: Where the files are published, as `owner/name` of a hub; None where they are not.
        revision: Which state of the repository is meant, as `SHA256SUMS` says; None for the newest.
        approximate_bytes: About how much all files are, where the exact sizes are not known before a download.
        inputs: What it takes.
        outputs: Class names, in the order of the network's outputs, with their codes.
        prompts: The texts by which the network is asked for them, in the same order; none where it takes no text.
        decision: How probabilities become classes.
        licence: Of the weights.
        notice: What must be said, and agreed to, before a download: what the licence forbids; None where nothing must.
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
    files: tuple[CardFile, ...]
    base: str | None
    base_card: Card | None
    repository: str | None
    revision: str | None
    approximate_bytes: int | None
    inputs: Inputs
    outputs: Mapping[str, int]
    prompts: tuple[str, ...]
    decision: Decision
    licence: str
    notice: str | None
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

    @property
    def takes_prompts(self) -> bool:
        """Whether it can be asked for anything in words."""
        return bool(self.prompts)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the files that are not in its folder."""
        needed = (each.name for each in self.files if not each.optional)
        return tuple(name for name in needed if not (self.folder / name).is_file())

    @property
    def available(self) -> bool:
        """Whether it can run: nothing is missing in its folder, nor in that of the model it builds on."""
        based = self.base is None or (self.base_card is not None and self.base_card.available)
        return based and not self.missing

    @property
    def download_bytes(self) -> int | None:
        """What a download would fetch, with the model it builds on; rounded where only that is known.

        Returns:
            0 where everything is here; None where nobody has said how much it is.
        """
        own = self._missing_bytes()
        based = self.base_card.download_bytes if self.base_card is not None else 0
        return None if own is None or based is None else own + based

    def _missing_bytes(self) -> int | None:
        missing = self.missing
        sizes = [each.bytes for each in self.files if each.name in missing]
        known = [size for size in sizes if size is not None]
        return sum(known) if len(known) == len(sizes) else self.approximate_bytes

    def cautions_for(self, bands: Sequence[str]) -> tuple[str, ...]:
        """What the lack of bands costs.

        Args:
            bands: The bands that the model is given.

        Returns:
            A sentence for each caution that holds for lack of bands, none twice; what always holds is not among them.
        """
        lacking = (each.sentence for each in self.cautions if each.without and set(each.without).isdisjoint(bands))
        return tuple(dict.fromkeys(lacking))

    def check_here(self) -> None:
        """Looks whether it can run at all, which takes no time.

        Raises:
            ModelError: A file is missing, here or of the model it builds on; the sentence says how to get it.
        """
        if self.base is not None:
            if self.base_card is None:
                raise ModelError(f"model {self.id} builds on {self.base}, which is not there", "add that model as well")
            self.base_card.check_here()
        if self.missing:
            raise self._lacks(self.missing)

    def verify(self) -> None:
        """Compares every file with its digest, and those of the model it builds on.

        Raises:
            ModelError: A file is missing or is not the one the card speaks of.
        """
        self.check_here()
        if self.base_card is not None:
            self.base_card.verify()
        self.verify_own()

    def verify_own(self) -> None:
        """Compares the files that are in its own folder with their digests.

        Raises:
            ModelError: A file is not the one the card speaks of.
        """
        for each in self.files:
            path = self.folder / each.name
            if path.is_file() and file_digest(path) != each.sha256:
                what = "the weights of model {} do" if each.name == self.weights else f"{each.name} of model {{}} does"
                raise ModelError(
                    f"{what.format(self.id)} not match the digest in SHA256SUMS",
                    "the file is damaged or was changed: install the model again",
                )

    def _lacks(self, missing: Sequence[str]) -> ModelError:
        if self.repository is not None:
            sentence = f"model {self.id} is not on this computer yet"
            return ModelError(sentence, f"fetch it with: cloudmask models download {self.id}")
        what = "the weights" if self.weights in missing else "files"
        return ModelError(f"{what} of model {self.id} are missing ({', '.join(missing)})", "install the model again")

    def to_dict(self) -> dict[str, Any]:
        """The card as people and programs list it."""
        return {
            **self.raw,
            "sha256": self.sha256 or None,
            "revision": self.revision,
            "bundled": self.bundled,
            "available": self.available,
            "download_bytes": self.download_bytes,
            "takes_prompts": self.takes_prompts,
        }


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
