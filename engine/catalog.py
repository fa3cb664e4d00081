"""Model cards: what a model is, what it needs, what it was measured to do. Read without torch.

A card is a folder with `card.json`, the weights, and `SHA256SUMS`; the fields are described in `docs/models.md`.
Standard library only and Python 3.9: the QGIS plugin lists models without the engine's environment.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from .classes import CLASSES
from .errors import ModelError
from .sentinel2 import BAND_NAMES, LEVELS, VISIBLE

DEFAULT_MODEL = "cloudmask-unet-1"
BUNDLED = Path(__file__).parent / "models" / "bundled"
RULES = ("argmax", "joined-cloud")

_KNOWN_CODES = {each.code for each in CLASSES}


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

    bands_required: Tuple[str, ...]
    bands_optional: Tuple[str, ...]
    bands_default: Tuple[str, ...]
    levels: Tuple[str, ...]
    native_resolution: float
    resolution_range: Tuple[float, float]
    tile: int
    overlap: int
    multiple_of: int

    @property
    def bands(self) -> Tuple[str, ...]:
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
    without: Tuple[str, ...]


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
    decision: Decision
    licence: str
    cautions: Tuple[Caution, ...]
    errors: Tuple[SurfaceErrors, ...]
    prefer: Optional[str]
    raw: Mapping[str, Any]

    @property
    def weights_path(self) -> Path:
        """The weights' file."""
        return self.folder / self.weights

    @property
    def bundled(self) -> bool:
        """Whether it ships with the engine."""
        return self.folder.parent == BUNDLED

    def cautions_for(self, bands: Sequence[str]) -> Tuple[str, ...]:
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

    def to_dict(self) -> Dict[str, Any]:
        """The card as people and programs list it."""
        return {**self.raw, "sha256": self.sha256, "bundled": self.bundled}


def user_folder() -> Path:
    """The folder of the user's own models: `CLOUDMASK_MODELS`, or the platform's place for a user's data."""
    named = os.environ.get("CLOUDMASK_MODELS")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "cloudmask" / "models"


def list_cards() -> List[Card]:
    """All models that can be used, bundled ones first.

    Raises:
        ModelError: A card is broken.
    """
    return [read_card(folder) for folder in _folders()]


def find_card(name: Optional[str] = None) -> Card:
    """The card of a model.

    Args:
        name: A model's id, or a folder that holds a card (recognised by a path separator); None for the default model.

    Raises:
        ModelError: There is no such model, or its card is broken.
    """
    name = name or DEFAULT_MODEL
    if os.sep in name or (os.altsep and os.altsep in name):
        return read_card(Path(name))
    known = []
    for folder in _folders():
        if folder.name == name:
            return read_card(folder)
        known.append(folder.name)
    listed = ", ".join(known) or "none"
    raise ModelError(f"there is no model {name}", f"choose one of these with --model: {listed}")


def read_card(folder: Path) -> Card:
    """Reads and checks the card in a folder.

    Raises:
        ModelError: The folder holds no card, or the card is broken; the sentence names the field.
    """
    path = folder / "card.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{folder} holds no model (card.json is missing)") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error})") from error
    if not isinstance(raw, dict):
        raise ModelError(f"{path} is not a card")
    return _Reader(path, raw).card(folder)


def _folders() -> Iterator[Path]:
    seen = set()
    for root in (BUNDLED, user_folder()):
        if not root.is_dir():
            continue
        for folder in sorted(root.iterdir()):
            if (folder / "card.json").is_file() and folder.name not in seen:
                seen.add(folder.name)
                yield folder


