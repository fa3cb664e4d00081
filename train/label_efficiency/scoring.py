"""Judges a trained network on images that people labelled, and on clear ground, by the code of `evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from engine.cards import Decision
from engine.classes import NODATA

from ..evaluation.band_sets import ALL
from ..evaluation.chips import LANDSAT, SENTINEL, Chip, read_held_out, read_labelled
from ..evaluation.contenders import Judged
from ..evaluation.figures import find
from ..evaluation.labelled import cloud_agreements, shadow_agreements
from ..evaluation.surfaces import CLEAR_SNOW_FREE, clear_figures
from ..metrics import Agreement
from ..predict import Predictor
from ..tasks.ssl_resnet import SslResnetTask

FIGURES = {
    "cloud_iou_sentinel": "cloud IoU, Sentinel-2 chips",
    "cloud_iou_landsat": "cloud IoU, Landsat chips",
    "shadow_iou": "shadow IoU, labelled chips",
    "false_cloud_percent": "false cloud (%), clear snow-free chips",
}
"""What is measured: names in files, and titles."""


def read_images(folder: Path, sites: Sequence[str]) -> list[Chip]:
    """The labelled chips, and the clear ones of sites that training did not see.

    Args:
        folder: Holds `s2` and `labelled`.
        sites: Held out by the recipe.

    Raises:
        GroundError: Images are missing or broken.
    """
    held_out = [chip for chip in read_held_out(folder / "s2", sites) if chip.cloudiness == "clear"]
    return [*read_labelled(folder / "labelled"), *held_out]


def judge(task: SslResnetTask, chips: Sequence[Chip]) -> dict[str, float]:
    """Figures of a network with all bands that a chip has, by the names of `FIGURES`; NaN where there is no image.

    Pixels of a group of chips are pooled; the false cloud is the mean over chips.
    """
    predictor = Predictor(
        "network", tuple(task.hparams["architecture"]["bands"]), task.eval(), Decision(1.0, "joined-cloud")
    )
    judged = Judged("network", ALL.name, ours=True)
    for chip in chips:
        judged.masks[chip.name] = np.where(chip.valid, predictor.mask(chip.numbers, chip.present), np.uint8(NODATA))
    false_cloud = find(
        clear_figures([judged], chips), "network", ALL.name, "false cloud, mean percent", CLEAR_SNOW_FREE
    )
    shadows = [shadow_agreements(judged, chips, group) for group in (SENTINEL, LANDSAT)]
    return {
        "cloud_iou_sentinel": _iou(cloud_agreements(judged, chips, SENTINEL).values()),
        "cloud_iou_landsat": _iou(cloud_agreements(judged, chips, LANDSAT).values()),
        "shadow_iou": _iou(each for group in shadows for each in group.values()),
        "false_cloud_percent": float("nan") if false_cloud is None else false_cloud.estimate.value,
    }


def _iou(agreements: Iterable[Agreement]) -> float:
    return sum(agreements, Agreement()).iou
