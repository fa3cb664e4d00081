"""Cards: read without torch, checked field by field, weights held to their digest."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import catalog
from engine.cards import SurfaceErrors
from engine.classes import CLASSES
from engine.errors import ModelError
from engine.sentinel2 import BAND_NAMES


@pytest.fixture
def folder(tmp_path):
    """A copy of the default model's card."""
    copy = tmp_path / "my-model"
    shutil.copytree(catalog.BUNDLED / catalog.DEFAULT_MODEL, copy)
    return copy


def change(folder, **fields):
    card = json.loads((folder / "card.json").read_text())
    for path, value in fields.items():
        *parents, last = path.split("__")
        inner = card
        for parent in parents:
            inner = inner[parent]
        inner[last] = value
    (folder / "card.json").write_text(json.dumps(card))


def test_the_default_model_is_there_and_whole():
    card = catalog.find_card()
    card.verify()
    assert card.bundled
    assert card.weights_path.stat().st_size <= 14_000_000
    assert {"B02", "B03", "B04"} == set(card.inputs.bands_required)
    assert set(card.outputs.values()) == {each.code for each in CLASSES}


def test_the_default_model_is_listed_first():
    assert catalog.list_cards()[0].id == catalog.DEFAULT_MODEL


def test_every_bundled_card_is_whole_and_says_what_the_design_asks_for():
    for card in catalog.list_cards():
        if card.bundled:
            card.verify()
            wanted = {"attribution", "trained_on", "not_trained_on", "metrics", "size_of_run", "licence"}
            assert wanted <= set(card.raw), card.id
            assert all(metric["measured_by"] in ("us", "publication") for metric in card.raw["metrics"])


def test_cards_are_read_without_torch():
    code = "import sys; from engine.catalog import list_cards; list_cards(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_an_unknown_model_is_named_with_those_that_exist():
    with pytest.raises(ModelError, match=r"no model no-such-model.*cloudmask-unet-1"):
        catalog.find_card("no-such-model")


def test_a_folder_can_be_named(folder):
    assert catalog.find_card(str(folder)).folder == folder


def test_the_users_own_models_stand_beside_the_bundled_ones(folder, monkeypatch):
    monkeypatch.setenv("CLOUDMASK_MODELS", str(folder.parent))
    names = [card.folder.name for card in catalog.list_cards()]
    assert names.index("my-model") == sum(card.bundled for card in catalog.list_cards())
    assert catalog.find_card("my-model").folder == folder


def test_damaged_weights_are_refused(folder):
    weights = folder / "weights.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelError, match="do not match the digest"):
        catalog.read_card(folder).verify()
    weights.unlink()
    with pytest.raises(ModelError, match="missing"):
        catalog.read_card(folder).verify()


def test_weights_cannot_lie_outside_the_folder(folder):
    for name in ("../weights.safetensors", "/etc/passwd", "sub/weights", "", ".."):
        change(folder, weights__file=name)
        with pytest.raises(ModelError, match=r"weights\.file"):
            catalog.read_card(folder)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("title", 3),
        ("architecture", []),
        ("inputs__levels", ["L3"]),
        ("inputs__bands_required", ["B02", "B03"]),
        ("inputs__bands_optional", ["B99"]),
        ("inputs__bands_optional", [["B08"]]),
        ("inputs__bands_default", ["B99"]),
        ("inputs__bands_default", ["B02"]),
        ("inputs__tile", 1000),
        ("inputs__overlap", -1),
        ("inputs__resolution_range", [10]),
        ("inputs__native_resolution", 0),
        ("outputs__classes", {"clear": 0, "cloud": 9}),
        ("decision__temperature", 0),
        ("decision__temperature", float("inf")),
        ("decision__rule", "dice"),
    ],
)
def test_a_wrong_field_is_named(folder, field, value):
    change(folder, **{field: value})
    with pytest.raises(ModelError, match=field.split("__")[-1]):
        catalog.read_card(folder)


