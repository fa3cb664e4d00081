"""Measures a model on real images: labelled chips, clear ground, cirrus; and on simulated patches.

The labelled chips judge and nothing else: no threshold is chosen on them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import torch
import yaml
from rich.console import Console
from rich.table import Table
from torch.utils.data import DataLoader

from engine.sentinel2 import BAND_NAMES, QUANTIFICATION

from .data.ground import GroundError, read_bands, read_clear_chips
from .data.module import WholePatches
from .data.pack import Pack, PackError
from .metrics import Agreement, cloud_agreement, cloud_share, shadow_agreement
from .predict import Predictor, mean_iou, open_predictor

BAND_SETS: dict[str, tuple[str, ...]] = {
    "all": BAND_NAMES,
    "no B10": tuple(band for band in BAND_NAMES if band != "B10"),
    "6 bands": ("B02", "B03", "B04", "B08", "B11", "B12"),
    "4 bands": ("B02", "B03", "B04", "B08"),
    "RGB": ("B02", "B03", "B04"),
}
CIRRUS_CHIPS = (
    "chips/tatarstan-p100a_2018autumn_L1C_cloudy.tif",
    "scenes/tatarstan-scene-a_2018autumn_L1C_cloudy.tif",
    "chips/tivoli-it_2018-03-22_L1C_cloudy.tif",
    "chips/tivoli-it_2018-11-12_L1C_cloudy.tif",
    "chips/tivoli-it_2018-12-07_L1C_cloudy.tif",
    "chips/lazio140-it_2018-11-12_L1C_cloudy.tif",
)
"""Images that thin cirrus covers wholly, while the ground shows through."""
BRIGHT_SITES = ("dolomites-tofane", "glacier-b3601-6")
"""Held-out sites with snow or white rock, counted apart."""


@dataclass(frozen=True)
class Metric:
    """One figure.

    Attributes:
        name: What was measured.
        dataset: On which images.
        split: Band set, and which part of the images.
        value: The figure.
        measured_by: `us`.
    """

    name: str
    dataset: str
    split: str
    value: float
    measured_by: str = "us"


def evaluate(model: Path, data: Path, recipe: Path, output: Path | None, threads: int) -> list[Metric]:
    """Measures a model, prints the figures, and writes them where asked.

    Args:
        model: A checkpoint or a card folder.
        data: Holds `s2` and `labelled`.
        recipe: The training recipe, for the held-out sites and the simulated patches.
        output: Folder for `metrics.json` and `metrics.csv`; None writes nothing.
        threads: Of the CPU.

    Raises:
        GroundError: Images are missing.
        ModelError: The card is broken.
        ExportError: The checkpoint is missing or broken.
    """
    torch.set_num_threads(threads)
    predictor = open_predictor(model)
    plan = yaml.safe_load(recipe.read_text(encoding="utf-8"))["data"]
    metrics = [
        *labelled_metrics(predictor, data / "labelled"),
        *clear_metrics(predictor, data / "s2", plan["validation_sites"]),
        *cirrus_metrics(predictor, data / "s2"),
        *simulated_metrics(predictor, Path(plan["folder"]) / "validation"),
    ]
    _print(predictor.name, metrics)
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        rows = [asdict(metric) for metric in metrics]
        (output / "metrics.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
        with (output / "metrics.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return metrics


def labelled_metrics(predictor: Predictor, folder: Path) -> Iterator[Metric]:
    """Scores of cloud and shadow, pooled over the chips of a group that have the whole band set."""
    manifest = folder / "manifest.csv"
    if not manifest.is_file():
        raise GroundError(f"there is no {manifest}: give the folder of the labelled chips")
    with manifest.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for group, wanted in (("Sentinel-2", True), ("Landsat", False)):
        members = [row for row in rows if row["sensor"].startswith("Sentinel") == wanted]
        for name in ("all", "6 bands", "4 bands", "RGB") if group == "Landsat" else ("all", "RGB"):
            yield from _group_metrics(predictor, folder, members, f"labelled {group} chips", name)


def _group_metrics(
    predictor: Predictor, folder: Path, rows: Sequence[dict[str, str]], dataset: str, band_set: str
) -> Iterator[Metric]:
    cloud, shadow, shadow_chips = Agreement(), Agreement(), 0
    for row in rows:
        numbers, present = read_bands(folder / row["file"])
        mask = predictor.mask(numbers, present & np.isin(BAND_NAMES, BAND_SETS[band_set]))
        with rasterio.open(folder / row["mask"]) as source:
            label = source.read(1)
        cloud += cloud_agreement(mask, label)
        if row["shadow_labelled"] == "yes":
            shadow += shadow_agreement(mask, label)
            shadow_chips += 1
    split = f"{band_set}, {len(rows)} chips"
    for name in ("iou", "f1", "precision", "recall"):
        yield Metric(f"cloud {name}", dataset, split, _rounded(getattr(cloud, name)))
    yield Metric("shadow iou", dataset, f"{band_set}, {shadow_chips} chips", _rounded(shadow.iou))


def clear_metrics(predictor: Predictor, folder: Path, sites: Sequence[str]) -> Iterator[Metric]:
    """Share of clear ground called cloud or shadow, at sites that training did not see."""
    chips = read_clear_chips(folder, sites)
    for bright in (False, True):
        members = [chip for chip in chips if (chip.site in BRIGHT_SITES) == bright]
        dataset = "clear chips of held-out sites, " + ("snow and white rock" if bright else "other ground")
        for name in ("all", "4 bands", "RGB"):
            shares: list[float] = []
            shadows: list[float] = []
            for chip in members:
                present = chip.present & np.isin(BAND_NAMES, BAND_SETS[name])
                mask = predictor.mask(chip.reflectance * QUANTIFICATION * chip.valid, present)
                shares.append(100 * cloud_share(mask, chip.valid))
                shadows.append(100 * float((mask[chip.valid] == 3).mean()))
            split = f"{name}, {len(members)} chips"
            yield Metric("false cloud, mean percent", dataset, split, _rounded(np.mean(shares), 2))
            yield Metric("false cloud, worst percent", dataset, split, _rounded(max(shares), 2))
            yield Metric("false shadow, mean percent", dataset, split, _rounded(np.mean(shadows), 2))


def cirrus_metrics(predictor: Predictor, folder: Path) -> Iterator[Metric]:
    """Share called cloud of images that cirrus covers wholly; without band 10 hardly anything shows it."""
    for name in ("all", "no B10"):
        shares = []
        for chip in CIRRUS_CHIPS:
            numbers, present = read_bands(folder / chip)
            shares.append(100 * cloud_share(predictor.mask(numbers, present & np.isin(BAND_NAMES, BAND_SETS[name]))))
        dataset, split = "images wholly under cirrus", f"{name}, {len(CIRRUS_CHIPS)} images"
        yield Metric("found cirrus, mean percent", dataset, split, _rounded(np.mean(shares), 1))
        yield Metric("found cirrus, least percent", dataset, split, _rounded(min(shares), 1))


def simulated_metrics(predictor: Predictor, folder: Path) -> Iterator[Metric]:
    """Intersection over union on simulated patches of held-out sites; nothing where there is no pack."""
    try:
        pack = Pack(folder)
    except PackError:
        return
    values = mean_iou(predictor, DataLoader(WholePatches(pack), batch_size=4))
    dataset, split = "simulated patches of held-out sites", f"all bands, {len(pack)} patches"
    for name, value in zip(("clear", "thick cloud", "thin cloud", "cloud shadow"), values, strict=True):
        yield Metric(f"{name} iou", dataset, split, _rounded(value))
    yield Metric("mean iou", dataset, split, _rounded(np.mean(values)))


def _print(title: str, metrics: Sequence[Metric]) -> None:
    table = Table("measure", "images", "bands", "value", title=title)
    for metric in metrics:
        table.add_row(metric.name, metric.dataset, metric.split, f"{metric.value:g}")
    Console(width=140).print(table)


def _rounded(value: float | np.floating[Any], digits: int = 3) -> float:
    return round(float(value), digits)
