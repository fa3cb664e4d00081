"""Pieces of the judgement against what can be worked out by hand."""

import numpy as np
import pytest

from engine.sentinel2 import BAND_NAMES
from train.evaluation.band_sets import ALL, BAND_SETS, FOUR, RGB8, SIX, THIRTEEN, TWELVE, eight_bit_picture
from train.evaluation.bootstrap import difference, mean, pooled
from train.evaluation.chips import HELD_OUT, LANDSAT, SENTINEL, Chip
from train.evaluation.consensus import consensus, consensus_figures
from train.evaluation.contenders import Judged
from train.evaluation.figures import find
from train.evaluation.files import write_files
from train.evaluation.hard_skies import FOUND_LEAST, FOUND_MEAN, HAZE, HAZE_CHIPS, RANK, SERIES, sky_figures
from train.evaluation.labelled import difference_figures, labelled_figures
from train.evaluation.peers import CSMASK, OWN_BANDS, S2CLOUDLESS
from train.evaluation.sheets import draw_sheets, painted, true_colour
from train.evaluation.surfaces import CITY, CLEAR_SNOW_FREE, SNOW, VEGETATION, WATER, clear_figures, surfaces
from train.export import CLEAR_SURFACE, split_errors
from train.metrics import Agreement

EDGE = 40


def chip(name: str = "a", bands=BAND_NAMES, **about) -> Chip:
    present = np.isin(BAND_NAMES, bands)
    numbers = np.full((13, EDGE, EDGE), 1000, np.float32) * present[:, None, None]
    valid = np.ones((EDGE, EDGE), bool)
    known = {"site": name, "group": HELD_OUT, "level": "L1C", "pixel_size": 10.0, **about}
    return Chip(name=name, numbers=numbers, present=present, valid=valid, **known)


def mask(value: int = 0, rows: int = 0, code: int = 1) -> np.ndarray:
    """A mask of one code, with another one in the first rows."""
    result = np.full((EDGE, EDGE), value, np.uint8)
    result[:rows] = code
    return result


class TestBandSets:
    def test_a_set_that_is_not_there_in_full_is_not_judged(self):
        landsat = np.isin(BAND_NAMES, (*SIX.bands, "B10"))
        offered = {each.name for each in BAND_SETS if each.present(landsat) is not None}
        assert offered == {"all bands", "7 bands", "6 bands", "4 bands", "RGB", "RGB, 8 bit"}
        assert ALL.present(landsat).sum() == 7
        assert SIX.present(landsat).sum() == 6

    def test_numbers_of_bands(self):
        everything = np.ones(13, bool)
        counts = {each.name: int(each.present(everything).sum()) for each in BAND_SETS}
        expected = {"13 bands": 13, "12 bands": 12, "10 bands": 10, "7 bands": 7, "6 bands": 6, "4 bands": 4, "RGB": 3}
        assert {name: counts[name] for name in expected} == expected
        assert "B10" not in TWELVE.bands

    def test_eight_bits(self):
        values = np.array([0, 1, 11.7, 1500, 3000, 9000], np.float32)
        # nothing stays nothing, something stays something, 1500 is 127.5 of 255, white is where the picture ends
        assert eight_bit_picture(values) == pytest.approx([0, 1, 11.7647, 128 * 3000 / 255, 3000, 3000], abs=1e-3)
        assert RGB8.numbers(values) == pytest.approx(eight_bit_picture(values))
        assert THIRTEEN.numbers(values) is values


class TestBootstrap:
    def test_a_pooled_score_counts_pixels_not_chips(self):
        agreements = [Agreement(90, 10, 0), Agreement(0, 0, 100)]
        assert pooled(agreements, "precision").value == pytest.approx(90 / 190)
        assert pooled(agreements, "recall").value == pytest.approx(0.9)
        assert pooled(agreements, "f1").value == pytest.approx(180 / 290)
        assert pooled(agreements, "iou").value == pytest.approx(90 / 200)

    def test_chips_that_agree_leave_no_doubt_and_others_do(self):
        same = pooled([Agreement(50, 50, 0)] * 6, "iou")
        assert (same.low, same.value, same.high) == pytest.approx((0.5, 0.5, 0.5))
        mixed = pooled([Agreement(100, 0, 0), Agreement(0, 100, 0)] * 3, "iou")
        assert mixed.low < 0.35
        assert mixed.high > 0.65

    def test_one_chip_gives_no_interval(self):
        assert pooled([Agreement(1, 1, 1)], "f1").low is None

    def test_the_interval_of_a_mean_is_as_wide_as_theory_says(self):
        values = np.random.default_rng(0).normal(5, 2, 400)
        estimate = mean(values)
        assert estimate.high - estimate.low == pytest.approx(2 * 1.645 * 2 / 20, rel=0.1)

    def test_a_difference_is_paired(self):
        """One model is always a little better, on chips that differ widely: the difference is sure, the scores not."""
        shares = np.linspace(0.2, 0.9, 9)
        ours = [Agreement(int(1000 * share) + 50, 1000 - int(1000 * share) - 50, 0) for share in shares]
        theirs = [Agreement(int(1000 * share), 1000 - int(1000 * share), 0) for share in shares]
        estimate = difference(ours, theirs, "recall")
        assert (estimate.low, estimate.value, estimate.high) == pytest.approx((0.05, 0.05, 0.05))
        assert pooled(ours, "recall").high - pooled(ours, "recall").low > 0.15

    def test_a_difference_needs_the_same_chips(self):
        with pytest.raises(ValueError, match="same chips"):
            difference([Agreement()], [], "f1")


