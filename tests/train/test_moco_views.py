"""Views are drawn as published, and from nothing but seed, step, patch and number."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UsageError
from engine.sentinel2 import BAND_NAMES
from train.data.augment import BAND_SETS
from train.ssl.views import Views

B10 = BAND_NAMES.index("B10")


def patches(count: int, edge: int, seed: int = 0) -> torch.Tensor:
    """uint16 [count, 13, edge, edge]; no number stands twice in a band."""
    rng = np.random.default_rng(seed)
    numbers = [[rng.permutation(edge * edge) + 1000 for _ in BAND_NAMES] for _ in range(count)]
    return torch.from_numpy(np.array(numbers, np.uint16).reshape(count, len(BAND_NAMES), edge, edge))


def drawn(settings: Views, numbers: torch.Tensor, step: int = 1, number: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    present = torch.ones(len(numbers), len(BAND_NAMES), dtype=torch.bool)
    return settings.of(numbers, present, torch.arange(len(numbers)), step=step, number=number)


class TestAsPublished:
    def test_the_published_values(self):
        assert Views() == Views(size=256, flip=0.25, blur=0.5)
        assert (Views().smallest, Views().quarter_turns, Views().fewer_bands) == (None, False, 0)
        assert (Views().gain, Views().band_gain, Views().offset) == (0, 0, 0)

    def test_without_blur_a_view_is_a_flipped_window(self):
        numbers = patches(60, 12)
        views, _ = drawn(Views(size=9, blur=0), numbers)
        found = {self.window(patch, view) for patch, view in zip(numbers.numpy(), views.numpy(), strict=True)}
        assert {(up, mirrored) for _, _, up, mirrored in found} == {(up, to) for up in (0, 1) for to in (0, 1)}
        assert {row for row, *_ in found} == {column for _, column, *_ in found} == {0, 1, 2, 3}

    @staticmethod
    def window(patch: np.ndarray, view: np.ndarray) -> tuple[int, int, int, int]:
        """Row and column of a view's window, and whether it is upside down and mirrored."""
        whole = np.rint(view).astype(np.uint16)
        np.testing.assert_allclose(view, whole, atol=0.1)
        corners = np.array([np.argwhere(patch[0] == whole[0, row, column])[0] for row, column in ((0, 0), (-1, -1))])
        (top, left), (bottom, right) = corners.min(0), corners.max(0)
        flips = tuple((corners[0] > corners[1]).astype(int))
        expected = patch[:, top : bottom + 1, left : right + 1]
        expected = expected[:, :: -1 if flips[0] else 1, :: -1 if flips[1] else 1]
        np.testing.assert_array_equal(whole, expected)
        return int(top), int(left), *flips

    def test_a_quarter_is_flipped_and_half_is_blurred(self):
        numbers = patches(1, 8).expand(300, -1, -1, -1)
        flipped, _ = drawn(Views(size=8, flip=0.25, blur=0), numbers)
        reference = numbers[0].float()
        upside_down = [torch.allclose(view[:, 0].sort().values, reference[:, -1].sort().values) for view in flipped]
        mirrored = [torch.allclose(view[:, :, 0].sort().values, reference[:, :, -1].sort().values) for view in flipped]
        for each in (upside_down, mirrored):
            assert np.mean(each) == pytest.approx(0.25, abs=0.06)
        smooth, _ = drawn(Views(size=8, flip=0, blur=0.5), numbers)
        sharp = [torch.allclose(view, reference, atol=0.1) for view in smooth]
        assert np.mean(sharp) == pytest.approx(0.5, abs=0.1)

    def test_a_blur_keeps_the_mean_and_takes_contrast(self):
        flat = torch.full((20, 13, 16, 16), 3000, dtype=torch.uint16)
        assert torch.allclose(drawn(Views(size=16, blur=1), flat)[0], torch.tensor(3000.0), atol=0.01)
        point = flat.clone()
        point[:, :, 8, 8] = 60_000
        views, _ = drawn(Views(size=16, flip=0, blur=1), point)
        assert torch.allclose(views.sum((2, 3)), point.float().sum((2, 3)), rtol=1e-4)
        reached = (views[:, 0] > 3001).any(1).sum(1)  # columns that the point has been spread over
        assert set(reached.tolist()) <= {1, 3, 5, 7}
        assert reached.max() == 7

    def test_patches_that_are_too_small(self):
        with pytest.raises(UsageError, match="views of 16 px cannot be cut out of patches of 12 px"):
            drawn(Views(size=16), patches(1, 12))


ALL = Views(
    size=8, smallest=0.3, quarter_turns=True, gain=0.1, band_gain=0.04, offset=0.5, fewer_bands=0.5, blur=0.5, seed=3
)


