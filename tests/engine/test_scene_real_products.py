"""Real product trees, files and chips, where the data folder lies beside the repository."""

from pathlib import Path

import numpy as np
import pytest
import rasterio

from engine.errors import SourceError
from engine.scene import open_scene
from engine.sentinel2 import BAND_NAMES
from engine.window import Window

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no data folder {DATA}")


def tree(part):
    return next(path for path in (DATA / "fixtures" / "safe").iterdir() if part in path.name)


@pytest.mark.parametrize(
    ("part", "baseline", "offset"),
    [("T56JMM", "02.06", 0), ("S2A_MSIL1C_20240120", "05.10", -1000), ("20240305", "05.10", -1000)],
)
def test_products_with_imagery(part, baseline, offset):
    with open_scene(tree(part)) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == ("L1C", baseline, "product metadata")
        assert tuple(scene.bands) == BAND_NAMES
        assert {band.offset for band in scene.bands.values()} == {offset}
        assert scene.warnings == ()
        assert scene.product == tree(part).name.removesuffix(".SAFE")
        for name in ("B02", "B10"):
            with rasterio.open(scene.bands[name].path) as raw:
                numbers = raw.read(1).astype(int)
            pixels = scene.read(scene.grid(bands=[name]).whole, bands=[name])[0]
            assert np.array_equal(pixels, np.where(numbers == 0, 0, np.maximum(numbers + offset, 1)))


def test_angles_and_time():
    with open_scene(tree("S2A_MSIL1C_20240120")) as scene:
        assert scene.sun_zenith == pytest.approx(65.7554034542734)
        assert scene.sun_azimuth == pytest.approx(162.689190122297)
        assert scene.datetime == "2024-01-20T10:58:50.500329Z"
    with open_scene(tree("20240305")) as scene:
        assert scene.sun_zenith is None


@pytest.mark.parametrize("part", ["T46RER", "T07HFE", "T33XWJ", "T32TQM"])
def test_products_without_imagery(part):
    with pytest.raises(SourceError, match="no band images"):
        open_scene(tree(part))


def test_ratios_that_are_no_whole_numbers():
    with open_scene(tree("T56JMM")) as scene:
        assert scene.grid().shape == (439, 439)
        whole = scene.read(scene.grid().whole)
        parts = [scene.read(Window(top, 0, min(100, 439 - top), 439)) for top in range(0, 439, 100)]
        assert np.array_equal(np.concatenate(parts, axis=1), whole)
        valid = whole > 0
        # The swath's edge is where it is in the red band, to the width of a 60 m band's pixel.
        red, cirrus = valid[3], valid[10]
        assert (red != cirrus).mean() < 0.03
        # Bands that lie on each other correlate best where neither is moved. (The product's bands were thinned out by
        # taking single pixels, so that 60 m bands are not to be compared.)
        assert best_shift(whole[3], whole[4]) == best_shift(whole[7], whole[8]) == (0, 0)


def best_shift(first, second, reach=3):
    """The (rows, columns) by which the second picture is to be moved to correlate best with the first."""
    inner = first[reach:-reach, reach:-reach]

    def correlation(shift):
        rows, columns = (
            slice(reach + step, size - reach + step) for step, size in zip(shift, second.shape, strict=True)
        )
        moved = second[rows, columns]
        valid = (inner > 0) & (moved > 0)
        return np.corrcoef(inner[valid], moved[valid])[0, 1]

    steps = range(-reach, reach + 1)
    return max(((row, column) for row in steps for column in steps), key=correlation)


def test_the_layout_of_the_cloud_archives():
    folder = next((DATA / "fixtures" / "aws-l1c").iterdir())
    with open_scene(folder) as scene:
        assert (scene.kind, scene.level, scene.baseline) == ("files", "L1C", "02.06")
        assert {band.offset for band in scene.bands.values()} == {0}
        assert len(scene.bands) == 13
        assert scene.read(scene.grid().whole).shape == (13, 439, 439)


def test_chips():
    chips = sorted((DATA / "s2" / "chips").glob("*.tif"))
    assert len(chips) > 50
    levels = {"L1C", "L2A"}
    for chip in chips[::7]:
        with open_scene(chip) as scene, rasterio.open(chip) as raw:
            assert scene.level in levels
            assert f"_{scene.level}_" in chip.name
            assert list(scene.bands) == list(raw.descriptions)
            assert scene.offset_from == "raster metadata"
            pixels = scene.read(scene.grid().whole)
            assert np.array_equal(pixels == 0, raw.read() == 0)


def test_an_offset_that_is_still_in():
    for chip in (DATA / "s2" / "chips").glob("parana-corrientes*"):
        with open_scene(chip) as scene:
            assert {band.offset for band in scene.bands.values()} == {-1000}
            assert scene.warnings == ()
