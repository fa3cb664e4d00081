"""From a scene to a mask: what holds whatever the network says."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from rasterio.windows import Window
from safetensors.torch import load_file, save_file

from engine import pipeline, run
from engine.catalog import find_card
from engine.errors import CancelledError, OutOfMemoryError, RadiometryError, SourceError, UsageError
from engine.models.runtime import open_runtime
from engine.scene import Scene
from engine.synthetic.fields import power_law_field
from engine.synthetic.scene import make_scene
from engine.tiles import Tiling

BANDS = ("B02", "B03", "B04", "B08")
KNOWN = {"level": "L1C", "offset": 0}


def landscape(height, width, seed=1):
    """Ground under clouds, reflectance × 10 000."""
    rng = np.random.default_rng(seed)
    size = max(height, width, 8)
    ground = np.clip(1 + 0.2 * power_law_field(size, size, 2.6, rng), 0.3, 2)
    cloud = np.clip(power_law_field(size, size, 3.2, rng, outer_scale=128) - 0.5, 0, 1)
    spectrum, bright = np.array([1200, 1000, 900, 2600]), np.array([6200, 6000, 5900, 6400])
    mixed = spectrum[:, None, None] * ground * (1 - cloud) + bright[:, None, None] * cloud
    return mixed[:, :height, :width].clip(1, 16_000).astype(np.uint16)


def write(path, data, *, names=BANDS, **profile):
    options = {"driver": "GTiff", "crs": "EPSG:32631", "transform": from_origin(600_000, 4_900_020, 10, 10), **profile}
    count, height, width = data.shape
    with rasterio.open(path, "w", count=count, height=height, width=width, dtype=data.dtype, **options) as target:
        target.write(data)
        target.descriptions = names
    return path


def read(path):
    with rasterio.open(path) as mask:
        return mask.read(1)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """1400 × 900 px: several tiles, with a corner that holds no data."""
    data = landscape(1400, 900)
    data[:, 1100:, :300] = 0
    return write(tmp_path_factory.mktemp("scene") / "scene.tif", data, tiled=True)


@pytest.fixture(scope="module")
def masked(scene, tmp_path_factory):
    target = tmp_path_factory.mktemp("masked") / "mask.tif"
    return pipeline.mask(scene, target, **KNOWN)


def tiles_of(monkeypatch, tile):
    """Makes the pipeline cut other tiles than the card says."""
    plan = Tiling.plan
    monkeypatch.setattr(
        Tiling,
        "plan",
        classmethod(lambda _cls, height, width, **given: plan(height, width, **{**given, "tile": tile})),
    )


def test_no_data_in_is_255_out_and_everything_else_is_assessed(scene, masked):
    codes = read(masked.mask)
    with rasterio.open(scene) as source:
        empty = (source.read((1, 2, 3)) == 0).any(axis=0)
    assert np.array_equal(codes == 255, empty)
    assert set(np.unique(codes)) <= {0, 1, 2, 3, 255}
    assert masked.report.counts.valid_pixels == (~empty).sum()


def test_an_optional_band_without_data_leaves_pixels_valid(tmp_path):
    data = landscape(200, 200)
    data[3, :50] = 0
    data[0, :, :20] = 0
    pipeline.mask(write(tmp_path / "s.tif", data), tmp_path / "m.tif", **KNOWN)
    codes = read(tmp_path / "m.tif")
    assert (codes[:, :20] == 255).all()
    assert (codes[:, 20:] != 255).all()


def test_one_tile_and_many_agree(tmp_path, monkeypatch):
    scene = tmp_path / "scene"
    make_scene(scene, size=1152)
    cut = pipeline.mask(scene, tmp_path / "many.tif")
    assert cut.redundant_ratio > 1.1
    tiles_of(monkeypatch, 1152)
    whole = pipeline.mask(scene, tmp_path / "one.tif")
    assert whole.redundant_ratio == 1.0, "the scene must fit into one tile"
    assert (read(whole.mask) == read(cut.mask)).mean() >= 0.995


def test_the_temperature_is_the_same_as_weaker_logits_in_one_tile_and_in_many(tmp_path, monkeypatch):
    """Logits divided by 4, which is exact, in the network's last layer or by the card's temperature."""
    hot, weak = (Path(shutil.copytree(find_card().folder, tmp_path / name)) for name in ("hot", "weak"))
    card = json.loads((hot / "card.json").read_text())
    card["decision"] = {"temperature": 4.0, "rule": "joined-cloud"}
    (hot / "card.json").write_text(json.dumps(card))
    weights = {name: tensor.float() for name, tensor in load_file(weak / "weights.safetensors").items()}
    save_file(
        {name: tensor / 4 if name.startswith("head.") else tensor for name, tensor in weights.items()},
        weak / "weights.safetensors",
    )
    digest = hashlib.sha256((weak / "weights.safetensors").read_bytes()).hexdigest()
    (weak / "SHA256SUMS").write_text(f"{digest}  weights.safetensors\n")
    scene = write(tmp_path / "s.tif", landscape(512, 512, seed=3))

    def codes(model):
        return read(pipeline.mask(scene, tmp_path / "m.tif", model=model, overwrite=True, **KNOWN).mask)

    for tile in (512, 256):
        tiles_of(monkeypatch, tile)
        assert np.array_equal(codes(str(hot)), codes(str(weak)))
        assert not np.array_equal(codes(str(hot)), codes(None))


def test_the_same_pixels_twice(scene, masked, tmp_path):
    again = pipeline.mask(scene, tmp_path / "again.tif", **KNOWN)
    assert np.array_equal(read(masked.mask), read(again.mask))


def test_the_same_bytes_where_the_time_is_given(scene, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = pipeline.mask(scene, tmp_path / "a.tif", **KNOWN).mask.read_bytes()
    assert pipeline.mask(scene, tmp_path / "b.tif", **KNOWN).mask.read_bytes() == first


def test_every_source_pixel_is_read_once(scene, tmp_path, monkeypatch):
    read_windows = []
    original = Scene.read

    def spy(self, window, **options):
        read_windows.append(window)
        return original(self, window, **options)

    monkeypatch.setattr(Scene, "read", spy)
    tiles_of(monkeypatch, 256)
    pipeline.mask(scene, tmp_path / "m.tif", **KNOWN)
    times = np.zeros((1400, 900), int)
    for window in read_windows:
        times[window.rows, window.columns] += 1
    assert (times == 1).all()


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (31, 33), (257, 513)])
def test_odd_sizes(tmp_path, size):
    scene = write(tmp_path / "odd.tif", landscape(*size))
    result = pipeline.mask(scene, tmp_path / "m.tif", quicklook=tmp_path / "q.png", **KNOWN)
    assert read(result.mask).shape == size
    assert (read(result.mask) != 255).all()


def test_all_no_data_works_and_says_so(tmp_path):
    scene = write(tmp_path / "none.tif", np.zeros((4, 300, 300), np.uint16))
    report = pipeline.mask(scene, tmp_path / "m.tif", **KNOWN).report
    assert (read(tmp_path / "m.tif") == 255).all()
    assert report.counts.valid_pixels == 0
    assert any("no data" in warning or "no valid" in warning for warning in report.warnings), report.warnings


def test_not_a_number_and_infinity_are_no_data(tmp_path):
    data = (landscape(128, 128) / 10_000).astype(np.float32)
    data[:, :10], data[1, 10:20], data[2, 20:30] = np.nan, np.inf, -np.inf
    pipeline.mask(write(tmp_path / "f.tif", data), tmp_path / "m.tif", **KNOWN)
    codes = read(tmp_path / "m.tif")
    assert (codes[:30] == 255).all()
    assert (codes[30:] != 255).all()


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_without_georeference_it_works_and_says_so(tmp_path):
    scene = write(tmp_path / "s.tif", landscape(100, 100), crs=None, transform=rasterio.Affine.identity())
    report = pipeline.mask(scene, tmp_path / "m.tif", **KNOWN).report
    assert report.to_dict()["classes"]["clear"]["area_m2"] is None
    assert any("georeference" in warning for warning in report.warnings), report.warnings


def test_mixed_resolutions_and_a_coarser_mask(tmp_path):
    data = landscape(240, 240)
    for index, name in enumerate(BANDS):
        write(tmp_path / f"T31TDH_20150726T105026_{name}.tif", data[index : index + 1], names=(name,))
    write(
        tmp_path / "T31TDH_20150726T105026_B11.tif",
        data[3:, ::2, ::2],
        names=("B11",),
        transform=from_origin(600_000, 4_900_020, 20, 20),
    )
    out = tmp_path / "out"
    out.mkdir()
    fine = pipeline.mask(tmp_path, out / "10.tif", **KNOWN)
    assert "B11" in fine.report.bands
    assert read(fine.mask).shape == (240, 240)
    assert read(pipeline.mask(tmp_path, out / "20.tif", resolution=20, **KNOWN).mask).shape == (120, 120)
    with pytest.raises(UsageError, match="not a resolution"):
        pipeline.mask(tmp_path, out / "15.tif", resolution=15, **KNOWN)


def test_progress_is_told_in_order_and_not_too_often(scene, tmp_path):
    said = []
    pipeline.mask(scene, tmp_path / "m.tif", on_progress=lambda *told: said.append(told), **KNOWN)
    stages = [stage for stage, *_ in said]
    assert list(dict.fromkeys(stages)) == ["open", "mask", "write"]
    done = [count for stage, count, *_ in said if stage == "mask"]
    assert done == sorted(done)
    assert done[-1] == 1400 * 900


def test_cancel_ends_the_run_and_leaves_nothing(scene, tmp_path):
    cancel = threading.Event()

    def stop(stage, done, *_):
        if stage == "mask" and done:
            cancel.set()

    with pytest.raises(CancelledError):
        pipeline.mask(scene, tmp_path / "m.tif", on_progress=stop, cancel=cancel, **KNOWN)
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_breaks_in_the_middle_ends_in_an_error(tmp_path):
    path = write(
        tmp_path / "s.tif", landscape(2048, 512), tiled=True, blockxsize=256, blockysize=256, compress="deflate"
    )
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(os.urandom(size // 4))
    with pytest.raises(SourceError):
        pipeline.mask(path, tmp_path / "m.tif", **KNOWN)
    assert [each.name for each in tmp_path.iterdir()] == ["s.tif"]
    assert not [each for each in threading.enumerate() if each.name.startswith(("prefetch", "write", "tile"))]


def test_tiles_without_data_are_not_run(tmp_path, monkeypatch):
    data = landscape(256, 1024)
    data[:, :, 512:] = 0
    ran = []

    class Watching(Forgetful):
        def add(self, row, strip, columns, tick):
            ran.append(list(columns))
            super().add(row, strip, columns, tick)

    monkeypatch.setattr(run, "open_runtime", lambda card, **o: Watching(open_runtime(card, **o), 10**9, []))
    tiles_of(monkeypatch, 256)
    pipeline.mask(write(tmp_path / "s.tif", data), tmp_path / "m.tif", **KNOWN)
    overlap = find_card().inputs.overlap
    starts = Tiling.plan(256, 1024, overlap=overlap, multiple_of=32).horizontal.starts
    assert ran == [[index for index, start in enumerate(starts) if start < 512]]
    assert len(ran[0]) < len(starts)


class Forgetful:
    """The real runtime on a device that holds only so many pixels at a time."""

    def __init__(self, runtime, limit, opened):
        self._runtime, self._limit = runtime, limit
        opened.append(runtime)

    def __getattr__(self, name):
        return getattr(self._runtime, name)

    def add(self, row, strip, columns, tick):
        if self._runtime.batch * self._runtime._tiling.tile_pixels > self._limit:
            raise OutOfMemoryError("full", "close something")
        self._runtime.add(row, strip, columns, tick)


def test_out_of_memory_takes_smaller_batches_then_smaller_tiles(scene, masked, tmp_path, monkeypatch):
    opened = []

    def open_small(card, **options):
        return Forgetful(open_runtime(card, **options), 520 * 520, opened)

    monkeypatch.setattr(run, "open_runtime", open_small)
    result = pipeline.mask(scene, tmp_path / "m.tif", **KNOWN)
    assert opened[-1].batch == 1
    assert any("memory" in warning for warning in result.report.warnings)
    assert (read(result.mask) == read(masked.mask)).mean() > 0.97


def test_out_of_memory_that_nothing_helps_is_an_error(scene, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "open_runtime", lambda card, **o: Forgetful(open_runtime(card, **o), 0, []))
    with pytest.raises(OutOfMemoryError):
        pipeline.mask(scene, tmp_path / "m.tif", **KNOWN)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_offset_is_asked_for(tmp_path):
    with pytest.raises(RadiometryError, match="--offset"):
        pipeline.mask(write(tmp_path / "s.tif", landscape(64, 64)), tmp_path / "m.tif")


def test_an_unknown_level_is_a_warning_where_the_model_takes_both_and_an_error_elsewhere(tmp_path):
    scene = write(tmp_path / "s.tif", landscape(64, 64))
    report = pipeline.mask(scene, tmp_path / "m.tif", offset=0).report
    assert any("--level" in warning for warning in report.warnings)
    folder = tmp_path / "model"
    shutil.copytree(find_card().folder, folder)
    card = json.loads((folder / "card.json").read_text())
    card["inputs"]["levels"] = ["L2A"]
    (folder / "card.json").write_text(json.dumps(card))
    with pytest.raises(RadiometryError, match="--level"):
        pipeline.mask(scene, tmp_path / "n.tif", offset=0, model=str(folder))
    with pytest.raises(RadiometryError, match="L2A"):
        pipeline.mask(scene, tmp_path / "n.tif", model=str(folder), **KNOWN)
    assert not (tmp_path / "n.tif").exists()


def test_the_mask_says_where_it_comes_from(masked):
    card = find_card()
    with rasterio.open(masked.mask) as mask:
        tags = mask.tags()
    assert tags["CLOUDMASK_MODEL"] == card.id
    assert tags["CLOUDMASK_MODEL_SHA256"] == card.sha256
    assert tags["CLOUDMASK_SOURCE"] == "scene.tif"
    assert tags["CLOUDMASK_OFFSET_FROM"] == "user"
    assert Path(f"{masked.mask}.aux.xml").exists()


def test_a_window_of_a_scene_gives_the_same_mask_inside(scene, masked, tmp_path):
    """For windows on the network's coarse grid; between its strides a noisy scene such as this differs by some 3 %."""
    top, left, edge, margin = 96, 192, 640, 128
    with rasterio.open(scene) as source:
        part = source.read(window=Window(left, top, edge, edge))
    cut = pipeline.mask(write(tmp_path / "part.tif", part), tmp_path / "m.tif", **KNOWN)
    inner = read(cut.mask)[margin:-margin, margin:-margin]
    same = read(masked.mask)[top + margin : top + edge - margin, left + margin : left + edge - margin]
    assert (inner == same).mean() > 0.97
