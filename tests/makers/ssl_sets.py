"""Tiny sets to learn from without labels: SEN12MS, WHUS2-CD+ and a folder of rasters, laid out as they are published.

What is cloud in them can be told from the bands: it is bright and white, and ground is coloured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from makers.chips import CLOUD, MadeChip, made_ground, write_chip, write_chips

from engine.sentinel2 import BAND_NAMES

SEASONS = {
    "winter": "ROIs2017_winter",
    "spring": "ROIs1158_spring",
    "summer": "ROIs1868_summer",
    "fall": "ROIs1970_fall",
}
"""Folders of SEN12MS."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "10m": ("B02", "B03", "B04", "B08"),
    "20m": ("B05", "B06", "B07", "B8A", "B11", "B12"),
    "60m": ("B01", "B09", "B10"),
}
"""Rasters of WHUS2-CD+ and the bands in them, in the order in which the authors' tool stacks them."""
SORTED_BY_NAME = {**GROUPS, "20m": ("B05", "B06", "B07", "B11", "B12", "B8A")}
"""How a cutter stacks them that sorts band files by name."""
FACTORS = {"10m": 1, "20m": 2, "60m": 6}
PRODUCTS = {
    "train": (
        "S2A_MSIL1C_20190714T050701_N0208_R019_T46TFN_20190714T070701",
        "S2A_MSIL1C_20191219T035141_N0208_R104_T47SQU_20191219T063446",
    ),
    "test": ("S2A_MSIL1C_20180930T030541_N0206_R075_T49QDD_20180930T060706",),
}
"""Some of the scenes of WHUS2-CD+, by their split."""
NOTHING, CLEAR, CLOUDY = 0, 128, 255
"""Codes of WHUS2-CD+'s labels."""


