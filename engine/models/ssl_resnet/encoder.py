"""The encoder that is trained without labels: ResNet-18 for any number of bands.

ResNet: He and others 2016, arXiv:1512.03385.
"""

from __future__ import annotations

from typing import Any, cast

from torch import Tensor, nn

from ..torchvision_cure import ensure_importable

CHANNELS = (64, 64, 128, 256, 512)
"""Of the feature maps: of the first convolution, then of each stage."""


class Encoder(nn.Module):
    """ResNet-18 without its pooling and its last layer.

    Parameters are named as torchvision names them: `conv1`, `bn1`, `layer1` … `layer4`.

    Args:
        bands: Channels of the input.
        stages: How many of the four stages there are; those left out have no weights.

    Attributes:
        channels: Of each feature map that `forward` returns.
    """

    def __init__(self, bands: int = 13, stages: int = 4) -> None:
        super().__init__()
        ensure_importable()
        import timm  # imports torchvision

        if bands < 1 or stages not in range(1, 5):
            raise ValueError("an encoder has at least one band and one to four stages")
        # timm starts with residual branches that are zero; torchvision does not, and neither do the published networks.
        resnet = cast(
            Any,
            timm.create_model("resnet18", pretrained=False, in_chans=bands, num_classes=0, zero_init_last=False),
        )
        self.conv1, self.bn1, self.act1, self.maxpool = resnet.conv1, resnet.bn1, resnet.act1, resnet.maxpool
        self._stages = tuple(f"layer{place}" for place in range(1, stages + 1))
        for name in self._stages:
            self.add_module(name, getattr(resnet, name))
        self.channels = CHANNELS[: stages + 1]

    def forward(self, planes: Tensor) -> list[Tensor]:
        """Feature maps of a batch.

        Args:
            planes: float [N, bands, H, W].

        Returns:
            What the first convolution gives (stride 2, after normalisation and activation), then what each stage gives
            (strides 4, 8, 16, 32): float [N, channels, h, w].
        """
        features = [self.act1(self.bn1(self.conv1(planes)))]
        deepest = self.maxpool(features[0])
        for name in self._stages:
            deepest = self.get_submodule(name)(deepest)
            features.append(deepest)
        return features

    def pooled(self, planes: Tensor) -> Tensor:
        """Means of the deepest feature map: float [N, channels] of float [N, bands, H, W]."""
        return self.forward(planes)[-1].mean(dim=(2, 3))


def without_strides(encoder: Encoder) -> Encoder:
    """Sets every stride to 1, in place: features at the resolution of the image, with the same weights."""
    for module in encoder.modules():
        if isinstance(module, nn.Conv2d):
            module.stride = (1, 1)
        elif isinstance(module, nn.MaxPool2d):
            module.stride = 1
    return encoder