class TestLabelled:
    def test_shadow_counts_only_where_it_is_labelled_and_groups_stay_apart(self):
        label = mask(0, 10)
        label[20:30] = 3
        chips = [
            chip("with", group=LANDSAT, label=label, shadow_labelled=True),
            chip("without", group=LANDSAT, label=mask(0, 10)),
            chip("other", group=SENTINEL, label=mask(0, 20)),
        ]
        said = mask(0, 10, 2)  # thin where thick is labelled: joined, that is right
        said[20:25] = 3
        one = Judged("m", FOUR.name, True, dict.fromkeys(("with", "without", "other"), said))
        figures = list(labelled_figures([one], chips))
        assert find(figures, "m", FOUR.name, "cloud f1", LANDSAT).estimate.value == 1
        assert find(figures, "m", FOUR.name, "cloud recall", SENTINEL).estimate.value == pytest.approx(0.5)
        shadow = find(figures, "m", FOUR.name, "shadow recall", LANDSAT)
        assert (shadow.images, shadow.estimate.value) == (1, pytest.approx(0.5))
        assert find(figures, "m", FOUR.name, "shadow f1", SENTINEL) is None

    def test_a_difference_to_the_peer_is_taken_on_shared_chips(self):
        chips = [chip(name, group=LANDSAT, label=mask(0, 20)) for name in ("a", "b")]
        ours = Judged("m", FOUR.name, True, {"a": mask(0, 20), "b": mask(0, 20)})
        peer = Judged(CSMASK, FOUR.name, False, {"a": mask(0, 10)})
        (figure,) = difference_figures([ours, peer], chips)
        assert (figure.model, figure.images) == ("m", 1)
        assert figure.estimate.value == pytest.approx(1 - 2 / 3)


class TestClear:
    def test_snow_and_water_are_told_apart_by_their_colours(self):
        city = chip("c", site="cr4433", cloudiness="clear")
        city.numbers[BAND_NAMES.index("B08"), :20] = 300
        parts = surfaces(city)
        assert set(parts) == {WATER, CITY}
        assert parts[WATER][:20].all()
        assert not parts[WATER][20:].any()
        field = chip("f", site="tatarstan", cloudiness="clear")
        field.numbers[BAND_NAMES.index("B03"), :10] = 5000
        parts = surfaces(field)
        assert parts[SNOW].sum() == parts[SNOW][:10].sum() == 10 * EDGE
        assert not (parts[SNOW] & parts[VEGETATION]).any()

    def test_shares_by_surface(self):
        field = chip("f", site="tatarstan", cloudiness="clear")
        field.numbers[BAND_NAMES.index("B03"), :10] = 5000
        said = mask(0, 10)
        said[10:13] = 3
        other = chip("g", site="boston-suburb", cloudiness="clear")
        one = Judged("m", "13 bands", True, {"f": said, "g": mask()})
        figures = list(clear_figures([one], [field, other]))

        def value(name: str, dataset: str) -> float:
            return find(figures, "m", "13 bands", name, dataset).estimate.value

        assert value("false cloud, mean percent", CLEAR_SURFACE + SNOW) == 100
        assert value("false cloud, worst percent", CLEAR_SNOW_FREE) == 0
        assert value("false shadow, worst percent", CLEAR_SURFACE + VEGETATION) == pytest.approx(10)
        assert value("false shadow, mean percent", CLEAR_SNOW_FREE) == pytest.approx(5)


