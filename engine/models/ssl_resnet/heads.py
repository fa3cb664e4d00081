"""What stands behind the encoder: the published head, and a light one of our own."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class SceneNormalisation(nn.Module):
    """Instance normalisation without weights, whose means and variances can be given beforehand.

    Without them it is the published layer: every image is normalised by its own. Tiles of a scene would then be
    normalised each by its own, and differ where they meet; with the statistics of the whole scene they do not.

    Instance normalisation: Ulyanov and others 2016, arXiv:1607.08022.

    Args:
        channels: Of the feature maps.
    """

    mean: Tensor
    variance: Tensor

    def __init__(self, channels: int, epsilon: float = 1e-5) -> None:
        super().__init__()
        self.epsilon = epsilon
        self.given = False
        self.register_buffer("mean", torch.zeros(channels), persistent=False)
        self.register_buffer("variance", torch.ones(channels), persistent=False)

    def give(self, mean: Tensor, variance: Tensor) -> None:
        """Sets the statistics, float [channels], that hold for every image from now on."""
        self.mean = mean.to(self.mean)
        self.variance = variance.to(self.variance)
        self.given = True

    def forget(self) -> None:
        """Every image is normalised by its own statistics again."""
        self.given = False

    def forward(self, features: Tensor) -> Tensor:
        """Normalises float [N, channels, H, W]."""
        if not self.given:
            return F.instance_norm(features, eps=self.epsilon)
        gain = torch.rsqrt(self.variance + self.epsilon)
        return (features - self.mean[:, None, None]) * gain[:, None, None]


class SceneStatistics:
    """Means and variances of feature maps that come one batch after the other.

    Sums of squares lose their digits where the mean is large, so that each batch's own variance is joined to those
    before it: Chan, Golub, LeVeque 1983, doi:10.1080/00031305.1983.10483115.

    Attributes:
        weight: Of all that was added, in pixels.
    """

    def __init__(self) -> None:
        self.weight = 0.0
        self._mean = torch.zeros(1, dtype=torch.float64)
        self._spread = torch.zeros(1, dtype=torch.float64)

    def add(self, features: Tensor, weights: Tensor) -> None:
        """Adds float [N, channels, H, W], each pixel as often as float [N, H, W] says."""
        features, weights = features.float(), weights[:, None].float()
        weight = float(weights.sum(dtype=torch.float32))
        if not weight:
            return
        mean = (features * weights).sum(dim=(0, 2, 3)) / weight
        spread = ((features - mean[:, None, None]).square_() * weights).sum(dim=(0, 2, 3)).cpu().double()
        mean = mean.cpu().double()
        apart = mean - self._mean
        share = weight / (self.weight + weight)
        self._spread = self._spread + spread + apart.square() * self.weight * share
        self._mean = self._mean + apart * share
        self.weight += weight

    def mean_and_variance(self) -> tuple[Tensor, Tensor]:
        """Of each channel, float64 [channels] on the CPU; the variance of all pixels, not of a sample of them."""
        return self._mean, self._spread / self.weight


class PublishedHead(nn.Module):
    """The four layers that were published: convolution, instance normalisation, activation, convolution.

    Args:
        channels_in: Of the encoder's last feature map.
        channels: Between the convolutions.
        outputs: Logits per pixel.
    """

    def __init__(self, channels_in: int, channels: int, outputs: int) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(channels_in, channels, 3, padding=1)
        self.normalisation = SceneNormalisation(channels)
        self.classifier = nn.Conv2d(channels, outputs, 1)

    def forward(self, features: Sequence[Tensor], size: Sequence[int]) -> Tensor:
        """Logits [N, outputs, H, W] of feature maps of which the last one has the size of the image."""
        narrowed = self.normalisation(self.convolution(features[-1]))
        logits: Tensor = self.classifier(F.relu(narrowed))
        return logits


class PyramidHead(nn.Module):
    """A light decoder: every feature map narrowed to few channels and summed from coarse to fine, up to stride 2.

    Feature pyramids: Lin and others 2017, arXiv:1612.03144.

    Args:
        channels_in: Of the encoder's feature maps, the finest first.
        channels: Of the pyramid.
        outputs: Logits per pixel.
    """

    def __init__(self, channels_in: Sequence[int], channels: int, outputs: int) -> None:
        super().__init__()
        self.laterals = nn.ModuleList(nn.Conv2d(each, channels, 1) for each in channels_in)
        self.smoothing = _smoothing(channels, channels)
        self.last = _smoothing(channels, max(1, channels // 2))
        self.classifier = nn.Conv2d(max(1, channels // 2), outputs, 1)

    def forward(self, features: Sequence[Tensor], size: Sequence[int]) -> Tensor:
        """Logits [N, outputs, H, W] of feature maps at strides 2, 4, 8 and so on of an image of `size`."""
        summed = self.laterals[-1](features[-1])
        for place in range(len(features) - 2, -1, -1):
            finer = self.laterals[place](features[place])
            if place == 0:
                summed = self.smoothing(summed)
            summed = finer + F.interpolate(summed, size=finer.shape[-2:], mode="nearest")
        logits: Tensor = self.classifier(self.last(summed))
        return F.interpolate(logits, size=list(size), mode="bilinear", align_corners=False)


def _smoothing(channels_in: int, channels_out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, 3, padding=1, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(inplace=True),
    )
