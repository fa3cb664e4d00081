"""What a ladder consists of, what was published of it, and how ours is held against it."""

import csv

import numpy as np
import pytest
from rich.console import Console

from engine.errors import UsageError
from train.data.clipseg.subset import SEEDS, chips_of
from train.ladder.figures import FIGURES
from train.ladder.plot import draw_ladder
from train.ladder.published import CHIPS, SOURCE, fractions, published, published_of
from train.ladder.record import LadderError, Row, read_rows, write_rows
from train.ladder.rungs import Rung, plan
from train.ladder.summary import FILE, summarise, table, write_summary
from train.scoring.published import published_of as scored_publications

CARDS = {"none": "clipseg-rd64-refined", "fft": "clipseg-cloudsen12plus-fft", "lora": "clipseg-cloudsen12plus-lora"}


def test_all_published_rows_are_there():
    assert [each.adaptation for each in published()] == ["none", *["fft"] * 15, *["lora"] * 15]
    assert "2604.08956" in SOURCE
    assert all(each.subsets == (1 if each.fraction in (0, 1) else 10) for each in published())
    ten = next(each for each in published_of("fft") if each.fraction == 0.1)
    assert (ten.means["miou"], ten.spreads["miou"], ten.means["iou_cloud_shadow"]) == (0.5716, 0.0101, 0.4222)
    half = next(each for each in published_of("lora") if each.fraction == 0.005)
    assert (half.means["miou"], half.spreads["miou"], half.means["accuracy"]) == (0.2624, 0.0093, 0.6262)


@pytest.mark.parametrize("row", published(), ids=lambda row: f"{row.adaptation}-{row.fraction}")
def test_a_published_mean_is_that_of_its_classes(row):
    assert row.means["miou"] == pytest.approx(np.mean([row.means[name] for name in FIGURES[1:5]]), abs=1e-4)


@pytest.mark.parametrize("adaptation", CARDS)
def test_the_ends_of_the_ladder_are_what_was_published_of_the_weights(adaptation):
    whole = next(each for each in scored_publications(CARDS[adaptation]))
    row = [each for each in published() if each.adaptation == adaptation][-1]
    assert {name: whole.figures[name] for name in FIGURES} == pytest.approx(dict(row.means), abs=1e-12)


def test_the_published_ladder_is_planned_with_the_published_chips():
    chips = [9, 43, 85, 213, 425, 849, 1698, 2547, 3396, 4245, 5094, 5943, 6792, 7641, 8490]
    assert [chips_of(fraction, CHIPS) for fraction in fractions()] == chips
    rungs = plan(fractions(), SEEDS)
    assert len(rungs) == 1 + 14 * 10 + 1
    assert rungs[:3] == [Rung(0.0, 0), Rung(0.001, 11), Rung(0.001, 22)]
    assert rungs[-1] == Rung(1.0, 0)
    assert len({rung.name for rung in rungs}) == len(rungs)


@pytest.mark.parametrize(
    ("shares", "seeds", "words"),
    [
        ([0.0], [11], "0 is no share"),
        ([1.5], [11], "1.5 is no share"),
        ([-0.1], [11], "-0.1 is no share"),
        ([float("nan")], [11], "nan is no share"),
        ([0.1], [0], "0 is no seed"),
        ([0.1, 0.1], [11], "given twice"),
        ([0.1], [11, 11], "given twice"),
    ],
)
def test_what_is_no_ladder_is_told(shares, seeds, words):
    with pytest.raises(UsageError, match=words):
        plan(shares, seeds)


def row(fraction: float, seed: int, right: int, *, classes: int = 4) -> Row:
    """A run on 100 pixels of each of some classes, of which the same number is right."""
    matrix = np.zeros((4, 4), np.int64)
    for each in range(classes):
        matrix[each, each] = right
        matrix[each, (each + 1) % classes] += 100 - right
    return Row(Rung(fraction, seed), chips_of(fraction, CHIPS) if fraction else 0, 8, 2, 0.5, 1.0, matrix)


def test_means_and_spreads_are_those_of_the_subsets(tmp_path):
    steps = summarise([row(0.1, 22, 70), row(0.1, 11, 60), row(0.0, 0, 50)], "fft")
    assert [step.fraction for step in steps] == [0.0, 0.1]
    zero, ten = steps
    assert (zero.runs, ten.runs, ten.chips) == (1, 2, 849)
    # Each class: 60 of 100 + 40 = 60/140, and 70/130.
    first, second = 60 / 140, 70 / 130
    assert ten.means["miou"] == pytest.approx((first + second) / 2)
    assert ten.spreads["iou_clear"] == pytest.approx(abs(first - second) / np.sqrt(2))
    assert ten.means["accuracy"] == pytest.approx(0.65)
    assert np.isnan(zero.spreads["miou"])
    write_summary(tmp_path, steps)
    with (tmp_path / FILE).open() as stream:
        written = list(csv.DictReader(stream))
    assert [each["percent"] for each in written] == ["0", "10"]
    assert float(written[1]["miou_published"]) == 0.5716
    assert float(written[1]["miou_difference"]) == pytest.approx((first + second) / 2 - 0.5716, abs=1e-6)
    assert written[0]["miou_std"] == ""


def test_the_table_shows_ours_above_the_published(capsys):
    Console(width=140).print(table(summarise([row(0.1, 11, 60), row(0.1, 22, 70), row(0.07, 11, 60)], "lora"), "Title"))
    shown = capsys.readouterr().out
    assert "0.4835±.0777" in shown
    assert "0.4825±.0218" in shown
    assert "+0.0010" in shown
    assert shown.count("published") == 1  # of 7 % nothing was


def test_a_class_that_occurs_nowhere_has_no_figure(tmp_path):
    steps = summarise([row(0.1, 11, 60, classes=2)], "fft")
    assert np.isnan(steps[0].means["iou_thin_cloud"])
    write_summary(tmp_path, steps)
    assert "nan" not in (tmp_path / FILE).read_text()


def test_rows_come_back_as_they_were(tmp_path):
    rows = [row(0.0, 0, 50), row(0.1, 22, 70), row(0.1, 11, 60)]
    write_rows(tmp_path, rows)
    back = read_rows(tmp_path)
    assert list(back) == sorted(each.rung for each in rows)
    assert all((back[each.rung].confusion == each.confusion).all() for each in rows)


def test_rows_that_are_damaged_are_told(tmp_path):
    write_rows(tmp_path, [row(0.1, 11, 60)])
    path = tmp_path / "ladder.csv"
    path.write_text(path.read_text().replace("seed", "sead"))
    with pytest.raises(LadderError, match="holds no rows"):
        read_rows(tmp_path)


def test_a_picture_is_drawn_of_what_there_is(tmp_path):
    rows = [row(0.0, 0, 50), row(0.1, 11, 60), row(0.1, 22, 70)]
    draw_ladder(tmp_path / "ladder.png", rows, summarise(rows, "fft"), "decoder", 3)
    assert (tmp_path / "ladder.png").stat().st_size > 50_000
