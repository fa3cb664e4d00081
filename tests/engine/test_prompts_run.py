"""A run with prompts, from the scene to everything that is written, by every door; the network has random weights."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pyogrio
import pystac
import pytest
import rasterio
from makers import clipseg
from makers.rasters import write_raster
from PIL import Image
from rasterio.crs import CRS
from rasterio.transform import from_origin
from typer.testing import CliRunner

import engine
from engine import cli, pipeline, protocol
from engine.errors import ModelError, SourceError, UsageError
from engine.grid import Grid
from engine.legend import Legend
from engine.models.runtime import open_runtime
from engine.output.quicklook import write_quicklook
from engine.output.tags import PROMPTS
from engine.output.thumbnail import Thumbnail
from engine.preview import preview
from engine.synthetic.fields import power_law_field

ROOT = Path(engine.__file__).parents[1]
KNOWN = {"level": "L1C", "offset": 0.0}
SEVERAL = ("smoke", "clear ground", "Wälder & <Felder>", "water")
ENDINGS = {
    "probabilities": "_p.tif",
    "polygons": ".gpkg",
    "report": ".json",
    "quicklook": ".png",
    "stac": "_item.json",
    "style": ".qml",
}
LONG = " ".join(["very"] * 500)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    config = clipseg.tiny_config()
    return str(clipseg.make_full(tmp_path_factory.mktemp("models"), clipseg.random_model(config), config))


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    rng = np.random.default_rng(3)
    fields = [2500 + 1200 * power_law_field(330, 330, 2.6, rng) for _ in range(3)]
    data = np.stack(fields)[:, :280].clip(1, 9000).astype(np.uint16)
    data[:, :40, :50] = 0
    return write_raster(tmp_path_factory.mktemp("scene") / "scene.tif", data, names=("B02", "B03", "B04"))


def run(folder, scene, model, prompts):
    beside = {kind: folder / f"x{ending}" for kind, ending in ENDINGS.items()}
    return pipeline.mask(scene, folder / "x.tif", model=model, prompts=prompts, **beside, **KNOWN)


@pytest.fixture(scope="module")
def several(tmp_path_factory, scene, model):
    return run(tmp_path_factory.mktemp("several"), scene, model, SEVERAL)


@pytest.fixture(scope="module")
def single(tmp_path_factory, scene, model):
    return run(tmp_path_factory.mktemp("single"), scene, model, ["  smoke "])


def read(path):
    with rasterio.open(path) as raster:
        return raster.read()


def test_the_most_probable_prompt_wins(several):
    codes, stored = read(several.mask)[0], read(several.files["probabilities"])
    assert set(np.unique(codes)) == {0, 1, 2, 3, 255}
    assert (codes[:40, :50] == 255).all()
    valid = codes != 255
    won = np.take_along_axis(stored, np.minimum(codes, 3)[None].astype(int), 0)[0]
    assert (won == stored.max(0))[valid].all()
    assert (stored[:, ~valid] == 255).all()


def test_each_prompt_has_a_probability_of_its_own(several, scene, model):
    with rasterio.open(several.files["probabilities"]) as raster:
        assert raster.descriptions == SEVERAL
        together = raster.read()
    valid = together[0] != 255
    assert together[:, valid].max() <= 250
    assert together[:, valid].sum(0, dtype=int).std() > 5
    other = pipeline.mask(
        scene,
        several.mask.with_name("pair.tif"),
        model=model,
        prompts=["clear ground", "snow"],
        probabilities=several.mask.with_name("pair_p.tif"),
        **KNOWN,
    )
    assert np.abs(read(other.files["probabilities"])[0].astype(int) - together[1]).max() <= 1


def test_a_single_prompt_is_there_or_not(single, several):
    codes, stored = read(single.mask)[0], read(single.files["probabilities"])
    valid = codes != 255
    assert set(np.unique(codes[valid])) == {0, 1}
    with rasterio.open(single.files["probabilities"]) as raster:
        assert raster.descriptions == ("other", "smoke")
    assert np.array_equal(codes[valid] == 1, stored[1][valid] > stored[0][valid])
    assert np.abs(stored[:, valid].sum(0, dtype=int) - 250).max() <= 1
    own = read(several.files["probabilities"])[0]
    assert np.abs(stored[1][valid].astype(int) - own[valid]).max() <= 1


@pytest.mark.parametrize("name", ["several", "single"])
def test_everything_says_the_same_of_the_classes(name, request):
    result = request.getfixturevalue(name)
    legend = Legend.of(SEVERAL if name == "several" else ["smoke"])
    names = [each.name for each in legend.classes]
    codes = read(result.mask)[0]
    pixels = [int((codes == each.code).sum()) for each in legend.classes]

    with rasterio.open(result.mask) as raster:
        assert json.loads(raster.tags()[PROMPTS]) == list(legend.prompts)
        palette = raster.colormap(1)
        assert [palette[each.code][:3] for each in legend.classes] == [each.rgb for each in legend.classes]
    table = ElementTree.parse(f"{result.mask}.aux.xml")
    assert [each.text for each in table.iter("Category")] == names
    rows = [[cell.text for cell in row] for row in table.iter("Row")]
    assert [(int(row[0]), int(row[1]), row[2]) for row in rows] == [
        (code, count, title) for code, (count, title) in enumerate(zip(pixels, names, strict=True))
    ]

    report = json.loads(result.files["report"].read_text())
    assert list(report["classes"]) == names
    assert [each["pixels"] for each in report["classes"].values()] == pixels
    assert report["valid_pixels"] == sum(pixels)
    assert report["prompts"] == list(legend.prompts)
    assert report["cloud_percent"] is None
    assert report == result.report.to_dict()

    entries = list(ElementTree.parse(result.files["style"]).iter("paletteEntry"))
    assert [each.get("label") for each in entries] == names
    assert [each.get("alpha") == "0" for each in entries] == [each.name == "other" for each in legend.classes]

    meta, _, _, fields = pyogrio.raw.read(result.files["polygons"])
    by_name = dict(zip(meta["fields"], fields, strict=True))
    for each, count in zip(legend.classes, pixels, strict=True):
        drawn = by_name["class"] == each.name
        assert by_name["area_m2"][drawn].sum() == pytest.approx(100 * count if each.opacity else 0)
        assert (by_name["code"][drawn] == each.code).all()

    item = pystac.Item.from_file(str(result.files["stac"]))
    classes = item.assets["mask"].extra_fields["classification:classes"]
    assert [each["title"] for each in classes] == [*names, "no data"]
    assert [each["value"] for each in classes] == [*range(len(names)), 255]
    assert "eo:cloud_cover" not in item.properties
    assert "cloud" not in json.dumps(item.assets["mask"].roles).lower()
    assert "smoke" in item.properties["description"]


def test_the_stac_item_fits_its_schema(several):
    classification = pytest.importorskip("jsonschema")
    names = [
        each["name"]
        for each in json.loads(several.files["stac"].read_text())["assets"]["mask"]["classification:classes"]
    ]
    pattern = {"type": "array", "items": {"type": "string", "pattern": "^[0-9A-Za-z-_]+$"}}
    classification.validate(names, pattern)
    assert names == ["smoke", "clear_ground", "Walder_Felder", "water", "no_data"]


def test_a_long_legend_has_more_rows_and_nothing_is_cut_off(tmp_path):
    def draw(names):
        legend = Legend.of(names)
        thumbnail = Thumbnail(30, 40, classes=legend.classes)
        thumbnail.add(0, np.full((3, 30, 40), 900, np.uint16), np.zeros((30, 40), np.uint8))
        shares = {each.name: 3.0 for each in legend.classes}
        grid = Grid(30, 40, from_origin(600_000, 4_900_020, 10, 10), CRS.from_epsg(32631))
        write_quicklook(tmp_path / "q.png", thumbnail, grid, title="x", percentages=shares, classes=legend.classes)
        with Image.open(tmp_path / "q.png") as picture:
            return np.asarray(picture)

    few = draw(["smoke", "clear ground"])
    many = draw([*(f"something that has a long name, {number}" for number in range(31)), "x" * 499])
    assert many.shape[1] == few.shape[1]
    assert many.shape[0] > few.shape[0] + 10 * 28
    assert (many[:, -20:] == 255).all()
    for mask_class in Legend.of([f"{number}" for number in range(32)]).classes:
        assert (many == mask_class.rgb).all(-1).sum() > 200


def test_the_classes_of_the_card_stay_those_of_clouds(tmp_path, scene, model):
    result = run(tmp_path, scene, model, None)
    report = result.report.to_dict()
    assert list(report["classes"]) == ["clear", "thick_cloud", "thin_cloud", "cloud_shadow"]
    assert report["prompts"] is None
    assert report["cloud_percent"] > 0
    with rasterio.open(result.mask) as raster:
        assert PROMPTS not in raster.tags()
    again = engine.refine(result.files["probabilities"], tmp_path / "again.tif")
    assert np.array_equal(read(again.mask), read(result.mask))


# Wrong prompts, by every door.

WRONG = {
    "none": ([], "no prompt is given"),
    "empty": ([""], "a prompt is empty"),
    "blank": (["smoke", "  "], "a prompt is empty"),
    "twice": (["smoke", "Smoke"], "are the same"),
    "too many": ([f"thing {number}" for number in range(33)], "33 prompts are given"),
    "500 words": ([LONG], "has 2499 characters"),
    "more than the model reads": ([LONG[:490]], "tokens"),
}


@pytest.mark.parametrize(("prompts", "told"), WRONG.values(), ids=WRONG)
def test_wrong_prompts_in_python(tmp_path, scene, model, prompts, told):
    with pytest.raises((UsageError, ModelError), match=told):
        pipeline.mask(scene, tmp_path / "x.tif", model=model, prompts=prompts, **KNOWN)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "told", "code"),
    [
        (["--prompt", LONG], "has 2499 characters", 2),
        (["--prompt", ""], "a prompt is empty", 2),
        (["--prompt", "a", "--prompt", "A"], "are the same", 2),
        (["--prompt", "a", "--threshold", "cloud=0.4"], "are for clouds and shadows", 2),
        (["--prompt", "a", "--buffer-clouds", "10"], "are for clouds and shadows", 2),
        (["--prompt", "a", "--min-area", "10"], "are for clouds and shadows", 2),
        (["--prompt", "a"], "takes no prompts", 1),
    ],
)
def test_wrong_prompts_on_the_command_line(tmp_path, scene, monkeypatch, capsys, options, told, code):
    known = ["--level", "L1C", "--offset", "0"]
    monkeypatch.setattr(sys, "argv", ["cloudmask", "mask", str(scene), "-o", str(tmp_path / "x.tif"), *known, *options])
    assert cli.run() == code
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert told in line
    assert not list(tmp_path.iterdir())


def test_prompts_on_the_command_line(tmp_path, scene, model, several):
    asked = [part for prompt in SEVERAL for part in ("--prompt", prompt)]
    target = tmp_path / "x.tif"
    said = CliRunner().invoke(
        cli.app, ["mask", str(scene), "-o", str(target), "--model", model, "--level", "L1C", "--offset", "0", *asked]
    )
    assert said.exit_code == 0, said.output
    assert all(prompt in said.output for prompt in SEVERAL)
    assert np.array_equal(read(target), read(several.mask))


def test_prompts_by_the_worker(tmp_path, scene):
    asked = {**WRONG, "fine, but not for the usual model": (SEVERAL, "takes no prompts")}
    del asked["more than the model reads"]  # of which the usual model says less
    answers = ask_worker(
        protocol.MaskRequest(name, (str(scene),), str(tmp_path / "x.tif"), prompts=tuple(prompts), **KNOWN)
        for name, (prompts, _) in asked.items()
    )
    for name, (_, told) in asked.items():
        assert isinstance(answers[name], protocol.Error)
        assert answers[name].kind in ("usage", "model")
        assert told in answers[name].sentence
        assert answers[name].detail is None
    assert not list(tmp_path.iterdir())


def ask_worker(requests):
    """The last answer of a real worker to each request, by its id."""
    requests = list(requests)
    process = subprocess.Popen(
        [sys.executable, "-I", "-u", "-X", "utf8", str(ROOT / "engine" / "launch.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    answers, lines = {}, protocol.LineBuffer()
    with process:
        try:
            process.stdin.write(b"".join(protocol.encode(request) for request in requests))
            process.stdin.flush()
            while len(answers) < len(requests) and (piece := os.read(process.stdout.fileno(), 1 << 16)):
                said = [protocol.decode_answer(line) for line in lines.feed(piece)]
                answers |= {each.id: each for each in said if isinstance(each, protocol.Result | protocol.Error)}
        finally:
            process.kill()
    return answers


def test_a_model_without_text_says_so_before_anything_is_written(tmp_path, scene):
    with pytest.raises(ModelError, match="takes no prompts"):
        pipeline.mask(scene, tmp_path / "x.tif", prompts=["smoke"], **KNOWN)
    assert not list(tmp_path.iterdir())


# What is made of such a mask afterwards.


def test_apply_takes_out_what_the_prompts_name(tmp_path, scene, several):
    before, codes = read(scene), read(several.mask)[0]
    result = engine.apply(several.mask, scene, tmp_path / "o.tif", classes=["smoke", "Walder_Felder"], nodata=0)
    gone = (codes == 0) | (codes == 2)
    assert result.masked_pixels == gone.sum()
    assert np.array_equal(read(result.raster), np.where(gone, 0, before))


def test_apply_takes_prompts_in_their_own_words(tmp_path, scene, several):
    result = engine.apply(several.mask, scene, tmp_path / "o.tif", classes=["Wälder & <Felder>"], nodata=0)
    assert result.masked_pixels == (read(several.mask) == 2).sum()


@pytest.mark.parametrize("classes", [("thick_cloud", "thin_cloud", "cloud_shadow"), ("fog",)])
def test_apply_takes_no_code_for_a_cloud(tmp_path, scene, several, classes):
    with pytest.raises(UsageError, match="made with prompts: choose among smoke, clear_ground, Walder_Felder, water"):
        engine.apply(several.mask, scene, tmp_path / "o.tif", classes=classes)
    assert not list(tmp_path.iterdir())


def test_zones_count_by_prompt(tmp_path, several, single):
    left, bottom, right, top = 600_000, 4_897_220, 603_300, 4_900_020
    ring = [[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    fields = tmp_path / "fields.geojson"
    fields.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}))
    for result, names in (
        (several, ("smoke", "clear_ground", "Walder_Felder", "water")),
        (single, ("other", "smoke")),
    ):
        table = engine.zones(result.mask, fields, tmp_path / f"{len(names)}.csv").table
        header, row = (line.split(",") for line in table.read_text().splitlines())
        found = dict(zip(header, row, strict=True))
        percents = [each["percent"] for each in result.report.to_dict()["classes"].values()]
        assert [float(found[f"{name}_percent"]) for name in names] == pytest.approx(percents, abs=1e-3)
        assert not any("cloud" in name for name in header)


@pytest.mark.parametrize("name", ["several", "single"])
def test_only_clouds_are_drawn_again(tmp_path, name, request):
    stored = request.getfixturevalue(name).files["probabilities"]
    with pytest.raises(SourceError, match="holds probabilities of prompts"):
        engine.refine(stored, tmp_path / "again.tif", thresholds={"cloud": 0.5})
    with pytest.raises(SourceError, match="holds probabilities of prompts"):
        preview(stored, tmp_path / "part.tif", bounds=(600_000, 4_899_000, 601_000, 4_900_000), width=9, height=9)
    assert not list(tmp_path.iterdir())


def test_a_code_that_is_no_prompt_is_one_sentence(tmp_path, scene):
    strange = write_raster(
        tmp_path / "m.tif", np.full((280, 330), 2, np.uint8), nodata=255, tags={PROMPTS: '["smoke", "water"]'}
    )
    with pytest.raises(SourceError, match="is no mask of its prompts: it holds 2"):
        engine.apply(strange, scene, tmp_path / "o.tif", classes=["smoke"])


def test_prompts_that_a_mask_does_not_tell_are_one_sentence(tmp_path, scene):
    broken = write_raster(tmp_path / "m.tif", np.zeros((280, 330), np.uint8), nodata=255, tags={PROMPTS: '["smo'})
    with pytest.raises(SourceError, match="is damaged, so that nobody knows its classes"):
        engine.apply(broken, scene, tmp_path / "o.tif", classes=["smoke"])


def test_what_a_card_says_of_its_own_classes_does_not_touch_prompts(tmp_path, scene, model, several):
    other = shutil.copytree(model, tmp_path / "clipseg-made")
    card = json.loads((other / "card.json").read_text())
    card["decision"] = {"temperature": 3.0, "rule": "joined-cloud"}
    (other / "card.json").write_text(json.dumps(card))
    (tmp_path / "out").mkdir()
    result = run(tmp_path / "out", scene, str(other), SEVERAL)
    for kind in ("mask", "probabilities"):
        assert np.array_equal(read(result.files[kind]), read(several.files[kind]))


def test_the_runtime_gives_prompts_their_places_as_codes(model):
    card = engine.find_card(model)
    runtime = open_runtime(card, device="cpu", precision="fp32", prompts=("water", "smoke"))
    try:
        assert runtime.classes == ("water", "smoke")
    finally:
        runtime.close()
