"""Scores of a confusion matrix: published matrices give the published figures, made ones what a hand computes."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from torchmetrics.classification import (
    MulticlassAccuracy,
    MulticlassF1Score,
    MulticlassFBetaScore,
    MulticlassJaccardIndex,
)

from train.scoring.confusion import accuracy, count, f_score, iou, mean_f_score, mean_iou
from train.scoring.experiments import CLOUD, CONTAMINATED, SHADOW, accuracies, experiment_figures
from train.scoring.figures import all_figures, image_miou, pooled_figures
from train.scoring.published import BY_IMAGE, POOLED, PUBLICATIONS, TEST_IMAGES, published_of

WITH_MATRIX = [each for each in PUBLICATIONS if each.confusion is not None]
NAN = float("nan")


class TestPublished:
    @pytest.mark.parametrize("publication", WITH_MATRIX, ids=lambda each: each.title)
    def test_a_published_matrix_gives_the_published_figures(self, publication):
        assert publication.confusion.sum() == TEST_IMAGES * 512**2
        ours = pooled_figures(publication.confusion)
        given = {name: value for name, value in publication.figures.items() if name != "image_miou"}
        assert len(given) == 10
        assert {name: round(ours[name], 4) for name in given} == given

    def test_all_three_runs_saw_the_same_labels(self):
        rows = {tuple(each.confusion.sum(axis=1)) for each in WITH_MATRIX}
        assert rows == {(136_267_815, 73_075_814, 21_985_068, 24_261_703)}

    @pytest.mark.parametrize(
        ("card", "figures"),
        [
            ("clipseg-rd64-refined", ("0.2527", "0.4619")),
            ("clipseg-cloudsen12plus-lora", ("0.5983", "0.8366")),
            ("clipseg-cloudsen12plus-fft", ("0.6565", "0.8623")),
        ],
    )
    def test_what_the_documentation_says_of_padding(self, card, figures):
        matrix = published_of(card)[0].confusion.copy()
        matrix[0, 0] -= TEST_IMAGES * (512**2 - 509**2)
        assert (f"{mean_iou(matrix):.4f}", f"{accuracy(matrix):.4f}") == figures
        text = (Path(__file__).parents[2] / "docs" / "training.md").read_text()
        assert all(f"| {figure} |" in text for figure in figures)

    @pytest.mark.parametrize(
        ("card", "miou"),
        [
            ("clipseg-rd64-refined", 0.2550),
            ("clipseg-cloudsen12plus-lora", 0.5991),
            ("clipseg-cloudsen12plus-fft", 0.6572),
        ],
    )
    def test_figures_are_found_by_the_cards_id(self, card, miou):
        (publication,) = published_of(card)
        assert publication.figures["miou"] == miou
        assert (publication.protocol, publication.window) == (POOLED, "padded")

    def test_the_baseline_is_compared_on_true_pixels(self):
        (publication,) = published_of("unetmobv2-v1")
        assert (publication.protocol, publication.window) == (BY_IMAGE, "valid")
        assert publication.figures["boa_cloud"] == 0.9198

    def test_a_card_without_published_figures_has_none(self):
        assert published_of("cloudmask-unet-1") == ()

    def test_shares_of_images_add_up(self):
        for publication in PUBLICATIONS:
            for name, low in publication.figures.items():
                if name.endswith("_low"):
                    stem = name.removesuffix("_low")
                    rest = publication.figures[f"{stem}_middle"] + publication.figures[f"{stem}_high"]
                    assert low + rest == pytest.approx(100, abs=0.021), (publication.title, stem)

    def test_every_figure_has_the_name_of_one_of_ours(self):
        ours = all_figures([np.eye(4, dtype=np.int64)])
        assert all(set(each.figures) <= set(ours) for each in PUBLICATIONS)


class TestByHand:
    MATRIX = np.array([[50, 5, 0, 5], [0, 20, 10, 0], [2, 3, 5, 0], [0, 0, 0, 0]])
    """60 clear, 30 thick, 10 thin, no shadow; 52, 28, 15 and 5 predicted."""

    def test_scores(self):
        assert iou(self.MATRIX) == pytest.approx([50 / 62, 20 / 38, 5 / 20, 0])
        assert mean_iou(self.MATRIX) == pytest.approx((50 / 62 + 20 / 38 + 5 / 20 + 0) / 4)
        assert accuracy(self.MATRIX) == pytest.approx(75 / 100)
        assert f_score(self.MATRIX, 1) == pytest.approx([100 / 112, 40 / 58, 10 / 25, 0])
        assert f_score(self.MATRIX, 2) == pytest.approx([250 / 292, 100 / 148, 25 / 55, 0])
        assert mean_f_score(self.MATRIX, 2) == pytest.approx((250 / 292 + 100 / 148 + 25 / 55) / 4)

    def test_a_class_that_nobody_has_is_not_defined_and_not_in_the_mean(self):
        matrix = self.MATRIX.copy()
        matrix[0, 3] = 0
        assert np.isnan(iou(matrix)[3])
        assert np.isnan(f_score(matrix, 2)[3])
        assert mean_iou(matrix) == pytest.approx((50 / 57 + 20 / 38 + 5 / 20) / 3)

    def test_without_pixels_nothing_is_defined(self):
        figures = all_figures([np.zeros((4, 4), np.int64)])
        counts = {name for name in figures if name.endswith("_images")}
        assert all(figures[name] == 0 for name in counts)
        assert all(np.isnan(value) for name, value in figures.items() if name not in counts)

    def test_the_three_experiments(self):
        # Cloud: 40 true, 38 of them found; 43 said. The rest: 60, of which 55 are said to be none.
        cloud = accuracies(self.MATRIX, CLOUD)
        assert (cloud.pa, cloud.ua) == pytest.approx((38 / 40, 38 / 43))
        assert cloud.boa == pytest.approx((38 / 40 + 55 / 60) / 2)
        # No shadow is labelled, so neither its PA nor its BOA exists; 5 pixels are said to be.
        shadow = accuracies(self.MATRIX, SHADOW)
        assert (shadow.pa, shadow.ua, shadow.boa) == pytest.approx((NAN, 0, NAN), nan_ok=True)
        contaminated = accuracies(self.MATRIX, CONTAMINATED)
        assert (contaminated.pa, contaminated.ua) == pytest.approx((38 / 40, 38 / 48))
        assert contaminated.boa == pytest.approx((38 / 40 + 50 / 60) / 2)

    def test_images_without_both_answers_leave_the_median_and_cloudless_ones_the_shares(self):
        good, bad = np.zeros((4, 4), np.int64), np.zeros((4, 4), np.int64)
        good[0, 0], good[1, 1] = 50, 50  # PA 1, UA 1, BOA 1
        bad[0, 0], bad[1, 0], bad[1, 1] = 50, 95, 5  # PA 0.05, UA 1, BOA 0.525
        overcast = np.diag([0, 7, 0, 0])  # PA 1, UA 1, no BOA
        clear, false_alarm = np.diag([9, 0, 0, 0]), np.zeros((4, 4), np.int64)
        false_alarm[0, 1] = 9  # without any cloud in the label: its UA of 0 is reported nowhere
        figures = experiment_figures([good, bad, overcast, clear, false_alarm], CLOUD)
        assert figures["boa_cloud"] == pytest.approx((1 + 0.525) / 2)
        assert figures["boa_cloud_images"] == 2
        assert [figures[f"pa_cloud_{part}"] for part in ("low", "middle", "high")] == pytest.approx(
            [100 / 3, 0, 200 / 3]
        )
        assert [figures[f"ua_cloud_{part}"] for part in ("low", "middle", "high")] == [0, 0, 100]
        assert (figures["pa_cloud_images"], figures["ua_cloud_images"]) == (3, 3)

    def test_a_tenth_and_nine_tenths_lie_in_the_middle(self):
        matrices = []
        for hits in (10, 90):
            matrix = np.zeros((4, 4), np.int64)
            matrix[1, 1], matrix[1, 0], matrix[0, 0] = hits, 100 - hits, 1
            matrices.append(matrix)
        assert experiment_figures(matrices, CLOUD)["pa_cloud_middle"] == 100

    def test_the_mean_over_images_is_not_the_pooled_one(self):
        first, second = np.diag([100, 0, 0, 0]), np.array([[0, 4, 0, 0], [0, 4, 0, 0], [0] * 4, [0] * 4])
        # The second image: clear 0 / 4, thick 4 / 8.
        assert image_miou([first, second]) == pytest.approx((1 + 0.25) / 2)
        assert all_figures([first, second])["miou"] == pytest.approx((100 / 104 + 4 / 8) / 2)


class TestAgainstTorchmetrics:
    """An implementation of others, fed pixels and not counts."""

    @settings(max_examples=25, deadline=None)
    @given(pixels=arrays(np.uint8, (2, 12, 12), elements=st.integers(0, 3)), seed=st.integers(0, 99))
    def test_the_same_scores(self, pixels, seed):
        prediction, label = pixels[0], np.where(np.random.default_rng(seed).random((12, 12)) < 0.2, 255, pixels[1])
        label = label.astype(np.uint8)
        matrix = count(prediction, label)
        assert matrix.sum() == (label != 255).sum()
        absent = (matrix.sum(axis=0) + matrix.sum(axis=1)) == 0
        pair = torch.from_numpy(prediction), torch.from_numpy(label)

        def theirs(metric: type, **settings: object) -> np.ndarray:
            return metric(num_classes=4, ignore_index=255, **settings)(*pair).numpy()

        def ours(values: np.ndarray) -> np.ndarray:
            return np.where(absent, 0, values)

        assert ours(iou(matrix)) == pytest.approx(theirs(MulticlassJaccardIndex, average=None), abs=1e-6)
        assert ours(f_score(matrix, 1)) == pytest.approx(theirs(MulticlassF1Score, average=None), abs=1e-6)
        assert ours(f_score(matrix, 2)) == pytest.approx(theirs(MulticlassFBetaScore, beta=2.0, average=None), abs=1e-6)
        assert mean_iou(matrix) == pytest.approx(float(theirs(MulticlassJaccardIndex)), abs=1e-6)
        assert accuracy(matrix) == pytest.approx(float(theirs(MulticlassAccuracy, average="micro")), abs=1e-6)

    def test_rows_are_the_label(self):
        matrix = count(np.array([[1, 1, 2]], np.uint8), np.array([[0, 1, 255]], np.uint8))
        assert matrix[0, 1] == 1
        assert matrix[1, 1] == 1
        assert matrix.sum() == 2
