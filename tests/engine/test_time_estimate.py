"""How long a run will take is said before it starts, where it is more than a minute."""

from __future__ import annotations

import json
import sys
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers.rasters import FOUR, noise, write_raster
from makers.ssl_resnet import write_ssl_resnet

from engine import estimate as estimates
from engine import pipeline
from engine.catalog import Card, find_card, read_card
from engine.cli import run
from engine.estimate import estimate, in_words, probe_edge
from engine.models.runtime import open_runtime
from engine.tiles import Tiling

KNOWN = {"level": "L1C", "offset": 0.0, "device": "cpu"}


@pytest.fixture(scope="module")
def fast(tmp_path_factory) -> Card:
    return read_card(write_ssl_resnet(tmp_path_factory.mktemp("models"), "fast"))


@pytest.fixture
def talkative(monkeypatch):
    """Every run is worth telling of."""
    monkeypatch.setattr(estimates, "WORTH_TELLING", 0.001)
    monkeypatch.setattr(estimates, "SLOW_MACHINE", 1.0)


def planned(card: Card, height: int, width: int) -> Tiling:
    inputs = card.inputs
    return Tiling.plan(height, width, tile=inputs.tile, overlap=inputs.overlap, multiple_of=inputs.multiple_of)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "a minute"),
        (89, "a minute"),
        (91, "2 minutes"),
        (25 * 60 + 10, "25 minutes"),
        (80 * 60, "80 minutes"),
        (5400, "2 hours"),
        (35 * 3600, "35 hours"),
        (40 * 3600, "2 days"),
        (864_000, "10 days"),
    ],
)
def test_times_as_people_say_them(seconds, words):
    assert in_words(seconds) == words


@given(st.floats(60, 1e8))
def test_what_is_said_is_near_what_is_meant(seconds):
    count, unit = in_words(seconds).split()
    size = {"minute": 60, "hour": 3600, "day": 86_400}[unit.rstrip("s")]
    assert 0.6 * seconds < (1 if count == "a" else int(count)) * size < 1.5 * seconds


def test_nothing_is_timed_where_even_a_slow_machine_is_quick():
    """The default model on a quarter of a scene: nothing is run, for there is no runtime that could."""
    card = find_card(None)
    tiling = planned(card, 2745, 2745)
    assert estimate(None, card, tiling, tiling.count) is None


def test_time_grows_with_the_tiles_and_is_told_from_a_minute_on(fast):
    tiling = planned(fast, 1000, 1000)
    with closing(open_runtime(fast, device="cpu", precision="fp32")) as runtime:
        runtime.start(tiling, fast.inputs.bands)
        many, more = (estimate(runtime, fast, tiling, tiles) for tiles in (200_000, 2_000_000))
        per_tile = many / 200_000
        few = int(estimates.WORTH_TELLING / per_tile / 8)
        assert estimate(runtime, fast, tiling, few) is None
    assert 2 < more / many < 50


def test_the_time_that_is_told_is_near_the_time_it_takes(fast, tmp_path, talkative):
    scene = write_raster(tmp_path / "scene.tif", noise(4, 700, 700), names=FOUR)
    progress, notices = [], []
    result = pipeline.mask(
        scene,
        tmp_path / "m.tif",
        model=str(fast.folder),
        on_progress=lambda *told: progress.append(told),
        on_notice=notices.append,
        **KNOWN,
    )
    assert notices == ["the network will take about a minute on cpu"]
    _stage, done, total, rate = next(told for told in progress if told[0] == "mask")
    assert done == 0
    assert rate > 0
    assert 0.1 < (total / rate) / result.report.seconds.infer < 10


@pytest.mark.parametrize("cost", [None, "much", -1, True, {"gmac_per_megapixel": True}])
def test_a_card_that_does_not_tell_its_cost_is_timed_where_there_are_many_tiles(tmp_path, cost):
    def change(card: dict) -> None:
        card["size_of_run"] = {"gmac_per_megapixel": cost} if not isinstance(cost, dict) else cost

    card = read_card(write_ssl_resnet(tmp_path, "fast", card=change))
    tiling = planned(card, 500, 500)
    assert estimate(None, card, tiling, estimates.FEW_TILES) is None
    with closing(open_runtime(card, device="cpu", precision="fp32")) as runtime:
        runtime.start(tiling, card.inputs.bands)
        assert probe_edge(card, runtime, tiling) == 128
        assert estimate(runtime, card, tiling, 10**7) > 60


@pytest.mark.parametrize("form", ["fast", "faithful"])
def test_costly_networks_are_timed_with_small_tiles(tmp_path, form):
    card = read_card(write_ssl_resnet(tmp_path, form))
    tiling = planned(card, 2000, 2000)
    with closing(open_runtime(card, device="cpu", precision="fp32")) as runtime:
        edge = probe_edge(card, runtime, tiling)
    assert edge == {"fast": 224, "faithful": 32}[form]
    assert edge % card.inputs.multiple_of == 0


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_the_command_says_it_on_stderr_alone(fast, tmp_path, talkative, monkeypatch, capfd, options):
    scene = write_raster(tmp_path / "scene.tif", noise(4, 100, 100), names=FOUR)
    arguments = ("mask", scene, "-o", tmp_path / "m.tif", "--model", fast.folder, "--level", "L1C", "--offset", "0")
    monkeypatch.setattr(sys, "argv", ["cloudmask", *map(str, arguments), "--device", "cpu", *options])
    assert run() == 0
    out, err = capfd.readouterr()
    assert [line for line in err.splitlines() if line.startswith("note:")] == [
        "note: the network will take about a minute on cpu"
    ]
    assert "about" not in out
    if options:
        assert json.loads(out)["valid_pixels"] == 100 * 100


def test_it_is_said_before_the_first_tile(fast, tmp_path, talkative):
    said: list[str] = []
    scene = write_raster(tmp_path / "scene.tif", noise(4, 300, 300), names=FOUR)
    pipeline.mask(
        scene,
        tmp_path / "m.tif",
        model=str(fast.folder),
        on_progress=lambda stage, done, *_: said.append(stage if done else "before"),
        on_notice=lambda _sentence: said.append("notice"),
        **KNOWN,
    )
    assert said.index("notice") < said.index("mask")
