"""Made ground for the training's tests: two sites of fields and water, with a manifest like the real one's."""

import csv
import warnings
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.errors import NotGeoreferencedWarning

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

ROOT = Path(__file__).parents[2]
FIELD = (1250, 1000, 900, 800, 1150, 2000, 2400, 2500, 2700, 700, 15, 1900, 1100)
WATER = (1300, 1000, 700, 400, 350, 300, 280, 250, 220, 100, 12, 60, 40)


def made_ground(edge: int, seed: int) -> np.ndarray:
    """uint16 [13, edge, edge]: water beside fields of different brightness."""
    rng = np.random.default_rng(seed)
    wet = np.clip(power_law_field(edge, edge, 3.5, rng) * 4 - 3, 0, 1)
    bright = 1 + 0.15 * power_law_field(edge, edge, 2.4, rng, outer_scale=30)
    values = np.array(FIELD)[:, None, None] * bright * (1 - wet) + np.array(WATER)[:, None, None] * wet
    return np.clip(values, 1, 9000).astype(np.uint16)


@pytest.fixture(scope="session")
def ground_folder(tmp_path_factory) -> Path:
    """Three clear chips of three sites; one has no B10, one carries the offset of baseline 04.00; and a cloudy one."""
    folder = tmp_path_factory.mktemp("s2")
    rows = []
    for index, (site, level, bands, scale, cloudiness) in enumerate(
        [
            ("here", "L1C", BAND_NAMES, "DN/10000, offset 0", "clear"),
            ("there", "L1C", BAND_NAMES, "DN/10000, offset 0", "clear"),
            ("shifted", "L2A", tuple(b for b in BAND_NAMES if b != "B10"), "(DN-1000)/10000 (offset)", "clear"),
            ("here", "L1C", BAND_NAMES, "DN/10000, offset 0", "cloudy"),
        ]
    ):
        values = made_ground(96, index)[[BAND_NAMES.index(band) for band in bands]]
        name = f"{site}_{index}_{cloudiness}.tif"
        shape = {"width": 96, "height": 96, "count": len(bands), "dtype": "uint16"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(folder / name, "w", driver="GTiff", **shape) as target:
                target.write(values + (1000 if "1000)" in scale else 0))
                target.descriptions = bands
        rows.append({"file": name, "site": site, "level": level, "scale_offset": scale, "cloudiness": cloudiness})
    with (folder / "manifest.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.fixture
def small_recipe(tmp_path, ground_folder) -> list[str]:
    """Options that make the default recipe tiny: three steps an epoch on made ground."""
    recipe = ROOT / "train" / "recipes" / "unet_default.yaml"
    text = (
        recipe.read_text()
        .replace("runs/unet_default", str(tmp_path / "run"))
        .replace("every_n_epochs: 2", "every_n_epochs: 1")
    )
    (tmp_path / "recipe.yaml").write_text(text)
    return [
        *("--config", str(tmp_path / "recipe.yaml"), "--model.encoder", "mobilenetv3_small_050"),
        *("--model.imagenet", "false", "--data.ground", str(ground_folder), "--data.folder", str(tmp_path / "packs")),
        *("--data.validation_sites", "[there]", "--data.unused_sites", "[]", "--data.patches", "6"),
        *("--data.validation_patches", "2", "--data.patch", "64", "--data.crop", "64", "--data.batch_size", "2"),
        *("--data.steps_per_epoch", "3", "--data.processes", "1", "--trainer.check_val_every_n_epoch", "1"),
    ]
