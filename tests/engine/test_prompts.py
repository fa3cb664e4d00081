"""What may be asked for in words, and what it is called and how it is coloured everywhere."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.classes import CLASSES, CLOUDS
from engine.errors import SourceError, UsageError
from engine.legend import CLOUD_LEGEND, OTHER, Legend, open_classes
from engine.output.tags import PROMPTS, legend_of, provenance_tags
from engine.prompts import MOST_PROMPTS, check_prompts

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
LONG = " ".join(["very"] * 500)
WRONG = {
    "none": ([], "no prompt is given"),
    "empty": (["smoke", ""], "a prompt is empty"),
    "blank": ([" \t\n"], "a prompt is empty"),
    "twice": (["smoke", "clear ground", "smoke"], "'smoke' and 'smoke' are the same"),
    "twice but for capitals and spaces": (["Clear  Ground ", "clear ground"], "'Clear Ground' and 'clear ground' are"),
    "twice but for how an accent is written": (["caf\u00e9", "cafe\u0301"], "are the same"),
    "too many": ([f"thing {number}" for number in range(MOST_PROMPTS + 1)], "33 prompts are given: give at most 32"),
    "500 words": ([LONG], "'very very very very very very very very…' has 2499 characters"),
    "control character": (["smo\x00ke"], "cannot be shown"),
    "half a character": (["smo\udce4ke"], "cannot be shown"),
    "the rest": (["smoke", "Other"], "'other' is what a prompt leaves over"),
    "a text": ("smoke", "prompts are no list of texts"),
    "numbers": ([1, 2], "prompts are no list of texts"),
}


@pytest.mark.parametrize(("prompts", "told"), WRONG.values(), ids=WRONG)
def test_prompts_that_make_no_sense_are_one_sentence(prompts, told):
    with pytest.raises(UsageError, match=re.escape(told)) as caught:
        check_prompts(prompts)
    assert caught.value.hint
    assert len(str(caught.value)) < 200


def test_spaces_do_not_matter_and_letters_of_any_script_do():
    assert check_prompts(["  clear \n ground", "Wald", "煙"]) == ("clear ground", "Wald", "煙")


@given(st.lists(NAMES, max_size=40))
def test_what_is_accepted_is_accepted_again(texts):
    try:
        prompts = check_prompts(texts)
    except UsageError:
        return
    assert check_prompts(prompts) == prompts
    assert len(prompts) == len(texts)


def test_several_prompts_are_the_classes_from_0_on_and_none_is_transparent():
    classes = Legend.of(["smoke", "clear ground", "water"]).classes
    assert [(each.code, each.name, each.title) for each in classes] == [
        (0, "smoke", "smoke"),
        (1, "clear ground", "clear ground"),
        (2, "water", "water"),
    ]
    assert min(each.opacity for each in classes) > 0


def test_a_single_prompt_stands_before_a_transparent_rest():
    other, smoke = Legend.of(["smoke"]).classes
    assert (other.code, other.name, other.opacity) == (0, OTHER, 0)
    assert (smoke.code, smoke.name) == (1, "smoke")
    assert smoke.opacity > 0


def test_without_prompts_the_legend_is_that_of_clouds():
    assert CLOUD_LEGEND.classes == CLASSES
    assert CLOUD_LEGEND.clouds == CLOUDS
    assert CLOUD_LEGEND.machine_names == tuple(each.name for each in CLASSES)
    assert Legend.of(["thick_cloud", "clear"]).clouds == ()


# How colours look without red or without green receptors, on linear sRGB (Machado, Oliveira and Fernandes 2009).
PROTANOPIA = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
DEUTERANOPIA = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]


def lab(rgb, seen=((1, 0, 0), (0, 1, 0), (0, 0, 1))):
    """CIELAB [colours, 3] of sRGB 0–255 [colours, 3], as somebody sees them."""
    share = np.asarray(rgb) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    xyz = np.clip(linear @ np.transpose(seen), 0, 1) @ np.transpose(TO_XYZ) / (0.9505, 1, 1.089)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


@pytest.mark.parametrize(
    ("seen", "few", "many"), [(np.eye(3), 26, 19), (PROTANOPIA, 20, 12), (DEUTERANOPIA, 16, 12)], ids="pd-"[::-1]
)
def test_colours_can_be_told_apart(seen, few, many):
    colours = [each.rgb for each in open_classes([f"thing {number}" for number in range(MOST_PROMPTS)])]
    apart = np.linalg.norm(lab(colours, seen)[:, None] - lab(colours, seen)[None], axis=-1)
    np.fill_diagonal(apart, np.inf)
    assert apart.min() > many
    assert apart[:7, :7].min() > few


@given(st.lists(NAMES, min_size=1, max_size=8, unique=True))
def test_machine_names_are_plain_and_unique(names):
    found = Legend(open_classes(names), tuple(names)).machine_names
    assert all(re.fullmatch(r"[0-9A-Za-z_-]+", name) for name in found)
    assert len({name.casefold() for name in found} - {"nodata", "no_data", "outside"}) == len(names)
    assert all(name == own or name not in names for name, own in zip(found, names, strict=True))


def test_machine_names_say_what_they_can():
    legend = Legend.of(["clear ground", "Brûlis", "煙", "a_2", "a", "a?", "no data", "b c", "b_c"])
    assert legend.machine_names == ("clear_ground", "Brulis", "class", "a_2", "a", "a_5", "no_data_6", "b_c_7", "b_c")


def tags(**options):
    known = {"model": "m", "model_sha256": "ab", "source": "a.SAFE", "bands": ["B04"], "level": "L1C"}
    return provenance_tags(
        **known, offset=0, offset_from="user", resolution=10, device="cpu", precision="fp32", **options
    )


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_tags_give_the_legend_back(texts):
    try:
        prompts = check_prompts(texts)
    except UsageError:
        return
    assert legend_of(tags(prompts=prompts), "x.tif") == Legend.of(prompts)


def test_without_prompts_there_is_no_tag():
    assert PROMPTS not in tags()
    assert legend_of(tags(), "x.tif") == CLOUD_LEGEND


@pytest.mark.parametrize("text", ["", "smoke", "[]", "{}", "[1]", '["smoke"', "null", '["a", "A"]', '[""]'])
def test_a_damaged_tag_is_one_sentence(text):
    with pytest.raises(SourceError, match=r"the tag CLOUDMASK_PROMPTS of x\.tif is damaged"):
        legend_of({PROMPTS: text}, "x.tif")
