"""Chips as the published training saw them: 8-bit pictures of 352 × 352 pixels with their labels, made once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from engine.models.clipseg.preprocessing import BANDS, CHIP, SEEN, WHITE, resize

from ...scoring.windows import as_published
from ..cloudsen12 import Chip, CloudSEN12, DataError
from .progress import counted
from .records import Records

LABEL = 3
"""The plane of the label, behind red, green and blue."""
PREPROCESSING = "floor"
"""How reflectance becomes grey levels in training; inference rounds."""

_PIECE = 16
# Divided and multiplied in single precision, as published: a grey level hangs on the last bit where it is whole.
_LEVELS = ((np.arange(2**16, dtype=np.float32) / np.float32(WHITE)).clip(0, 1) * np.float32(255)).astype(np.uint8)


def prepared(chip: Chip) -> NDArray[np.uint8]:
    """What the network sees of a chip, and its label.

    Reflectance from 0 to 0.5 becomes 8-bit grey levels, truncated (the package's training; its inference rounds), which
    are resized bilinearly as Pillow does it; of the label every pixel is the nearest one (`nearest-exact`). Padding is
    part of the chip, as published; a chip from a form without any gets it.

    Returns:
        uint8 [4, 352, 352]: red, green, blue, and the class.

    Raises:
        DataError: The chip is larger than those of the publication, or lacks a band.
    """
    chip = as_published(chip)
    edge = chip.label.shape[0]
    if edge > CHIP:
        raise DataError(
            f"{chip.id} has {edge} px, and CLIPSeg is trained on chips of {CHIP}", "give the chips of 509 px"
        )
    levels = _LEVELS[chip.image[[chip.bands.index(band) for band in BANDS]]]
    image = resize(torch.from_numpy(levels)[None], SEEN, SEEN)[0]
    label = F.interpolate(torch.from_numpy(chip.label)[None, None], size=(SEEN, SEEN), mode="nearest-exact")[0]
    return torch.cat([image, label]).numpy()


def chip_records(chips: CloudSEN12, folder: Path) -> Records:
    """The prepared chips of a split, which may not be there yet.

    Raises:
        DataError: The folder holds those of other data; the first chip cannot be read.
    """
    # The names alone would not tell corrected labels from those that were published before.
    first = hashlib.sha256(prepared(chips[0]).tobytes()).hexdigest()
    told = {"what": "chips", "preprocessing": PREPROCESSING, "first": first}
    return Records(folder, chips.ids, (LABEL + 1, SEEN, SEEN), np.uint8, told)


def prepare_chips(chips: CloudSEN12, wanted: Sequence[int] | NDArray[np.integer], folder: Path, what: str) -> Records:
    """Prepares what is missing of some chips.

    Args:
        chips: Of one split.
        wanted: Places of the chips in it.
        folder: Where they are kept.
        what: For people: `training chips`.

    Raises:
        DataError: The folder holds other data, or a chip is damaged or too large.
        DiskFullError: There is no room for them.
        OSError: They cannot be written; those that are there stay.
    """
    records = chip_records(chips, folder)
    if not records.missing(wanted):
        return records
    with records.filling(), counted(records, wanted, what) as (missing, advance):
        for start in range(0, len(missing), _PIECE):
            places = missing[start : start + _PIECE]
            records.write(places, np.stack([prepared(chips[place]) for place in places]))
            advance(len(places))
    return records


def images_of(records: Records, places: Sequence[int]) -> Tensor:
    """The pictures of some prepared chips: uint8 [n, 3, 352, 352]."""
    return torch.from_numpy(records.map()[np.asarray(places), :LABEL])