def clouded(edge: int, share: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Ground with cloud over its upper part.

    Returns:
        uint16 [13, edge, edge], and bool [edge, edge] that is true where cloud is: at least the share asked for.
    """
    values, cloud = made_ground(edge, seed), np.zeros((edge, edge), bool)
    cloud[: int(np.ceil(share * edge))] = True
    # Not one value for all of it: what is exactly flat tells nothing to a network.
    bright = np.random.default_rng(seed).normal(1, 0.03, (edge, edge))
    sky = np.clip(np.array(CLOUD)[:, None, None] * bright, 1, 10_000).astype(np.uint16)
    return np.where(cloud, sky, values), cloud


def make_sen12ms(
    folder: Path,
    scenes: Sequence[tuple[str, int]] = (("spring", 1), ("spring", 2), ("summer", 1), ("fall", 7), ("winter", 30)),
    patches: int = 3,
    edge: int = 32,
    bands: Sequence[str] = (),
    tested: int = 1,
) -> Path:
    """Writes patches of SEN12MS and its two lists.

    Args:
        folder: Made where it is not there.
        scenes: Seasons and numbers.
        patches: Of each scene.
        edge: Of a patch, px; 256 as published.
        bands: Descriptions of the thirteen bands; none as published.
        tested: How many of the patches of the last scene are in the list of tests, the others in that of training.

    Returns:
        The folder.
    """
    names = []
    for place, (season, scene) in enumerate(scenes):
        for patch in range(30, 30 + patches):
            name = f"{SEASONS[season]}_s2_{scene}_p{patch}.tif"
            values, _ = clouded(edge, 0, 100 * place + patch)
            write_chip(folder / SEASONS[season] / f"s2_{scene}" / name, values, tuple(bands) or [""] * 13)
            names.append(name)
    kept = len(names) - tested
    (folder / "train_list.txt").write_text("".join(f"{name}\n" for name in names[:kept]))
    (folder / "test_list.txt").write_text("".join(f"{name}\n" for name in names[kept:]))
    return folder


def make_whus2(
    folder: Path,
    *,
    shares: Sequence[float] = (0, 0.25, 0.5, 1) * 3,
    edge: int = 48,
    split: str = "train",
    order: Mapping[str, Sequence[str]] = GROUPS,
    named: bool = True,
    label_edge: int | None = None,
) -> Path:
    """Writes patches of WHUS2-CD+ as its authors cut them: a raster for each pixel size, and a label.

    Args:
        folder: Made where it is not there.
        shares: Share of cloud of each patch.
        edge: Of the raster of 10 m, px, a multiple of 6; 384 as published.
        split: `train` or `test`.
        order: In which order bands are stacked.
        named: Whether the rasters say which bands they hold.
        label_edge: Edge of labels where they do not fit their image.

    Returns:
        The folder.
    """
    for number, share in enumerate(shares, 1):
        product = PRODUCTS[split][number % len(PRODUCTS[split])]
        values, cloud = clouded(edge, share, number + 1000 * (split == "test"))
        write_groups(folder / split, f"{product}/{number}.tif", values, order, named=named)
        label = np.where(cloud, CLOUDY, CLEAR).astype(np.uint16)
        label[:, -2:] = NOTHING
        label = label[:label_edge, :label_edge]
        write_chip(folder / split / "labels" / product / f"{number}_Mask.tif", label[None], [""])
    return folder


def make_whus2_scene(folder: Path, *, edge: int = 120, share: float = 0.4, named: bool = True) -> Path:
    """Writes one whole scene of WHUS2-CD+ and its label, to be cut; without data in its upper left corner.

    Returns:
        The folder, which has `train/10m`, `train/20m`, `train/60m` and `train/labels`.
    """
    values, cloud = clouded(edge, share, 5)
    values[:, :12, :12] = 0
    label = np.where(cloud, CLOUDY, CLEAR).astype(np.uint16)
    label[:12, :12] = NOTHING
    write_groups(folder / "train", f"{PRODUCTS['train'][0]}.tif", values, GROUPS, named=named)
    write_chip(folder / "train" / "labels" / f"{PRODUCTS['train'][0]}_Mask.tif", label[None], [""])
    return folder


def write_groups(
    folder: Path, name: str, values: np.ndarray, order: Mapping[str, Sequence[str]], *, named: bool = True
) -> None:
    """Writes uint16 [13, H, W] as rasters of 10, 20 and 60 m, whose pixels are those of the first of each block."""
    for group, bands in order.items():
        factor = FACTORS[group]
        planes = values[[BAND_NAMES.index(band) for band in bands]][:, ::factor, ::factor]
        write_chip(folder / group / name, planes, bands if named else [""] * len(bands))


def make_rasters(folder: Path, *, sites: int = 4, edge: int = 48, each: int = 3, manifest: bool = True) -> Path:
    """Writes chips of several sizes and band sets and their manifest: of each site some clear, partly and fully cloudy.

    Args:
        folder: Made where it is not there.
        sites: Places; the first carries the offset of baseline 04.00 in its values, the second lacks bands, and the
            third is smaller than the others.
        edge: Of chips, px.
        each: Chips of a site.
        manifest: Whether `manifest.csv` stays.

    Returns:
        The folder: the rasters lie in its folder `chips`, the manifest in itself.
    """
    chips = []
    for site in range(sites):
        for number in range(each):
            grade = ("clear", "partly", "cloudy")[number % 3]
            share = {"clear": 0.0, "partly": 0.5, "cloudy": 1.0}[grade]
            values, _ = clouded(edge // 2 if site == 2 else edge, share, 10 * site + number)
            chips.append(
                MadeChip(
                    site=f"site{site}",
                    values=values,
                    cloudiness=grade,
                    level="L2A" if site == 0 else "L1C",
                    bands=("B02", "B03", "B04", "B08") if site == 1 else BAND_NAMES,
                    scale="(DN-1000)/10000 (offset not removed)" if site == 0 else "DN/10000, offset 0",
                    name=f"chips/site{site}_{number}_{grade}.tif",
                )
            )
    write_chips(folder, chips)
    if not manifest:
        (folder / "manifest.csv").unlink()
    return folder
