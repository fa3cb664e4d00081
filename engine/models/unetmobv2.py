"""The U-Nets that were published with CloudSEN12: a MobileNetV2 encoder and the usual decoder, four classes.

All of them take top-of-atmosphere or surface reflectance as it is, with no other normalisation, and need every one of
their bands: 13 of L1C, 12 of L2A, four, or eight for Landsat's. The same network trained as in the benchmark of
Cloud-Adapter sees red, green and blue stretched image by image instead (`scaled`).

The data set and its baseline: Aybar and others 2022, doi:10.1038/s41597-022-01878-2. The weights are those of the
package `cloudsen12_models`; the ones for four bands come from doi:10.1109/IGARSS52108.2023.10282605. MobileNetV2:
Sandler and others 2018, arXiv:1801.04381. The benchmark: Zou and others 2025, arXiv:2411.13127.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn

from ..catalog import Card
from ..errors import ModelError
from ..sentinel2 import QUANTIFICATION
from .family import read_names, refuse_prompts
from .reduced import reduced
from .state_dicts import read_state_dict, set_weights
from .torchvision_cure import ensure_importable
from .unet import fold_batch_normalisation

ENCODER = "mobilenet_v2"
MULTIPLE_OF = 32
"""What the network sees has edges that are multiples of this; other batches are mirrored up to one."""

REFLECTANCE, MAXIMUM = "reflectance", "maximum"
SCALINGS = (REFLECTANCE, MAXIMUM)
"""What the network sees of the numbers: see `scaled`."""

_FIRST = "encoder.features.0.0.weight"
_UNFIT = "are not those of a U-Net with MobileNetV2"


class UNetMobV2Family:
    """Runs a published U-Net.

    Attributes:
        bands: Bands in the order in which `logits` takes them, which is the network's own.
        classes: Class names in the order of the logits.
        independent: Classes exclude each other.
    """

    independent = False

    def __init__(
        self,
        network: nn.Module,
        bands: Sequence[str],
        classes: Sequence[str],
        device: str,
        precision: str,
        scaling: str = REFLECTANCE,
    ) -> None:
        self.bands = tuple(bands)
        self.classes = tuple(classes)
        self._network, self._scaling = network, scaling
        self._device, self._precision = device, precision

    @classmethod
    def load(cls, card: Card, device: str, precision: str, prompts: Sequence[str] | None = None) -> UNetMobV2Family:
        """Opens the network of a card.

        Args:
            card: The model's card; its weights have been verified. `architecture` tells `encoder`, `bands` in the
                network's order, `classes`, `scaling` (of `SCALINGS`, `reflectance` where it says nothing), and for
                people `form`: how the file holds the tensors is seen in the file.
            device: `cpu`, `cuda`, `cuda:1`, `mps`.
            precision: `fp32`, `bf16` or `fp16`.
            prompts: Must be empty: this family knows its classes from training.

        Raises:
            ModelError: The weights cannot be read or do not fit, the card contradicts itself, a package is missing, or
                prompts were given.
        """
        refuse_prompts(card, prompts)
        bands, classes = read_names(card, "bands"), read_names(card, "classes")
        _check(card, bands)
        scaling = str(card.architecture.get("scaling", REFLECTANCE))
        network = build_network(len(bands), len(classes))
        set_weights(network, read_state_dict(card.weights_path), card, _UNFIT, first=_FIRST)
        network.eval().requires_grad_(False)
        fold_batch_normalisation(network)
        # Its convolutions take two thirds of the time with the channels last. Torch's stubs do not know the argument.
        cast(Any, network).to(device=device, memory_format=torch.channels_last)
        return cls(network, bands, classes, device, precision, scaling)

    def logits(self, batch: Tensor, band_presence: Tensor) -> Tensor:
        """Runs the network, as the publication's own `predict` does up to its argmax.

        Args:
            batch: uint16 [N, bands, height, width] on the device, reflectance × 10 000, 0 where there is no data. Where
                an edge is no multiple of 32 it is mirrored, half of what is missing before it and half behind it.
            band_presence: bool [N, bands] on the device; not looked at, because a card of this family requires all.

        Returns:
            float32 [N, classes, height, width] on the device.
        """
        height, width = batch.shape[-2:]
        rows, columns = _mirrored(height), _mirrored(width)
        with torch.inference_mode():
            seen = scaled(batch, self._scaling)
            for axis, edge, places in ((2, height, rows), (3, width, columns)):
                if len(places) > edge:
                    seen = seen.index_select(axis, torch.from_numpy(places).to(batch.device))
            with reduced(self._device, self._precision):
                logits: Tensor = self._network(seen.contiguous(memory_format=torch.channels_last)).float()
            above, left = (len(rows) - height) // 2, (len(columns) - width) // 2
            return logits[:, :, above : above + height, left : left + width]


def scaled(batch: Tensor, scaling: str) -> Tensor:
    """What the network sees of the numbers of a batch.

    `reflectance` is the numbers / 10 000. `maximum` divides each image by its highest number in any of its bands, which
    is the benchmark's stretch between minimum and maximum: its chips of 509 px are padded with zeros, so that the
    minimum is 0 in all of them. A scene has no such padding: its own minimum would be its darkest pixel, and a haze
    that covers all of it would be stretched away, as training never did.

    Args:
        batch: uint16 [N, bands, height, width], reflectance × 10 000.
        scaling: One of `SCALINGS`.

    Returns:
        float32 of the same shape; zeros for an image of zeros.
    """
    numbers = batch.to(torch.float32)
    if scaling == REFLECTANCE:
        return numbers.div_(QUANTIFICATION)
    return numbers.div_(numbers.amax(dim=(1, 2, 3), keepdim=True).clamp_(min=1))


def build_network(band_count: int, class_count: int = 4) -> nn.Module:
    """The published network with random weights: float32 [N, bands, H, W] to [N, classes, H, W].

    Raises:
        ModelError: The package that defines it is not installed.
    """
    try:
        ensure_importable()
        import segmentation_models_pytorch as smp  # imports torchvision
    except ImportError as error:
        raise ModelError(
            f"the U-Nets of CloudSEN12 need the package {error.name or 'segmentation_models_pytorch'}",
            "install it with: pip install 'cloudmask[models]'",
        ) from error
    network: nn.Module = smp.Unet(ENCODER, encoder_weights=None, in_channels=band_count, classes=class_count)
    return network


def _mirrored(edge: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Which pixel stands at each place of an edge mirrored up to a multiple of 32, more than once if need be."""
    lacking = -edge % MULTIPLE_OF
    return np.pad(np.arange(edge), (lacking // 2, lacking - lacking // 2), mode="reflect")


def _check(card: Card, bands: Sequence[str]) -> None:
    if card.architecture.get("encoder") != ENCODER:
        raise ModelError(f"the field architecture.encoder of model {card.id} must be {ENCODER}")
    if card.architecture.get("scaling", REFLECTANCE) not in SCALINGS:
        raise ModelError(f"the field architecture.scaling of model {card.id} must be one of {', '.join(SCALINGS)}")
    if set(bands) != set(card.inputs.bands_required) or card.inputs.bands_optional:
        required = ", ".join(sorted(bands))
        raise ModelError(f"model {card.id} needs each of its bands: its card must require {required} and no other")
