"""What training patches are made of: simulated sky, real clouds over other ground, real images with labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import QUANTIFICATION

from .cloudy import CloudyChip, read_cloudy_chips
from .cutouts import Cutout, cut_out, lay_over
from .ground import Chip, random_view, read_clear_chips, site_weights
from .hard_ground import hard_ground, recoloured
from .simulate import Label, Mixture, Patch, coarsened, simulate

Stack = NDArray[np.float32]

CLOSED_SHARE = 0.25
"""How often closed cloud is laid over ground, relative to broken cloud."""


@dataclass(frozen=True)
class Shares:
    """How often a patch comes from which source; the rest is simulated.

    Attributes:
        laid_over: Clouds of real images over other ground.
        real: Real images with clouds.
        clear: Clear ground as it is.
        recoloured: Of the patches with clouds laid over or simulated, those whose ground gets other colours first.
        simulation: What is simulated.
    """

    laid_over: float = 0.18
    real: float = 0.17
    clear: float = 0.1
    recoloured: float = 0.35
    simulation: Mixture = field(default_factory=Mixture)


class Material:
    """The images that patches are made of.

    Args:
        ground: Folder with the chips and their manifest.
        sites: Only these sites; None for all.
        without: Sites that are left out.
        cloudy: List of real images with clouds; None for none.

    Raises:
        GroundError: Images are missing or not what they should be.
    """

    def __init__(self, ground: Path, sites: Sequence[str] | None, without: Sequence[str], cloudy: Path | None) -> None:
        self.clear = read_clear_chips(ground, sites, without)
        self.weights = site_weights(self.clear)
        self.cloudy = [] if cloudy is None else read_cloudy_chips(ground, cloudy, without)
        self.cloudy_weights = site_weights([each.chip for each in self.cloudy])
        self.cutouts = cut_out(self.cloudy)

    def patch(self, edge: int, shares: Shares, rng: np.random.Generator) -> Patch:
        """Draws one patch; the same state of `rng` gives the same one."""
        kind = rng.random()
        if self.cloudy and kind < shares.real:
            cloudy = self.cloudy[rng.choice(len(self.cloudy), p=self.cloudy_weights)]
            return _as_it_is(cloudy, edge, shares.simulation, rng)
        chip = self.clear[rng.choice(len(self.clear), p=self.weights)]
        kind -= shares.real
        if 0 <= kind < shares.clear:
            return _clear(chip, edge, shares.simulation, rng)
        if rng.random() < shares.recoloured:
            chip = _recoloured(chip, rng)
        if shares.clear <= kind < shares.clear + shares.laid_over:
            cutout = self._cutout(chip.level, rng)
            if cutout is not None:
                return _laid_over(chip, cutout, edge, shares.simulation, rng)
        return simulate(chip, edge, shares.simulation, rng)

    def _cutout(self, level: str, rng: np.random.Generator) -> Cutout | None:
        fitting = [cutout for cutout in self.cutouts if cutout.level == level]
        if not fitting:
            return None
        # Under closed cloud all ground looks alike: such cutouts are worth fewer patches.
        weights = np.array([CLOSED_SHARE if cutout.is_closed else 1.0 for cutout in fitting])
        return fitting[rng.choice(len(fitting), p=weights / weights.sum())]


def _recoloured(chip: Chip, rng: np.random.Generator) -> Chip:
    changed = recoloured(chip.reflectance, 0.25, rng) * chip.present[:, None, None]
    return Chip(chip.name, chip.site, chip.level, chip.pixel_size, changed, chip.present, chip.valid)


def _as_it_is(cloudy: CloudyChip, edge: int, mixture: Mixture, rng: np.random.Generator) -> Patch:
    chip, label = coarsened(cloudy.chip, mixture, rng), cloudy.label
    factor = round(chip.pixel_size / cloudy.chip.pixel_size)
    height, width = chip.valid.shape
    label = label[factor // 2 :: factor, factor // 2 :: factor][:height, :width]
    # The label rides along as one more plane, so that it is turned and cut as the image is.
    stack = np.concatenate([chip.reflectance, label[None].astype(np.float32)])
    carrier = Chip(chip.name, chip.site, chip.level, chip.pixel_size, stack, chip.present, chip.valid)
    view, valid = random_view(carrier, edge, rng)
    label = np.where(valid, view[-1].astype(np.uint8), np.uint8(Label.IGNORED))
    return _patch(view[:-1], label.astype(np.uint8), chip.present, chip.level, valid)


def _clear(chip: Chip, edge: int, mixture: Mixture, rng: np.random.Generator) -> Patch:
    chip = coarsened(chip, mixture, rng)
    view, valid = random_view(chip, edge, rng)
    label = np.where(valid, np.uint8(Label.CLEAR), np.uint8(Label.IGNORED)).astype(np.uint8)
    return _patch(view, label, chip.present, chip.level, valid)


def _laid_over(chip: Chip, cutout: Cutout, edge: int, mixture: Mixture, rng: np.random.Generator) -> Patch:
    chip = coarsened(chip, mixture, rng)
    view, valid = random_view(chip, edge, rng)
    doubtful = np.zeros(valid.shape, bool)
    if rng.random() < mixture.bright:
        view, doubtful = hard_ground(view, chip.pixel_size, chip.level == "L1C", rng)
    image, label = lay_over(view, chip.pixel_size, chip.level, cutout, rng)
    label = np.where((label == Label.CLEAR) & doubtful, np.uint8(Label.PATCHY_SNOW), label).astype(np.uint8)
    label[~valid] = Label.IGNORED
    return _patch(image, label, chip.present & cutout.present, chip.level, valid)


def _patch(
    image: Stack, label: NDArray[np.uint8], present: NDArray[np.bool_], level: str, valid: NDArray[np.bool_]
) -> Patch:
    numbers = np.clip(np.rint(image * QUANTIFICATION), 1, 2 * QUANTIFICATION).astype(np.uint16)
    return Patch(numbers * (present[:, None, None] & valid), label, present, level)
