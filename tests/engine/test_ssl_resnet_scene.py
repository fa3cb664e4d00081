"""The published form over a scene: normalised by the whole of it, so that tiles have no seams."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import rasterio
import torch
from hypothesis import given
from hypothesis import strategies as st
from makers.models import open_model
from makers.rasters import patches, write_raster
from makers.ssl_resnet import write_card, write_ssl_resnet

from engine import pipeline
from engine.errors import CancelledError, ModelError
from engine.sentinel2 import BAND_NAMES
from engine.survey import SAMPLE, order
from engine.tiles import Axis, Tiling

pytestmark = pytest.mark.usefixtures("one_thread")

KNOWN = {"level": "L1C", "offset": 0.0, "device": "cpu"}
THERE = torch.ones(1, 13, dtype=torch.bool)
HEIGHT, WIDTH = 12, 100

pixels = partial(patches, 13, high=3000, brighter=6000)


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> Path:
    """Cards of the published form whose tiles are small, and large enough for a whole scene; one of the fast form."""
    folder = tmp_path_factory.mktemp("models")
    write_ssl_resnet(folder, "faithful", name="tiled", card=lambda card: card["inputs"].update(tile=88))
    (folder / "whole").mkdir()
    os.link(folder / "tiled" / "weights.safetensors", folder / "whole" / "weights.safetensors")
    write_card(folder / "whole", "faithful")
    write_ssl_resnet(folder, "fast", card=lambda card: card["inputs"].update(tile=128, overlap=32))
    return folder


def test_statistics_of_the_scene_leave_no_seams(models):
    """The card's network over two tiles gives the logits of the whole scene; without the survey it does not."""
    opened = open_model(models / "tiled")
    values = torch.from_numpy(pixels(HEIGHT, WIDTH)[None])
    whole = opened.logits(values, THERE)[0]
    tiling = Tiling.plan(HEIGHT, WIDTH, tile=88, overlap=44, multiple_of=1, margin=opened.margin)
    starts, edge = tiling.horizontal.starts, tiling.horizontal.edge
    assert len(starts) == 2
    tiles = [values[:, :, :, start : start + edge] for start in starts]
    weights = [torch.from_numpy(each)[None, None] for each in tiling.horizontal.weights]

    def blended() -> torch.Tensor:
        canvas = torch.zeros(2, HEIGHT, WIDTH)
        for start, tile, weight in zip(starts, tiles, weights, strict=True):
            canvas[:, :, start : start + edge] += opened.logits(tile, THERE)[0] * weight[0]
        return canvas

    assert (blended() - whole).abs().max() > 0.1  # each tile by its own statistics
    opened.survey((tile, THERE, weight.expand(1, HEIGHT, edge)) for tile, weight in zip(tiles, weights, strict=True))
    assert (blended() - whole).abs().max() < 1e-4
    opened.survey(())  # of a scene without data nothing is kept, nor of the scene before
    assert torch.allclose(opened.logits(values, THERE)[0], whole, atol=1e-5)


def test_a_masked_scene_has_no_seams(models, tmp_path):
    scene = write_raster(tmp_path / "scene.tif", pixels(HEIGHT, WIDTH), names=BAND_NAMES)
    told: list[str] = []
    found = {}
    for model in ("tiled", "whole"):
        target = tmp_path / f"{model}.tif"
        pipeline.mask(
            scene,
            target,
            model=str(models / model),
            probabilities=tmp_path / f"p_{model}.tif",
            on_progress=lambda stage, *_: told.append(stage),
            **KNOWN,
        )
        found[model] = read(tmp_path / f"p_{model}.tif"), read(target)[0]
    apart = np.abs(found["tiled"][0] - found["whole"][0])
    assert apart.max() <= 1  # of 250
    assert (found["tiled"][1] == found["whole"][1]).mean() > 0.999
    assert set(np.unique(found["whole"][1])) == {0, 1}
    assert list(dict.fromkeys(told)) == ["open", "survey", "mask", "write"]


def test_the_fast_form_masks_a_scene_without_a_survey(models, tmp_path):
    values = pixels(200, 180)
    values[:, 150:, :40] = 0
    scene = write_raster(tmp_path / "scene.tif", values, names=BAND_NAMES)
    told: list[str] = []
    result = pipeline.mask(
        scene,
        tmp_path / "m.tif",
        model=str(models / "ssl-fast"),
        on_progress=lambda stage, *_: told.append(stage),
        **KNOWN,
    )
    codes = read(result.mask)[0]
    assert "survey" not in told
    assert (codes[150:, :40] == 255).all()
    assert set(np.unique(np.delete(codes, np.s_[150:], 0))) == {0, 1}


def test_a_survey_is_cancelled_before_its_first_tile(models, tmp_path):
    scene = write_raster(tmp_path / "scene.tif", pixels(HEIGHT, WIDTH), names=BAND_NAMES)
    cancel = Event()

    def stop(stage: str, *_: object) -> None:
        if stage == "survey":
            cancel.set()

    with pytest.raises(CancelledError):
        pipeline.mask(scene, tmp_path / "m.tif", model=str(models / "tiled"), on_progress=stop, cancel=cancel, **KNOWN)
    assert [each.name for each in tmp_path.iterdir()] == ["scene.tif"]


def test_bands_that_are_missing_are_named(models, tmp_path):
    named = [band for band in BAND_NAMES if band not in ("B09", "B10")]
    scene = write_raster(tmp_path / "scene.tif", pixels(HEIGHT, WIDTH)[:11], names=named)
    with pytest.raises(ModelError, match="B09, B10"):
        pipeline.mask(scene, tmp_path / "m.tif", model=str(models / "tiled"), **KNOWN)


def read(path: Path) -> np.ndarray:
    with rasterio.open(path) as opened:
        return opened.read().astype(int)


@given(st.integers(1, 60), st.integers(1, 60))
def test_tiles_to_look_at_come_once_each_and_spread_first(rows, columns):
    places = order(rows, columns)
    assert sorted(places) == sorted({(row, column) for row in range(rows) for column in range(columns)})
    first = places[:SAMPLE]
    if min(rows, columns) >= 2:
        assert {(2 * row // rows, 2 * column // columns) for row, column in first} == {(0, 0), (0, 1), (1, 0), (1, 1)}


@given(st.integers(1, 900), st.integers(2, 12), st.integers(0, 6), st.integers(0, 24))
def test_margins_count_only_where_no_neighbour_is(length, blocks, shared, margin):
    tile, overlap = 16 * blocks, min(16 * shared, 8 * blocks)
    axis = Axis.plan(length, tile, overlap, 1, margin)
    total = np.zeros(axis.padded)
    for start, weights in zip(axis.starts, axis.weights, strict=True):
        total[start : start + axis.edge] += weights
    np.testing.assert_allclose(total, 1, atol=1e-6)
    for index, (start, weights) in enumerate(zip(axis.starts, axis.weights, strict=True)):
        if index:
            lacking = min(margin, (axis.starts[index - 1] + axis.edge - start) // 2)
            assert not weights[:lacking].any()