class TestRandomness:
    @settings(deadline=None, max_examples=10)
    @given(st.permutations(range(6)), st.integers(1, 6))
    def test_a_view_does_not_depend_on_the_others_of_its_batch(self, order, count):
        numbers, chosen = patches(6, 12), torch.tensor(order[:count])
        present = torch.ones(6, 13, dtype=torch.bool)
        whole, kept = ALL.of(numbers, present, torch.arange(6), step=4, number=1)
        part, left = ALL.of(numbers[chosen], present[chosen], chosen, step=4, number=1)
        assert torch.allclose(part, whole[chosen], atol=0.01)
        assert torch.equal(left, kept[chosen])

    def test_seed_step_patch_and_number_each_bring_another_view(self):
        numbers = patches(1, 12).expand(2, -1, -1, -1)
        views = [
            *drawn(ALL, numbers)[0],
            drawn(ALL, numbers, step=2)[0][0],
            drawn(ALL, numbers, number=1)[0][0],
            drawn(Views(**{**vars(ALL), "seed": 4}), numbers)[0][0],
        ]
        assert not any(torch.allclose(one, other) for place, one in enumerate(views) for other in views[:place])
        assert torch.equal(drawn(ALL, numbers)[0], torch.stack(views[:2]))


class TestNotInThePaper:
    def test_all_eight_orientations(self):
        numbers = patches(1, 5).expand(80, -1, -1, -1)
        views, _ = drawn(Views(size=5, flip=0.5, blur=0, quarter_turns=True), numbers)
        square = numbers[0, 0].numpy()
        eight = [np.rot90(side, turns) for side in (square, square[:, ::-1]) for turns in range(4)]
        found = [[place for place, each in enumerate(eight) if np.allclose(view[0], each, atol=0.1)] for view in views]
        assert all(len(each) == 1 for each in found)
        assert {each[0] for each in found} == set(range(8))

    def test_quarter_turns_alone(self):
        numbers = patches(1, 5).expand(40, -1, -1, -1)
        views, _ = drawn(Views(size=5, flip=0, blur=0, quarter_turns=True), numbers)
        square = numbers[0, 0].numpy()
        turned = {
            next(turns for turns in range(4) if np.allclose(view[0], np.rot90(square, turns), atol=0.1))
            for view in views
        }
        assert turned == {0, 1, 2, 3}

    def test_resized_crops_show_a_share_of_the_patch_whatever_its_size(self):
        slope = torch.arange(1, 33).mul(100).expand(50, 13, 32, 32).to(torch.uint16)
        views, _ = drawn(Views(size=8, flip=0, blur=0, smallest=0.25), slope)
        extents = (views[:, 0, 0, -1] - views[:, 0, 0, 0]) / 100 / 7 * 8
        assert (extents > 15.9).all()
        assert (extents < 32.1).all()
        assert extents.min() < 20
        assert extents.max() > 28
        small, _ = drawn(Views(size=8, flip=0, blur=0, smallest=0.25), slope[:, :, :6, :6])
        assert small.shape[-1] == 8

    def test_colour_leaves_what_has_no_data(self):
        numbers = torch.full((40, 13, 8, 8), 2000, dtype=torch.uint16)
        numbers[:, :, :3] = 0
        views, _ = drawn(Views(size=8, flip=0, blur=0, gain=0.1, band_gain=0.05, offset=1), numbers)
        assert (views[:, :, :3] == 0).all()
        lit = views[:, :, 5, 5]
        assert lit.min() >= 1
        assert 100 < lit.mean(1).std() < 500
        assert 30 < (lit - lit.mean(1, keepdim=True)).std() < 250

    def test_cirrus_has_no_offset(self):
        numbers = torch.full((40, 13, 8, 8), 2000, dtype=torch.uint16)
        views, _ = drawn(Views(size=8, flip=0, blur=0, offset=1), numbers)
        assert torch.allclose(views[:, B10], torch.tensor(2000.0))
        assert not torch.allclose(views[:, 0], torch.tensor(2000.0), atol=20)

    def test_fewer_bands_are_sets_that_scenes_bring(self):
        numbers = patches(300, 4)
        present = torch.ones(300, 13, dtype=torch.bool)
        present[:, 0] = False
        views, kept = Views(size=4, fewer_bands=0.5).of(numbers, present, torch.arange(300), step=1, number=0)
        assert not kept[:, 0].any()
        assert (views[~kept] == 0).all()
        assert (views[kept] > 0).all()
        whole = (kept[:, 1:].all(1)).float().mean()
        assert 0.5 < whole < 0.7  # half, and the sets that only leave out what these patches lack
        visible = torch.tensor([name in BAND_SETS[0][1] for name in BAND_NAMES])
        assert (kept == visible).all(1).any()
        assert kept[:, visible].all()
