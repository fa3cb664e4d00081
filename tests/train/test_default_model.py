"""The bundled models are what their cards say, on real images of sites that they never saw."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml
from safetensors import safe_open

from engine.catalog import find_card
from engine.sentinel2 import BAND_NAMES
from train.calibrate import calibrate
from train.evaluation.chips import SENTINEL, Chip, read_held_out, read_labelled
from train.metrics import Agreement, cloud_agreement, cloud_share
from train.predict import DEFAULT, open_predictor

DATA = Path(__file__).parents[3] / "shared" / "data"
RECIPE = Path(__file__).parents[2] / "train" / "recipes" / "unet_default.yaml"
RGB = ("B02", "B03", "B04")
FOUR = (*RGB, "B08")
SETS = {
    "13 bands": BAND_NAMES,
    "12 bands": tuple(band for band in BAND_NAMES if band != "B10"),
    "4 bands": FOUR,
    "RGB": RGB,
}
CIRRUS = (
    "tatarstan-p100a",
    "tatarstan-scene-a",
    "tivoli-it_2018-03-22",
    "tivoli-it_2018-11-12",
    "tivoli-it_2018-12-07",
)
OVERCAST = ("tivoli-it_2018-01-31", "tivoli-it_2018-04-11", "tivoli-it_2018-05-21", "eolearn-slovenia-0", "gambela")

needs_images = pytest.mark.skipif(not (DATA / "labelled").is_dir(), reason="the real images are not there")


@cache
def held_out() -> list[Chip]:
    return read_held_out(DATA / "s2", yaml.safe_load(RECIPE.read_text())["data"]["init_args"]["validation_sites"])


@cache
def predictor(model: str):
    return open_predictor(model)


def mask(chip: Chip, bands: tuple[str, ...], model: str = DEFAULT) -> np.ndarray:
    return predictor(model).mask(chip.numbers, chip.present & np.isin(BAND_NAMES, bands))


def found(names: tuple[str, ...], bands: tuple[str, ...]) -> list[float]:
    """Percent called cloud of the images that begin with these names."""
    chips = [chip for chip in held_out() if chip.name.startswith(names)]
    assert len(chips) == len(names)
    return [100 * cloud_share(mask(chip, bands), chip.valid) for chip in chips]


def test_it_is_light():
    card = find_card()
    with safe_open(card.weights_path, "np") as weights:
        parameters = sum(int(np.prod(weights.get_slice(name).get_shape())) for name in weights.keys())  # noqa: SIM118
    assert parameters <= 7e6
    assert card.weights_path.stat().st_size <= 14e6


@needs_images
@pytest.mark.parametrize("model", [DEFAULT, "cloudmask-resnet-1"])
def test_the_card_holds_the_figure_of_these_weights(model):
    chips = [chip for chip in read_labelled(DATA / "labelled") if chip.group == SENTINEL]
    agreement = sum((cloud_agreement(mask(chip, FOUR, model), chip.label) for chip in chips), Agreement())
    card = find_card(None if model == DEFAULT else model)
    said = [
        metric["value"]
        for metric in card.raw["metrics"]
        if (metric["name"], metric["dataset"]) == ("cloud f1", SENTINEL) and metric["split"].startswith("4 bands")
    ]
    assert said == [pytest.approx(agreement.f1, abs=0.002)]


@needs_images
@pytest.mark.parametrize(("bands", "most"), [("13 bands", 1), ("12 bands", 1), ("4 bands", 1), ("RGB", 2)])
def test_clear_ground_without_snow_stays_clear(bands, most):
    snowy = ("nwt-canada", "glacier-b3601-6")
    chips = [chip for chip in held_out() if chip.cloudiness == "clear" and chip.site not in snowy]
    assert len(chips) > 15
    assert np.mean([100 * cloud_share(mask(chip, SETS[bands]), chip.valid) for chip in chips]) <= most


@needs_images
def test_closed_cloud_has_no_holes():
    for bands in SETS.values():
        assert min(found(OVERCAST, bands)) > 97


@needs_images
def test_cirrus_over_the_whole_image_is_found_by_band_10():
    assert min(found(CIRRUS, BAND_NAMES)) > 80


@needs_images
def test_visible_haze_is_found_without_band_10():
    assert found(("tivoli-it_2018-01-06",), FOUR)[0] > 60


@needs_images
def test_snow_is_told_from_cloud_where_shortwave_bands_are_there():
    snow = [chip for chip in held_out() if chip.site == "nwt-canada" and chip.cloudiness == "clear"]
    assert len(snow) == 3
    for bands in ("13 bands", "12 bands"):
        assert np.mean([100 * cloud_share(mask(chip, SETS[bands]), chip.valid) for chip in snow]) <= 5


@needs_images
def test_the_temperature_that_the_documentation_tells_is_what_calibrate_finds():
    assert calibrate(DEFAULT, DATA, RECIPE) == pytest.approx(0.55, abs=0.02)
