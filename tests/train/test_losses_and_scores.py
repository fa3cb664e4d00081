"""Losses and scores against values worked out by hand."""

import math

import numpy as np
import pytest
import torch

from train.losses import SegmentationLoss, soft_dice
from train.metrics import Agreement, cloud_agreement, cloud_share, decide, shadow_agreement


def logits_of(*probabilities: tuple[float, float, float, float]) -> torch.Tensor:
    """[1, 4, 1, n] logits with these probabilities."""
    return torch.tensor(probabilities).log().T[None, :, None, :]


def test_dice_of_a_perfect_and_of_an_empty_mask():
    wanted = torch.tensor([[[True, True, False, False]]])
    everywhere = torch.ones_like(wanted)
    assert soft_dice(wanted.float(), wanted, everywhere).item() == pytest.approx(0)
    assert soft_dice(torch.zeros(1, 1, 4), wanted, everywhere).item() == pytest.approx(1 - 1 / 3)


def test_dice_by_hand():
    # overlap 0.5 + 0.25, mask 0.5 + 0.25 + 0.25, label 2: 1 - (2 * 0.75 + 1) / (1 + 2 + 1)
    probability = torch.tensor([[[0.5, 0.25, 0.25]]])
    wanted = torch.tensor([[[True, True, False]]])
    assert soft_dice(probability, wanted, torch.ones_like(wanted)).item() == pytest.approx(1 - 2.5 / 4)


def test_loss_by_hand():
    logits = logits_of((0.7, 0.1, 0.1, 0.1), (0.2, 0.3, 0.1, 0.4))
    label = torch.tensor([[[0, 3]]])
    entropy = -(1 * math.log(0.7) + 2 * math.log(0.4)) / 3
    cloud = 1 - (0 + 1) / (0.2 + 0.4 + 0 + 1)
    shadow = 1 - (2 * 0.4 + 1) / (0.1 + 0.4 + 1 + 1)
    loss = SegmentationLoss((1, 1, 1.3, 2), cloud=0.5, shadow=0.35)(logits, label)
    assert loss.item() == pytest.approx(entropy + 0.5 * cloud + 0.35 * shadow, abs=1e-5)


def test_ignored_pixels_do_not_count():
    logits = logits_of((0.7, 0.1, 0.1, 0.1), (0.2, 0.3, 0.1, 0.4))
    loss = SegmentationLoss()
    alone = loss(logits[..., :1], torch.tensor([[[0]]]))
    assert loss(logits, torch.tensor([[[0, 255]]])).item() == pytest.approx(alone.item())


def test_a_batch_without_labels_has_no_loss_and_no_nan():
    logits = torch.zeros(1, 4, 2, 2, requires_grad=True)
    loss = SegmentationLoss()(logits, torch.full((1, 2, 2), 255))
    loss.backward()
    assert loss.item() == 0
    assert not logits.grad.any()


def test_joined_cloud_beats_a_larger_single_class():
    logits = logits_of((0.4, 0.35, 0.25, 0.0001), (0.5, 0.2, 0.29, 0.01), (0.3, 0.05, 0.05, 0.6))
    assert decide(logits, "joined-cloud").tolist() == [[[1, 0, 3]]]
    assert decide(logits, "argmax").tolist() == [[[0, 0, 3]]]


def test_the_engine_decides_alike():
    from engine.catalog import Decision
    from engine.models.torch_runtime import decide as decide_in_engine

    logits = torch.randn(1, 4, 50, 50, generator=torch.Generator().manual_seed(0))
    for rule in ("argmax", "joined-cloud"):
        theirs = decide_in_engine(logits[0], (0, 1, 2, 3), Decision(1.0, rule), (1, 2))
        assert torch.equal(decide(logits, rule)[0], theirs)


def test_scores_by_hand():
    label = np.array([[0, 1, 2, 2, 3, 255]], np.uint8)
    mask = np.array([[1, 2, 1, 0, 3, 1]], np.uint8)
    cloud = cloud_agreement(mask, label)
    assert (cloud.hits, cloud.missed, cloud.invented) == (2, 1, 1)
    assert (cloud.iou, cloud.f1) == pytest.approx((0.5, 2 / 3))
    assert (cloud.precision, cloud.recall) == pytest.approx((2 / 3, 2 / 3))
    assert shadow_agreement(mask, label) == Agreement(1, 0, 0)
    assert cloud + Agreement(1, 1, 1) == Agreement(3, 2, 2)
    assert math.isnan(Agreement().iou)
    assert cloud_share(mask) == pytest.approx(4 / 6)
    assert cloud_share(mask, label != 255) == pytest.approx(3 / 5)