class _Reader:
    """Takes a card apart and says which field is wrong."""

    def __init__(self, path: Path, raw: Mapping[str, Any]) -> None:
        self.path = path
        self.raw = raw

    def card(self, folder: Path) -> Card:
        weights, inputs = self._weights(), self._inputs()
        return Card(
            folder=folder,
            id=self._text("id"),
            title=self._text("title"),
            summary=self._text("summary"),
            version=self._text("version"),
            family=self._text("family"),
            architecture=self._mapping("architecture"),
            weights=weights,
            sha256=self._digest(folder, weights),
            inputs=inputs,
            outputs=self._outputs(),
            decision=self._decision(),
            licence=self._text("licence"),
            cautions=tuple(self._caution(*entry, inputs) for entry in self._entries("cautions")),
            errors=tuple(self._surface_errors(*entry) for entry in self._entries("errors")),
            prefer=self._text("prefer") if "prefer" in self.raw else None,
            raw=self.raw,
        )

    def _wrong(self, field: str, wanted: str) -> ModelError:
        return ModelError(f"the field {field} of {self.path} must be {wanted}")

    def _text(self, field: str) -> str:
        return self._as_text(field, self.raw.get(field))

    def _as_text(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(field, "a text")
        return value

    def _mapping(self, field: str) -> Mapping[str, Any]:
        value = self.raw.get(field)
        if not isinstance(value, dict):
            raise self._wrong(field, "an object")
        return value

    def _entries(self, field: str) -> Iterator[Tuple[str, Mapping[str, Any]]]:
        """The objects of a list that may be absent, each with its name for people."""
        values = self.raw.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self._wrong(field, "a list of objects")
        for index, value in enumerate(values):
            yield f"{field}[{index}]", value

    def _weights(self) -> str:
        name = self._mapping("weights").get("file")
        if not isinstance(name, str) or not name or Path(name).name != name or name in (".", ".."):
            raise self._wrong("weights.file", "a file name inside the card's own folder")
        return name

    def _digest(self, folder: Path, weights: str) -> str:
        path = folder / "SHA256SUMS"
        try:
            lines = path.read_text(encoding="ascii").splitlines()
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read ({error})") from error
        for line in lines:
            digest, _, name = line.partition(" ")
            if name.lstrip(" *") == weights and len(digest) == 64:
                return digest.lower()
        raise ModelError(f"{path} has no digest of {weights}")

    def _bands(self, field: str, values: object) -> Tuple[str, ...]:
        if not isinstance(values, list) or not all(value in BAND_NAMES for value in values):
            raise self._wrong(field, f"a list of {', '.join(BAND_NAMES)}")
        return tuple(values)

    def _inputs(self) -> Inputs:
        inputs = self._mapping("inputs")
        levels = inputs.get("levels")
        if not isinstance(levels, list) or not levels or not set(levels) <= set(LEVELS):
            raise self._wrong("inputs.levels", f"a list of {', '.join(LEVELS)}")
        required = self._bands("inputs.bands_required", inputs.get("bands_required"))
        if not set(VISIBLE) <= set(required):
            raise self._wrong("inputs.bands_required", "a list that holds red, green and blue (B04, B03, B02)")
        span = inputs.get("resolution_range")
        if not isinstance(span, list) or len(span) != 2 or not all(_positive(each) for each in span):
            raise self._wrong("inputs.resolution_range", "two positive numbers")
        numbers = {
            name: self._whole(f"inputs.{name}", inputs.get(name), least=0 if name == "overlap" else 1)
            for name in ("tile", "overlap", "multiple_of")
        }
        if numbers["tile"] % numbers["multiple_of"] or numbers["overlap"] * 2 > numbers["tile"]:
            raise self._wrong("inputs.tile", "a multiple of multiple_of and at least twice the overlap")
        if not _positive(inputs.get("native_resolution")):
            raise self._wrong("inputs.native_resolution", "a positive number")
        optional = self._bands("inputs.bands_optional", inputs.get("bands_optional"))
        default = self._bands("inputs.bands_default", inputs.get("bands_default", list(optional)))
        if not set(default) <= set(optional):
            raise self._wrong("inputs.bands_default", "absent, or a part of bands_optional")
        return Inputs(
            bands_required=required,
            bands_optional=optional,
            bands_default=default,
            levels=tuple(levels),
            native_resolution=float(inputs["native_resolution"]),
            resolution_range=(float(span[0]), float(span[1])),
            **numbers,
        )

    def _whole(self, field: str, value: object, least: int = 1) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(field, f"a whole number from {least} on")
        return value

    def _outputs(self) -> Mapping[str, int]:
        classes = self._mapping("outputs").get("classes")
        if not isinstance(classes, dict) or len(classes) < 2 or not set(classes.values()) <= _KNOWN_CODES:
            raise self._wrong("outputs.classes", "an object of class names and the codes 0 to 3")
        return classes

    def _decision(self) -> Decision:
        decision = self._mapping("decision")
        if not _positive(decision.get("temperature")):
            raise self._wrong("decision.temperature", "a positive number")
        if decision.get("rule") not in RULES:
            raise self._wrong("decision.rule", f"one of {', '.join(RULES)}")
        return Decision(float(decision["temperature"]), str(decision["rule"]))

    def _caution(self, field: str, values: Mapping[str, Any], inputs: Inputs) -> Caution:
        sentence = self._as_text(f"{field}.sentence", values.get("sentence"))
        if "without" not in values:
            return Caution(sentence, ())
        without = values["without"]
        if not isinstance(without, list) or not without or not all(band in inputs.bands_optional for band in without):
            raise self._wrong(f"{field}.without", "absent, or a list of bands that the model takes and can do without")
        return Caution(sentence, tuple(without))

    def _surface_errors(self, field: str, values: Mapping[str, Any]) -> SurfaceErrors:
        for name in ("false_cloud_percent", "false_shadow_percent"):
            if not _number(values.get(name)) or not 0 <= values[name] <= 100:
                raise self._wrong(f"{field}.{name}", "a number from 0 to 100")
        return SurfaceErrors(
            surface=self._as_text(f"{field}.surface", values.get("surface")),
            bands=self._as_text(f"{field}.bands", values.get("bands")),
            false_cloud_percent=float(values["false_cloud_percent"]),
            false_shadow_percent=float(values["false_shadow_percent"]),
            chips=self._whole(f"{field}.chips", values.get("chips")),
        )


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _positive(value: Any) -> bool:  # noqa: ANN401 (whatever JSON holds)
    return _number(value) and 0 < value < float("inf")


def choose_bands(card: Card, available: Sequence[str], *, every: bool = False) -> Tuple[str, ...]:
    """The bands to read, in Sentinel-2's order.

    Args:
        card: The model's.
        available: What the scene has.
        every: All that the model can use, not only those that it reads by default.

    Raises:
        ModelError: A required band is not there.
    """
    missing = [band for band in card.inputs.bands_required if band not in available]
    if missing:
        raise ModelError(
            f"model {card.id} needs {', '.join(missing)}, which the scene does not have",
            f"it has {', '.join(available)}; name bands with --bands or choose another model",
        )
    optional = card.inputs.bands_optional if every else card.inputs.bands_default
    wanted = {*card.inputs.bands_required, *optional}
    return tuple(band for band in card.inputs.bands if band in wanted and band in available)
