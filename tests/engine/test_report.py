"""The report: keys, sums, what is unknown."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import TargetError, UsageError
from engine.output.mask import ClassCounts
from engine.output.report import ModelIdentity, Report, Seconds

REPORT = Report(
    scene="S2A.SAFE",
    mask="Größe.tif",
    model=ModelIdentity("unet-default", "1", "ab" * 32),
    device="cpu",
    precision="fp32",
    resolution=10.0,
    height=100,
    width=200,
    counts=ClassCounts({0: 9000, 1: 3000, 2: 1000, 3: 2000, 255: 5000}),
    pixel_area=100.0,
    seconds=Seconds(2.0, 1.0, 1.5, 0.5),
    level="L1C",
    offset={"B02": -1000.0},
    offset_from="user",
    bands=("B04", "B03", "B02"),
    warnings=("one",),
)


def test_keys_and_sums(tmp_path):
    REPORT.write(tmp_path / "report.json")
    text = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert "Größe" in text
    document = json.loads(text)
    assert document == json.loads(json.dumps(REPORT.to_dict()))
    assert document["model"] == {"id": "unet-default", "version": "1", "sha256": "ab" * 32}
    assert document["valid_pixels"] == sum(each["pixels"] for each in document["classes"].values()) == 15000
    assert document["classes"]["thick_cloud"] == {"pixels": 3000, "percent": 20.0, "area_m2": 300000.0}
    assert sum(each["percent"] for each in document["classes"].values()) == pytest.approx(100, abs=1e-3)
    assert document["cloud_percent"] == pytest.approx(100 * 4000 / 15000, abs=1e-4)
    assert document["seconds"] == {"total": 2.0, "read": 1.0, "infer": 1.5, "write": 0.5}
    assert document["megapixels_per_second"] == 0.01
    assert list(document["classes"]) == ["clear", "thick_cloud", "thin_cloud", "cloud_shadow"]


def test_every_key_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z0-9_]+)`", page))
    document = REPORT.to_dict()
    inner = {key for name in ("model", "classes", "seconds") for key in document[name]}
    assert set(document) | inner | {"pixels", "percent", "area_m2"} <= documented


def test_nothing_valid_has_no_percentages():
    document = replace(REPORT, counts=ClassCounts({0: 0, 1: 0, 2: 0, 3: 0, 255: 20000})).to_dict()
    assert document["valid_pixels"] == 0
    assert document["cloud_percent"] is None
    assert document["classes"]["clear"] == {"pixels": 0, "percent": None, "area_m2": 0.0}


def test_no_georeference_has_no_areas():
    document = replace(REPORT, pixel_area=None, resolution=None).to_dict()
    assert document["resolution"] is None
    assert {each["area_m2"] for each in document["classes"].values()} == {None}


def test_time_of_making_can_be_fixed(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert replace(REPORT, created=Report.__dataclass_fields__["created"].default_factory()).created == (
        "2023-11-14T22:13:20Z"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        Report.__dataclass_fields__["created"].default_factory()


def test_folder_that_is_not_there(tmp_path):
    with pytest.raises(TargetError, match="cannot write"):
        REPORT.write(tmp_path / "gone" / "report.json")
