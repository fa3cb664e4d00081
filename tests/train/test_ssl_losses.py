"""The published losses against figures worked out by hand."""

import math

import pytest
import torch

from train.ssl_losses import binary_loss, multiclass_loss


def test_binary_by_hand():
    half = torch.zeros(1, 1, 1, 4)  # a probability of 0.5 everywhere
    wanted = torch.tensor([[[True, False, False, False]]])
    dice = 2 * 0.5 / (4 * 0.5 + 1)
    found = binary_loss(half, wanted, torch.ones(1, 1, 4, dtype=torch.bool))
    assert float(found) == pytest.approx(math.log(2) + 1 - dice, abs=1e-6)


def test_dice_is_of_each_image_by_itself():
    logits = torch.tensor([20.0, -20.0, -20.0, -20.0]).view(2, 1, 1, 2)
    wanted = torch.tensor([[[True, False]], [[True, True]]])
    entropy = (20 + 20) / 4  # the second image is wrong by 20 twice
    found = binary_loss(logits, wanted, torch.ones(2, 1, 2, dtype=torch.bool))
    assert float(found) == pytest.approx(entropy + (0 + 1) / 2, abs=1e-5)


def test_four_classes_by_hand():
    label = torch.tensor([[[0, 3]]])
    even = torch.zeros(1, 4, 1, 2)
    coefficients = [2 * 0.25 / (0.5 + 1), 0, 0, 2 * 0.25 / (0.5 + 1)]
    assert float(multiclass_loss(even, label)) == pytest.approx(math.log(4) + 1 - sum(coefficients) / 4, abs=1e-6)


def test_what_is_not_labelled_counts_nowhere():
    torch.manual_seed(0)
    logits, label = torch.randn(2, 4, 6, 6), torch.randint(0, 4, (2, 6, 6))
    label[:, :, 3:] = 255
    changed = logits.clone()
    changed[:, :, :, 3:] = 50
    torch.testing.assert_close(multiclass_loss(changed, label), multiclass_loss(logits, label))
    torch.testing.assert_close(multiclass_loss(logits, label), multiclass_loss(logits[..., :3], label[..., :3]))
    one, valid = logits[:, :1], label != 255
    torch.testing.assert_close(
        binary_loss(changed[:, :1], label == 1, valid), binary_loss(one[..., :3], label[..., :3] == 1, valid[..., :3])
    )
    # An image without any label is no image.
    with_empty = torch.cat([label, torch.full((1, 6, 6), 255)])
    torch.testing.assert_close(
        multiclass_loss(torch.cat([logits, logits[:1]]), with_empty), multiclass_loss(logits, label)
    )


def test_nothing_labelled_costs_nothing_and_can_be_learnt_from():
    logits = torch.randn(1, 4, 2, 2, requires_grad=True)
    nothing = torch.full((1, 2, 2), 255)
    loss = multiclass_loss(logits, nothing) + binary_loss(logits[:, :1], nothing == 1, nothing != 255)
    loss.backward()
    assert float(loss.detach()) == 0
    assert float(logits.grad.abs().sum()) == 0