NO_SWIR = {"without": ["B11", "B12"], "sentence": "Without B11 or B12 snow looks like cloud."}
NO_CIRRUS = {"without": ["B10"], "sentence": "Without B10 thin cirrus is missed."}
ALWAYS = {"sentence": "White roofs may become cloud."}
SNOW = {"surface": "snow", "bands": "13", "false_cloud_percent": 4.25, "false_shadow_percent": 0, "chips": 12}


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (("B04", "B03", "B02"), [NO_SWIR, NO_CIRRUS]),
        (("B04", "B03", "B02", "B12"), [NO_CIRRUS]),
        (("B04", "B03", "B02", "B10", "B11"), []),
    ],
)
def test_cautions_hold_where_none_of_their_bands_is_given(folder, bands, expected):
    change(folder, cautions=[ALWAYS, NO_SWIR, NO_CIRRUS, NO_CIRRUS])
    card = catalog.read_card(folder)
    assert card.cautions_for(bands) == tuple(caution["sentence"] for caution in expected)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("cautions", NO_SWIR, "cautions"),
        ("cautions", None, "cautions"),
        ("cautions", ["snow"], "cautions"),
        ("cautions", [ALWAYS, {"without": ["B11"]}], r"cautions\[1\]\.sentence"),
        ("cautions", [{**ALWAYS, "sentence": " "}], r"cautions\[0\]\.sentence"),
        ("cautions", [{**NO_SWIR, "without": ["B99"]}], r"cautions\[0\]\.without"),
        ("cautions", [{**NO_SWIR, "without": ["B04"]}], r"cautions\[0\]\.without"),
        ("cautions", [{**NO_SWIR, "without": "B11"}], r"cautions\[0\]\.without"),
        ("cautions", [{**NO_SWIR, "without": []}], r"cautions\[0\]\.without"),
        ("errors", SNOW, "errors"),
        ("errors", [{**SNOW, "surface": ""}], r"errors\[0\]\.surface"),
        ("errors", [{**SNOW, "bands": 13}], r"errors\[0\]\.bands"),
        ("errors", [{**SNOW, "chips": 0}], r"errors\[0\]\.chips"),
        ("errors", [SNOW, {**SNOW, "false_cloud_percent": 101}], r"errors\[1\]\.false_cloud_percent"),
        ("errors", [{**SNOW, "false_shadow_percent": float("nan")}], r"errors\[0\]\.false_shadow_percent"),
        ("prefer", "", "prefer"),
        ("prefer", None, "prefer"),
    ],
)
def test_wrong_cautions_errors_and_guidance_are_named_in_one_sentence(folder, field, value, named):
    change(folder, **{field: value})
    with pytest.raises(ModelError, match=rf"^the field {named} of \S+ must be [^\n]+$"):
        catalog.read_card(folder)


def test_errors_and_guidance_are_read_and_listed(folder, monkeypatch):
    change(folder, errors=[SNOW], prefer="Prefer another one over ice.", cautions=[ALWAYS])
    monkeypatch.setenv("CLOUDMASK_MODELS", str(folder.parent))
    card = next(card for card in catalog.list_cards() if card.folder == folder)
    assert card.errors == (SurfaceErrors("snow", "13", 4.25, 0.0, 12),)
    assert card.prefer == "Prefer another one over ice."
    listed = card.to_dict()
    assert (listed["errors"], listed["prefer"], listed["cautions"]) == ([SNOW], card.prefer, [ALWAYS])


def test_no_card_no_json_no_digest(folder, tmp_path):
    with pytest.raises(ModelError, match=r"card\.json is missing"):
        catalog.read_card(tmp_path)
    (folder / "SHA256SUMS").write_text(hashlib.sha256(b"").hexdigest() + "  another.file\n")
    with pytest.raises(ModelError, match="no digest"):
        catalog.read_card(folder)
    (folder / "card.json").write_text("{")
    with pytest.raises(ModelError, match="cannot be read"):
        catalog.read_card(folder)


@pytest.mark.parametrize(
    ("lacking", "read"),
    [
        ((), ("B02", "B03", "B04", "B08", "B10", "B11", "B12")),
        (("B10",), ("B02", "B03", "B04", "B08", "B11", "B12")),
        (("B08", "B11"), ("B02", "B03", "B04", "B10", "B12")),
    ],
)
def test_by_default_the_bands_are_read_that_the_model_gains_from(lacking, read):
    card = catalog.find_card()
    available = tuple(band for band in BAND_NAMES if band not in lacking)
    assert catalog.choose_bands(card, available) == read
    assert catalog.choose_bands(card, available, every=True) == available


def test_a_card_without_default_bands_reads_all(folder):
    card = json.loads((folder / "card.json").read_text())
    del card["inputs"]["bands_default"]
    (folder / "card.json").write_text(json.dumps(card))
    assert catalog.choose_bands(catalog.read_card(folder), BAND_NAMES) == BAND_NAMES


def test_missing_visible_bands_are_named():
    with pytest.raises(ModelError, match="needs B04"):
        catalog.choose_bands(catalog.find_card(), ("B02", "B03"))


PUBLISHED = {
    "clipseg-cloudsen12plus-fft",
    "clipseg-cloudsen12plus-lora",
    "clipseg-rd64-refined",
    "cloudsen12-l2a",
    "dtacs4bands",
    "landsat30",
    "unetmobv2-v1",
    "unetmobv2-v2",
}


def published():
    return [card for card in map(catalog.read_card, sorted(catalog.PUBLISHED.iterdir())) if card.id in PUBLISHED]


def test_published_models_are_known_before_they_are_here(tmp_path, monkeypatch):
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path))
    assert {card.id for card in published()} == PUBLISHED == {path.name for path in catalog.PUBLISHED.iterdir()}
    for card in published():
        listed = catalog.find_card(card.id).to_dict()
        assert (listed["available"], listed["bundled"]) == (False, False)
        assert listed["download_bytes"] > 10_000_000
        assert listed["takes_prompts"] == card.id.startswith("clipseg-")
        first = card.base or card.id
        with pytest.raises(
            ModelError, match=f"^model {first} is not on this computer yet: .* models download {first}$"
        ):
            catalog.find_card(card.id).check_here()


