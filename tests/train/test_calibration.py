"""The temperature that makes probabilities true, and how far they are from it."""

import numpy as np
import pytest
import torch

from train.calibration import fit_temperature, reliability


def drawn(count: int, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits, and labels drawn with exactly the probabilities that these give."""
    generator = torch.Generator().manual_seed(seed)
    logits = 2 * torch.randn(count, 4, generator=generator)
    return logits, torch.multinomial(logits.softmax(1), 1, generator=generator)[:, 0]


@pytest.mark.parametrize("temperature", [0.4, 1.0, 2.5])
def test_a_known_temperature_is_found(temperature):
    logits, labels = drawn(60_000)
    assert fit_temperature(logits * temperature, labels) == pytest.approx(temperature, rel=0.03)


def test_images_are_fitted_like_lists_of_pixels_and_255_counts_nowhere():
    logits, labels = drawn(3000)
    image, label = logits.T.reshape(1, 4, 50, 60), labels.reshape(1, 50, 60).clone()
    assert fit_temperature(image, label) == pytest.approx(fit_temperature(logits, labels), rel=1e-3)
    label[0, :25] = 255
    assert fit_temperature(image, label) == pytest.approx(fit_temperature(logits[1500:], labels[1500:]), rel=1e-3)


def test_thick_taken_for_thin_cloud_does_not_count_as_wrong():
    logits = torch.tensor([[0.0, 6.0, 0.0, 0.0]]).repeat(100, 1)
    assert fit_temperature(logits, torch.full((100,), 2)) == pytest.approx(
        fit_temperature(logits, torch.full((100,), 1))
    )


def test_nothing_to_fit_on():
    with pytest.raises(ValueError, match="no pixel"):
        fit_temperature(torch.zeros(3, 4), torch.full((3,), 255))
    with pytest.raises(ValueError, match="do not fit"):
        fit_temperature(torch.zeros(3, 4), torch.zeros(4, dtype=torch.long))


def test_calibration_error_by_hand():
    # of ten pixels at 0.15 two are cloud: 0.05 off; of ten at 0.95 nine: 0.05 off; of twenty at 1 all: right
    probability = np.array([0.15] * 10 + [0.95] * 10 + [1.0] * 20, np.float32)
    true = np.array([True] * 2 + [False] * 8 + [True] * 9 + [False] + [True] * 20)
    measured = reliability(probability, true)
    assert measured.pixels.tolist() == [0, 10, 0, 0, 0, 0, 0, 0, 0, 30]
    # 0.95 and 1 share a bin: said 29.5, true 29
    assert measured.expected_error == pytest.approx((0.5 + 0.5) / 40, abs=1e-6)
    assert (measured + measured).expected_error == pytest.approx(measured.expected_error)
