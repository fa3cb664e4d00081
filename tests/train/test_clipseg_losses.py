"""The losses of one class against the rest: by hand, beside libraries, and shared by processes."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from segmentation_models_pytorch.losses import DiceLoss, TverskyLoss
from torch import Tensor
from torchvision.ops import sigmoid_focal_loss

from train.one_vs_rest_losses import (
    LOSSES,
    Processes,
    bce_dice_loss,
    boundary_loss,
    dice_of,
    focal_loss,
    improved_loss,
    intersection_over_union,
    tversky_loss,
)

EACH = (focal_loss, tversky_loss, boundary_loss, improved_loss, bce_dice_loss)


def logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def batch(samples=3, edge=12, seed=0, share=0.4) -> tuple[Tensor, Tensor]:
    random = torch.Generator().manual_seed(seed)
    logits = 2 * torch.randn(samples, edge, edge, generator=random)
    return logits, (torch.rand(samples, edge, edge, generator=random) < share).float()


class TestByHand:
    """One sample of 2 × 2 pixels: the class on the left, probabilities .8 and .6 there, .3 and .1 on the right."""

    logits = torch.tensor([[[logit(0.8), logit(0.3)], [logit(0.6), logit(0.1)]]])
    target = torch.tensor([[[1.0, 0.0], [1.0, 0.0]]])

    def test_focal(self):
        on = 0.75 * (0.2**2 * -math.log(0.8) + 0.4**2 * -math.log(0.6))
        off = 0.25 * (0.3**2 * -math.log(0.7) + 0.1**2 * -math.log(0.9))
        assert focal_loss(self.logits, self.target).item() == pytest.approx((on + off) / 4, abs=1e-6)

    def test_tversky(self):
        index = 1.4 / (1.4 + 0.3 * 0.4 + 0.7 * 0.6)
        assert tversky_loss(self.logits, self.target).item() == pytest.approx(1 - index, abs=1e-6)

    def test_dice_and_intersection(self):
        probability = self.logits.sigmoid()
        assert dice_of(probability, self.target).item() == pytest.approx(2 * 1.4 / (1.8 + 2), abs=1e-6)
        assert intersection_over_union(probability, self.target).item() == pytest.approx(1)
        assert intersection_over_union(1 - probability, self.target).item() == pytest.approx(0, abs=1e-6)
        assert intersection_over_union(probability + 0.3, self.target).item() == pytest.approx(2 / 3, abs=1e-6)

    def test_bce_dice(self):
        entropy = -sum(map(math.log, (0.8, 0.6, 0.7, 0.9))) / 4
        expected = entropy + 1 - 2 * 1.4 / (1.8 + 2)
        assert bce_dice_loss(self.logits, self.target).item() == pytest.approx(expected, abs=1e-6)


def test_boundary_by_hand():
    """The class on the left half of 4 × 6 pixels: two columns are its border and count three times."""
    target = torch.zeros(1, 4, 6)
    target[:, :, :3] = 1
    probability = torch.full((1, 4, 6), 0.9)
    probability[:, :, 2:4] = 0.5
    true = torch.where(target > 0, probability, 1 - probability)
    plain = -math.log(0.9) * 8 - math.log(0.1) * 8
    expected = (plain + 3 * 8 * -math.log(0.5)) / (16 + 3 * 8)
    assert true[0, 0].tolist() == pytest.approx([0.9, 0.9, 0.5, 0.5, 0.1, 0.1])
    assert boundary_loss(probability.logit(), target).item() == pytest.approx(expected, abs=1e-6)


def test_the_image_has_no_border_at_its_edge():
    """Nothing is known beyond it: a class that fills the image has no border at all."""
    assert boundary_loss(torch.randn(1, 5, 5), torch.ones(1, 5, 5)) == 0


@pytest.mark.parametrize(("positives", "counts"), [(9, False), (10, True)])
def test_the_border_counts_from_ten_pixels_of_the_class_in_the_batch(positives, counts):
    target = torch.zeros(2, 4, 4)
    target.view(2, -1)[0, : positives // 2] = 1
    target.view(2, -1)[1, : positives - positives // 2] = 1
    assert (boundary_loss(torch.randn(2, 4, 4), target) > 0) == counts


def test_samples_without_the_class_do_not_count_for_tversky():
    logits, target = batch(3)
    target[1] = 0
    assert tversky_loss(logits, target) == pytest.approx(tversky_loss(logits[[0, 2]], target[[0, 2]]).item())
    assert tversky_loss(logits, torch.zeros_like(target)) == 0


def test_improved_is_the_published_sum():
    logits, target = batch()
    parts = [float(each(logits, target)) for each in (focal_loss, tversky_loss, boundary_loss)]
    assert float(improved_loss(logits, target)) == pytest.approx(0.8 * parts[0] + parts[1] + 0.1 * parts[2])
    assert set(LOSSES) == {"improved", "bce_dice"}


class TestBesideLibraries:
    @given(seed=st.integers(0, 10_000), share=st.floats(0, 1))
    @settings(max_examples=20, deadline=None)
    def test_focal_is_torchvisions(self, seed, share):
        logits, target = batch(seed=seed, share=share)
        theirs = sigmoid_focal_loss(logits, target, alpha=0.75, gamma=2, reduction="mean")
        torch.testing.assert_close(focal_loss(logits, target), theirs)

    @given(seed=st.integers(0, 10_000))
    @settings(max_examples=20, deadline=None)
    def test_of_one_sample_tversky_and_dice_are_those_of_segmentation_models(self, seed):
        """Of several they differ: there a batch is counted as one large image, here each sample has its own index."""
        logits, target = batch(2, seed=seed)
        tversky = TverskyLoss("binary", alpha=0.3, beta=0.7, smooth=1e-6)
        dice = DiceLoss("binary", smooth=1e-6)
        one, its_target = logits[:1], target[:1]
        torch.testing.assert_close(tversky_loss(one, its_target), tversky(one[:, None], its_target[:, None]))
        torch.testing.assert_close(1 - dice_of(one.sigmoid(), its_target)[0], dice(one[:, None], its_target[:, None]))
        target[1] *= torch.rand(12, 12, generator=torch.Generator().manual_seed(seed)) < 0.1
        assert not torch.isclose(tversky_loss(logits, target), tversky(logits[:, None], target[:, None]), atol=1e-4)


@pytest.mark.parametrize("loss", EACH)
@pytest.mark.parametrize("case", ["mixed", "nothing", "everything", "one process has nothing"])
def test_two_processes_see_what_one_would(loss, case):
    """The mean of the losses of two processes, and of their gradients, is that of the whole batch."""
    logits, target = batch(5, seed=3)
    if case == "nothing":
        target[:] = 0
    elif case == "everything":
        target[:] = 1
    elif case == "one process has nothing":
        target[2:] = 0
    logits.requires_grad_()
    whole = loss(logits, target)
    (expected,) = torch.autograd.grad(whole, logits)
    parts = [slice(0, 2), slice(2, 5)]
    total = torch.stack(_shared(loss, [(logits[part], target[part]) for part in parts])).mean()
    (gradient,) = torch.autograd.grad(total, logits)
    torch.testing.assert_close(total, whole)
    torch.testing.assert_close(gradient, expected)
    assert torch.isfinite(gradient).all()


def _shared(loss, batches):
    """Losses of processes that sum what each of them hands over, in the order in which they do."""
    handed: list[list[Tensor]] = []
    for logits, target in batches:
        own: list[Tensor] = []
        loss(logits, target, Processes(len(batches), lambda each, own=own: own.append(each) or each))
        handed.append(own)
    sums = [sum(each) for each in zip(*handed, strict=True)]
    results = []
    for logits, target in batches:
        waiting = iter(sums)
        results.append(loss(logits, target, Processes(len(batches), lambda _each, waiting=waiting: next(waiting))))
    assert not any(each.requires_grad for own in handed for each in own)
    return results


@pytest.mark.parametrize("loss", EACH)
def test_wildly_wrong_logits_have_a_finite_loss(loss):
    _, target = batch()
    logits = ((1 - 2 * target) * 1e4).requires_grad_()
    value = loss(logits, target)
    (gradient,) = torch.autograd.grad(value, logits)
    assert torch.isfinite(value)
    assert torch.isfinite(gradient).all()