@pytest.mark.parametrize("card", published(), ids=lambda card: card.id)
def test_a_published_card_says_whose_it_is_and_what_was_measured(card):
    wanted = {"attribution", "trained_on", "not_trained_on", "metrics", "size_of_run", "licence", "prefer"}
    assert wanted <= set(card.raw)
    assert card.repository
    assert set(card.outputs.values()) == {each.code for each in CLASSES}
    assert all(metric["measured_by"] == "publication" for metric in card.raw["metrics"])
    assert (card.notice is not None and "commercial" in card.notice) == ("NC" in card.licence)
    if card.family == "unetmobv2":
        assert tuple(card.architecture["bands"]) == card.inputs.bands_required
        assert tuple(card.architecture["classes"]) == tuple(card.outputs)
        assert card.architecture["form"] in ("state_dict", "torchscript")
    else:
        assert card.prompts == ("clear", "thick cloud", "thin cloud", "cloud shadow")
        assert card.inputs.bands_required == ("B04", "B03", "B02")


def test_published_figures_are_those_of_the_published_counts():
    """The confusion matrix that the authors of the fine-tuned model have published, rows true, columns predicted."""
    counts = np.array(
        [
            [126541578, 2652587, 3305435, 3768215],
            [3553194, 64227166, 2340359, 2955095],
            [4322447, 3082531, 13386653, 1193437],
            [4023266, 2752081, 840542, 16645814],
        ]
    )
    hits = counts.diagonal()
    overlap = hits / (counts.sum(0) + counts.sum(1) - hits)
    figures = {each["name"]: each["value"] for each in catalog.find_card("clipseg-cloudsen12plus-fft").raw["metrics"]}
    told = [figures[f"{name} IoU"] for name in ("clear", "thick cloud", "thin cloud", "cloud shadow", "mean")]
    assert told == pytest.approx([*overlap, overlap.mean()], abs=5e-5)
    assert figures["pixel accuracy"] == pytest.approx(hits.sum() / counts.sum(), abs=5e-5)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "../up"),
        ("weights__files", {"file": "config.json"}),
        ("weights__files", [{"file": "../config.json"}]),
        ("weights__files", [{"file": "weights.safetensors"}]),
        ("weights__files", [{"file": "card.json"}]),
        ("weights__files", [{"file": "config.json", "path": "../config.json"}]),
        ("weights__files", [{"file": "config.json", "optional": "yes"}]),
        ("weights__optional", True),
        ("weights__bytes", -1),
        ("weights__base", "../unet"),
        ("weights__base", "my/model"),
        ("weights__repository", "https://hub.example/owner/name"),
        ("weights__repository", "../../owner"),
        ("weights__approximate_bytes", "605 MB"),
        ("notice", ""),
        ("outputs__prompts", ["clear"]),
    ],
)
def test_what_a_card_says_of_its_files_is_checked(folder, field, value):
    change(folder, **{field: value})
    parent, _, last = field.partition("__")
    with pytest.raises(ModelError, match=rf"the field {parent}\S*{last}\S* of \S+ must be [^\n]+$"):
        catalog.read_card(folder)


def test_a_pinned_revision_stands_among_the_digests(folder):
    sums = (folder / "SHA256SUMS").read_text()
    assert catalog.read_card(folder).revision is None
    (folder / "SHA256SUMS").write_text("# revision v1.0\n# a remark\n" + sums)
    assert catalog.read_card(folder).to_dict()["revision"] == "v1.0"
    for wrong in ("../main", "a b", ""):
        (folder / "SHA256SUMS").write_text(f"# revision {wrong}\n" + sums)
        with pytest.raises(ModelError, match="must be one commit, branch or tag"):
            catalog.read_card(folder)
    pinned = {card.id for card in published() if card.revision}
    assert pinned == {card.id for card in published() if not card.id.startswith("clipseg-cloudsen12plus")}


def test_a_file_that_is_there_needs_a_digest_and_one_that_is_awaited_does_not(folder):
    change(folder, weights__repository="owner/name", weights__files=[{"file": "config.json"}])
    card = catalog.read_card(folder)
    assert (card.missing, card.available, card.files[1].sha256) == (("config.json",), False, None)
    (folder / "config.json").write_text("{}")
    with pytest.raises(ModelError, match=r"SHA256SUMS has no digest of config\.json"):
        catalog.read_card(folder)
    (folder / "config.json").unlink()
    change(folder, weights__files=[{"file": "config.json", "optional": True}])
    assert catalog.read_card(folder).available


def places(value, path=()):
    """Every place in a JSON document."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*path, key))


LORA = json.loads((catalog.PUBLISHED / "clipseg-cloudsen12plus-lora" / "card.json").read_text())
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from([place for place in places(LORA) if place]), value=ODD)
def test_whatever_stands_in_a_field_a_card_is_read_or_refused_in_a_sentence(tmp_path, place, value):
    card = json.loads(json.dumps(LORA))
    inner = card
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    (tmp_path / "card.json").write_text(json.dumps(card))
    (tmp_path / "SHA256SUMS").write_text("")
    with contextlib.suppress(ModelError):
        json.dumps(catalog.read_card(tmp_path).to_dict())
