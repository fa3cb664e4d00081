"""Finds the temperature that makes a network's probabilities believable, on sites that training did not see.

The labels come from differences between two dates (`recipes/held_out_pairs.csv`) and from chips graded as clear. The
labelled chips, which judge, have no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import yaml
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, QUANTIFICATION

from .calibration import fit_temperature
from .data.augment import resolved
from .data.cloudy import read_cloudy_chips
from .data.ground import Chip, read_clear_chips
from .evaluation.band_sets import ALL, FOUR, RGB, TWELVE
from .predict import open_predictor

HELD_OUT_PAIRS = Path(__file__).parent / "recipes" / "held_out_pairs.csv"
PIXELS = 4000
"""Drawn from each image and band set, so that large images do not rule."""


def calibrate(model: str, data: Path, recipe: Path) -> float:
    """The temperature of a model.

    Args:
        model: As for `open_predictor`.
        data: Folder that holds `s2`.
        recipe: The training recipe, for the sites that were held out.

    Raises:
        GroundError: Images are missing.
        ModelError: The card is broken.
        ExportError: The checkpoint is missing or broken.
    """
    predictor = open_predictor(model)
    sites = yaml.safe_load(recipe.read_text(encoding="utf-8"))["data"]["init_args"]["validation_sites"]
    rng = np.random.default_rng(1)
    logits, labels = [], []
    for chip, label in _images(data / "s2", sites):
        for band_set in (ALL, TWELVE, FOUR, RGB):
            present = chip.present & np.isin(BAND_NAMES, band_set.bands or BAND_NAMES)
            said = predictor.logits(chip.reflectance * QUANTIFICATION * chip.valid, present)[0].flatten(1)
            wanted = torch.from_numpy(resolved(label, present)).flatten().long()
            chosen = torch.from_numpy(rng.integers(0, len(wanted), PIXELS))
            logits.append(said[:, chosen].T)
            labels.append(wanted[chosen])
    return fit_temperature(torch.cat(logits), torch.cat(labels))


def _images(folder: Path, sites: Sequence[str]) -> Iterator[tuple[Chip, NDArray[np.uint8]]]:
    for cloudy in read_cloudy_chips(folder, HELD_OUT_PAIRS):
        yield cloudy.chip, cloudy.label
    for chip in read_clear_chips(folder, sites):
        yield chip, np.where(chip.valid, np.uint8(0), np.uint8(255)).astype(np.uint8)