def test_shares_of_wholly_cloudy_images_and_the_order_of_a_series():
    dates = [chip(f"d{day}", site="tivoli-it", percent_by_eye=10.0 * day) for day in range(5)]
    haze = chip(HAZE_CHIPS[0], site="elsewhere")
    said = {each.name: mask(0, 3 * day) for day, each in enumerate(dates)}
    one = Judged("m", "13 bands", True, {**said, haze.name: mask(0, 30)})
    backwards = Judged("b", "13 bands", True, {each.name: mask(0, 20 - day) for day, each in enumerate(dates)})
    figures = list(sky_figures([one, backwards], [*dates, haze]))
    assert find(figures, "m", "13 bands", FOUND_MEAN, HAZE).estimate.value == pytest.approx(75)
    assert find(figures, "m", "13 bands", FOUND_LEAST, HAZE).estimate.value == pytest.approx(75)
    assert find(figures, "m", "13 bands", RANK, SERIES).estimate.value == pytest.approx(1)
    assert find(figures, "b", "13 bands", RANK, SERIES).estimate.value == pytest.approx(-1)


class TestConsensus:
    def judged(self, *rows: int) -> list[Judged]:
        keys = ((S2CLOUDLESS, OWN_BANDS), (CSMASK, FOUR.name), (CSMASK, SIX.name))
        return [Judged(*key, False, {"a": mask(0, count)}) for key, count in zip(keys, rows, strict=False)]

    def test_only_pixels_on_which_all_agree_count(self):
        cloudy = chip("a", cloudiness="partly", percent_by_eye=50)
        (reference,) = consensus(self.judged(10, 20, 30), [cloudy]).values()
        assert (reference[:10] == 1).all()
        assert (reference[10:30] == 255).all()
        assert (reference[30:] == 0).all()
        ours = Judged("m", "RGB", True, {"a": mask(0, 15)})
        (figure,) = consensus_figures([*self.judged(10, 20, 30), ours], [cloudy])
        assert figure.estimate.value == 1

    def test_chips_that_people_saw_otherwise_are_left_out(self):
        assert not consensus(self.judged(10, 20, 30), [chip("a", cloudiness="cloudy", percent_by_eye=100)])

    def test_without_all_peers_there_is_none(self):
        assert not consensus(self.judged(10, 20), [chip("a", cloudiness="partly", percent_by_eye=50)])


def test_the_files_of_a_run(tmp_path):
    labelled = chip("l", bands=SIX.bands, group=LANDSAT, label=mask(0, 10), shadow_labelled=True)
    clear = [chip(name, site="tatarstan", cloudiness="clear", percent_by_eye=0.0) for name in ("c", "d")]
    chips = [labelled, *clear]
    judged = [
        Judged("m", ALL.name, True, {each.name: mask(0, 20) for each in chips}),
        Judged("n", ALL.name, True, {each.name: mask(0, 20) for each in chips}),
        Judged("m", THIRTEEN.name, True, {each.name: mask(0, 20) for each in clear}),
    ]
    figures = [*labelled_figures(judged, chips), *clear_figures(judged, chips)]
    write_files(tmp_path, figures, judged, chips)
    draw_sheets(tmp_path / "sheets", judged, chips)
    assert {each.name for each in tmp_path.iterdir()} == {
        "metrics.json", "metrics-n.json", "metrics.csv", "chips.csv", "sheets",
    }  # fmt: skip
    assert {each.name for each in (tmp_path / "sheets").iterdir()} == {"labelled-landsat-1.png", "clear-1.png"}


def test_a_surface_of_a_card_is_told_as_the_export_reads_it():
    clear = [chip(name, site="tatarstan", cloudiness="clear") for name in ("c", "d")]
    one = Judged("m", RGB8.name, True, {each.name: mask(0, 4) for each in clear})
    entries = [each.entry() for each in clear_figures([one], clear) if "mean" in each.name]
    others, errors = split_errors(entries)
    assert errors == [
        {
            "surface": VEGETATION,
            "bands": RGB8.name,
            "false_cloud_percent": 10,
            "false_shadow_percent": 0,
            "chips": 2,
        }
    ]
    assert {each["dataset"] for each in others} == {CLEAR_SNOW_FREE}


def test_a_mask_is_painted_in_the_colours_of_its_classes():
    a = chip()
    picture = painted(a, mask(0, 10))
    assert picture.shape == (EDGE, EDGE, 3)
    red, green, blue = picture[0, 0].astype(int)
    assert red > green > blue  # thick cloud is orange
    assert len(set(picture[-1, 0].tolist())) == 1
    assert true_colour(a).dtype == np.uint8
