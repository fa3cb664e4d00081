"""Opens models as the engine does, and runs them on chips as they are published."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.catalog import Card, choose_bands, find_card, read_card
from engine.classes import CLASSES
from engine.errors import ModelError, OutOfMemoryError
from engine.models.devices import choose_device, choose_precision
from engine.models.families import find_family
from engine.models.runtime import Runtime, open_runtime
from engine.models.torch_runtime import decide
from engine.tiles import Tiling

from ..data.cloudsen12 import Chip
from ..metrics import Mask
from ..predict import DEFAULT
from .experiments import EXPERIMENTS
from .windows import padded_as_published

WHOLE = 512
"""Edge up to which a chip goes through the network whole, as it did where it was published; larger ones in tiles."""

_ACCELERATOR_BATCH = 8


@dataclass(frozen=True)
class ScoredModel:
    """A model that has been opened.

    Attributes:
        name: What tables call it; unique in a run.
        card: Its card.
        bands: Bands in the order in which the network takes them.
        classes: Names of the classes, in the order of the logits.
        network: Takes uint16 [N, bands, H, W] and bool [N, bands] on the device; gives float32 [N, classes, H, W].
        device: Name of the device.
        precision: `fp32`, `bf16` or `fp16`.
    """

    name: str
    card: Card
    bands: tuple[str, ...]
    classes: tuple[str, ...]
    network: Callable[[Tensor, Tensor], Tensor]
    device: str
    precision: str

    tells_classes = True
    experiments = EXPERIMENTS

    @property
    def id(self) -> str:
        """Of the card."""
        return self.card.id

    @property
    def described(self) -> Mapping[str, Any]:
        """What else `metrics.json` says of it."""
        sha256 = self.card.sha256 or None
        return {"version": self.card.version, "sha256": sha256, "device": self.device, "precision": self.precision}

    @property
    def batch(self) -> int:
        """Chips that go through the network together."""
        return 1 if self.device == "cpu" else _ACCELERATOR_BATCH

    @property
    def has_given_classes(self) -> bool:
        """Whether it tells exactly the classes that a label holds."""
        return set(self.card.outputs.values()) <= {each.code for each in CLASSES}

    def require_bands(self, available: Sequence[str]) -> None:
        """Looks whether chips have what the model needs.

        Raises:
            ModelError: They have not.
        """
        missing = [band for band in self.card.inputs.bands_required if band not in available]
        if missing:
            raise ModelError(
                f"model {self.name} needs {', '.join(missing)}, which these chips do not have",
                f"they have {', '.join(available)}; choose another model or another form of the data",
            )

    def predict(self, chips: Sequence[Chip]) -> list[Mask]:
        """Masks of chips of one size with the same bands, uint8 [H, W] with the padding that is published.

        Nothing is left out: what the padding is taken for stands in the mask.

        Raises:
            ModelError: The chips lack a band that the model needs.
            OutOfMemoryError: The device's memory does not hold them.
        """
        bands = chips[0].bands
        self.require_bands(bands)
        chosen = choose_bands(self.card, bands)
        planes = [bands.index(band) for band in chosen]
        images = [padded_as_published(chip.image[planes]) for chip in chips]
        if max(images[0].shape) > WHOLE:
            return [self._in_tiles(image, chosen) for image in images]
        try:
            return self._whole(np.stack(images), chosen)
        except torch.OutOfMemoryError as error:
            raise OutOfMemoryError(f"the memory of {self.device} is full", "choose --device cpu") from error

    def _whole(self, images: NDArray[np.uint16], bands: Sequence[str]) -> list[Mask]:
        height, width = images.shape[2:]
        given = np.zeros((len(images), len(self.bands), height, width), np.uint16)
        given[:, [self.bands.index(band) for band in bands]] = images
        multiple = self.card.inputs.multiple_of
        ends = [(0, 0), (0, 0), (0, -height % multiple), (0, -width % multiple)]
        batch = torch.from_numpy(np.pad(given, ends, "symmetric").view(np.int16)).to(self.device).view(torch.uint16)
        presence = torch.tensor([band in bands for band in self.bands], device=self.device).expand(len(images), -1)
        with torch.inference_mode():
            logits = self.network(batch, presence)[:, :, :height, :width]
            return [decide(each, self._codes, self.card.decision, self._clouds).cpu().numpy() for each in logits]

    def _in_tiles(self, image: NDArray[np.uint16], bands: Sequence[str]) -> Mask:
        """As the engine masks a scene: blended tiles of the card's size."""
        inputs = self.card.inputs
        height, width = image.shape[1:]
        tiling = Tiling.plan(height, width, tile=inputs.tile, overlap=inputs.overlap, multiple_of=inputs.multiple_of)
        self._runtime.start(tiling, bands)
        strips, done = [], 0
        for row in tiling.rows():
            rows = slice(row.window.row, row.window.row + row.window.height)
            self._runtime.add(row, image[:, rows], range(len(tiling.horizontal.starts)), lambda _tiles: None)
            strips.append(self._runtime.take(row.finished - done))
            done = row.finished
        return np.concatenate(strips)

    @property
    def _codes(self) -> list[int]:
        return [self.card.outputs[name] for name in self.classes]

    @property
    def _clouds(self) -> list[int]:
        return [self.classes.index(name) for name in ("thick_cloud", "thin_cloud") if name in self.classes]

    @cached_property
    def _runtime(self) -> Runtime:
        return open_runtime(self.card, device=self.device, precision=self.precision)


def open_models(names: Sequence[str], device: str = "auto", precision: str = "fp32") -> list[ScoredModel]:
    """Opens models; the second of two with one name gets a number behind it.

    Args:
        names: `default`, ids of the catalog, card folders.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `auto`, `fp32`, `bf16`, `fp16`.

    Raises:
        ModelError: None is named; one is not there, not downloaded, broken, or tells other classes.
        DeviceError: The device is not there or does not run the precision.
    """
    if not names:
        raise ModelError("no model was named", "name one or more with --model, or say --model default")
    seen: Counter[str] = Counter()
    models = []
    for each in names:
        model = _open(each, device, precision)
        seen[model.name] += 1
        count = seen[model.name]
        models.append(model if count == 1 else replace(model, name=f"{model.name} ({count})"))
    return models


def _open(name: str, device: str, precision: str) -> ScoredModel:
    card = _card(name)
    chosen = choose_device(device)
    exact = choose_precision(precision, chosen)
    card.verify()
    family = find_family(card.family).load(card, chosen.name, exact)
    model = ScoredModel(card.id, card, family.bands, family.classes, family.logits, chosen.name, exact)
    if not model.has_given_classes:
        raise ModelError(
            f"model {card.id} tells other classes than clear, thick cloud, thin cloud and cloud shadow",
            "its card must map them to the codes 0 to 3",
        )
    return model


def _card(name: str) -> Card:
    if name == DEFAULT:
        return find_card()
    return read_card(Path(name)) if os.sep in name or Path(name).is_dir() else find_card(name)
