"""The U-Net of the bundled models: a timm encoder, a narrow decoder, any subset of Sentinel-2's bands.

The decoder ends at half the resolution and the logits are enlarged: the usual decoder costs two thirds of a light
U-Net's time and adds nothing that a cloud mask shows. Encoders without squeeze-and-excitation blocks are to be
preferred: those blocks average over the whole window, so that a pixel's class would depend on how a scene was cut.

U-Net: Ronneberger, Fischer, Brox 2015, doi:10.1007/978-3-319-24574-4_28.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from ..catalog import Card
from ..errors import ModelError
from ..sentinel2 import BAND_NAMES, BANDS
from .family import read_names, refuse_prompts
from .normalisation import Normalisation
from .reduced import reduced
from .torchvision_cure import ensure_importable

DEEPEST_STRIDE = 32
"""Edges of a batch are multiples of this."""

FINEST_BANDS = tuple(band.name for band in BANDS if band.resolution == 10)


class DecoderBlock(nn.Module):
    """Doubles the resolution, joins features of that resolution where there are some, convolves twice."""

    def __init__(self, channels_in: int, channels_skip: int, channels_out: int) -> None:
        super().__init__()
        self.convolutions = nn.Sequential(
            nn.Conv2d(channels_in + channels_skip, channels_out, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels_out),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels_out, channels_out, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels_out),
            nn.ReLU(inplace=True),
        )

    def forward(self, deep: Tensor, skip: Tensor | None) -> Tensor:
        """Joins [N, channels_in, h, w] and [N, channels_skip, 2h, 2w] to [N, channels_out, 2h, 2w]."""
        enlarged = F.interpolate(deep, scale_factor=2, mode="nearest")
        joined = enlarged if skip is None else torch.cat([enlarged, skip], dim=1)
        result: Tensor = self.convolutions(joined)
        return result


class Detail(nn.Module):
    """What an encoder that works on reduced pixels misses: edges, from the bands that have them."""

    def __init__(self, bands: Sequence[str], channels: int) -> None:
        super().__init__()
        fine = [band for band in bands if band in FINEST_BANDS]
        if not fine:
            raise ValueError(f"reduction 2 needs one of the bands {', '.join(FINEST_BANDS)}")
        self.places = [list(bands).index(band) for band in fine]
        self.normalisation = Normalisation(fine, with_presence=False)
        self.convolution = nn.Sequential(
            nn.Conv2d(len(fine), channels, 3, stride=2, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(inplace=True),
        )

    def forward(self, reflectance: Tensor, band_presence: Tensor) -> Tensor:
        """Features at half the resolution: [N, channels, H / 2, W / 2] of a batch as `UNet` takes it."""
        planes = self.normalisation(reflectance[:, self.places], band_presence[:, self.places])
        features: Tensor = self.convolution(planes)
        return features


class UNet(nn.Module):
    """The network itself, with its normalisation in front.

    With `reduction` 2 the encoder sees the image at half its resolution, where it costs a quarter; one layer at full
    resolution (`Detail`) brings the edges back at the decoder's end.

    Args:
        encoder: A timm model that offers features at strides 2, 4, 8, 16 and 32.
        bands: Bands in the order of the batches.
        decoder_channels: Channels of the decoder's blocks, the deepest first; each doubles the resolution.
        class_count: Classes.
        encoder_depth: How many of the encoder's strides are used.
        reduction: Edge of the blocks of pixels that the encoder sees as one, 1 or 2.
        detail_channels: Channels of the layer at full resolution; used with `reduction` 2.
    """

    def __init__(
        self,
        encoder: str = "tf_efficientnet_lite0",
        bands: Sequence[str] = BAND_NAMES,
        decoder_channels: Sequence[int] = (64, 32, 24, 16),
        class_count: int = 4,
        encoder_depth: int = 5,
        reduction: int = 1,
        detail_channels: int = 16,
    ) -> None:
        super().__init__()
        ensure_importable()
        import timm  # imports torchvision

        if reduction not in (1, 2) or encoder_depth not in range(1, 6) or reduction * 2**encoder_depth > DEEPEST_STRIDE:
            raise ValueError(f"reduction must be 1 or 2 and the deepest stride at most {DEEPEST_STRIDE}")
        if min(class_count, detail_channels, *decoder_channels) < 1:
            raise ValueError("numbers of channels must be at least 1")
        self.normalisation = Normalisation(bands, reduction)
        self.encoder = timm.create_model(
            encoder,
            features_only=True,
            pretrained=False,
            in_chans=2 * len(bands),
            out_indices=tuple(range(encoder_depth)),
        )
        _drop_unused_stages(self.encoder)
        offered = cast(Any, self.encoder).feature_info
        channels = list(offered.channels())
        if list(offered.reduction()) != [2 ** (place + 1) for place in range(encoder_depth)]:
            raise ValueError("the encoder must have features at strides 2, 4, 8 and so on")
        self.detail = Detail(bands, detail_channels) if reduction == 2 else None
        skips = [*reversed(channels[:-1]), *([detail_channels] if reduction == 2 else [])]
        without = len(decoder_channels) - len(skips)
        if without not in (0, 1):
            raise ValueError(f"the decoder must have {len(skips)} blocks, or one more to end at full resolution")
        inputs = [channels[-1], *decoder_channels[:-1]]
        self.decoder = nn.ModuleList(
            DecoderBlock(*each) for each in zip(inputs, [*skips, *[0] * without], decoder_channels, strict=True)
        )
        self.head = nn.Conv2d(decoder_channels[-1], class_count, 3, padding=1)

    def forward(self, reflectance: Tensor, band_presence: Tensor) -> Tensor:
        """Logits of a batch.

        Args:
            reflectance: uint16 [N, bands, H, W], reflectance × 10 000, 0 where there is no data; H and W are multiples
                of 32.
            band_presence: bool [N, bands].

        Returns:
            float [N, classes, H, W].
        """
        *skips, features = self.encoder(self.normalisation(reflectance, band_presence))
        if self.detail is not None:
            skips.insert(0, self.detail(reflectance, band_presence))
        for place, block in enumerate(self.decoder):
            features = block(features, skips[-1 - place] if place < len(skips) else None)
        logits: Tensor = self.head(features)
        if logits.shape[-1] == reflectance.shape[-1]:
            return logits
        return F.interpolate(logits, scale_factor=2, mode="bilinear", align_corners=False)


def _drop_unused_stages(encoder: nn.Module) -> None:
    """Takes off the stages behind the last features: timm's EfficientNets and MobileNets run them for nothing."""
    timm_encoder = cast(Any, encoder)
    if hasattr(timm_encoder, "blocks"):
        deepest = timm_encoder.feature_info.info[timm_encoder.feature_info.out_indices[-1]]
        timm_encoder.blocks = timm_encoder.blocks[: deepest["stage"]]


class UNetFamily:
    """Runs the U-Net of a card.

    Attributes:
        bands: Bands in the order in which `logits` takes them.
        classes: Class names in the order of the logits.
        multiple_of: Edges of a batch must be multiples of this.
    """

    multiple_of = DEEPEST_STRIDE

    def __init__(
        self, network: UNet, bands: Sequence[str], classes: Sequence[str], device: str, precision: str
    ) -> None:
        self.bands = tuple(bands)
        self.classes = tuple(classes)
        self._network = network
        self._device, self._precision = device, precision

    @classmethod
    def load(cls, card: Card, device: str, precision: str, prompts: Sequence[str] | None = None) -> UNetFamily:
        """Opens the network of a card.

        Args:
            card: The model's card; its weights have been verified.
            device: `cpu`, `cuda`, `cuda:1`, `mps`.
            precision: `fp32`, `bf16` or `fp16`.
            prompts: Must be empty: this family knows its classes from training.

        Raises:
            ModelError: The weights cannot be read or do not fit the architecture, or prompts were given.
        """
        refuse_prompts(card, prompts)
        bands, classes = read_names(card, "bands"), read_names(card, "classes")
        network = build_network(card.architecture)
        try:
            weights = load_file(card.weights_path)
            _set_weights(network, weights)
        except (OSError, SafetensorError) as error:
            raise ModelError(f"the weights of model {card.id} cannot be read ({error})") from error
        except RuntimeError as error:
            raise ModelError(f"the weights of model {card.id} do not fit its architecture") from error
        network.eval().requires_grad_(False)
        fold_batch_normalisation(network)
        return cls(channels_last(network).to(device), bands, classes, device, precision)

    def logits(self, batch: Tensor, band_presence: Tensor) -> Tensor:
        """Runs the network.

        Args:
            batch: uint16 [N, bands, height, width] on the device, reflectance × 10 000, 0 where there is no data.
            band_presence: bool [N, bands] on the device.

        Returns:
            float32 [N, classes, height, width] on the device.
        """
        with torch.inference_mode(), reduced(self._device, self._precision):
            result: Tensor = self._network(batch, band_presence)
            return result.float()


_FURTHER_ARGUMENTS = ("encoder_depth", "reduction", "detail_channels")


def build_network(architecture: Mapping[str, Any]) -> UNet:
    """A network with random weights from the `architecture` of a card.

    Raises:
        ModelError: An argument is missing or means nothing.
    """
    try:
        return UNet(
            encoder=str(architecture["encoder"]),
            bands=tuple(architecture["bands"]),
            decoder_channels=tuple(int(channels) for channels in architecture["decoder_channels"]),
            class_count=len(architecture["classes"]),
            **{name: int(architecture[name]) for name in _FURTHER_ARGUMENTS if name in architecture},
        )
    except (IndexError, KeyError, TypeError, ValueError, RuntimeError, OverflowError) as error:
        raise ModelError(f"the architecture of the model's card cannot be built ({error})") from error


def channels_last(network: UNet) -> UNet:
    """Lays the weights out with the channels last, in place: that order is faster on CPUs and on GPUs with fp16."""
    cast(Any, network).to(memory_format=torch.channels_last)  # torch's stubs do not know the argument on its own
    return network


def fold_batch_normalisation(network: nn.Module) -> None:
    """Works every batch normalisation into the convolution before it, in place; the outputs stay the same.

    Relies on each convolution being registered right before its normalisation, which holds for timm's encoders of the
    EfficientNet and MobileNet families and for the decoder here; a normalisation elsewhere is left as it is.
    """
    for parent in network.modules():
        previous: nn.Module | None = None
        for name, module in list(parent.named_children()):
            if isinstance(module, nn.BatchNorm2d) and isinstance(previous, nn.Conv2d):
                _fold(previous, module)
                # timm's normalisation layers carry the activation behind them.
                setattr(parent, name, getattr(module, "act", nn.Identity()))
            previous = module


def _fold(convolution: nn.Conv2d, normalisation: nn.BatchNorm2d) -> None:
    if normalisation.running_mean is None or normalisation.running_var is None:
        raise ValueError("a batch normalisation without running statistics cannot be folded")
    gain = normalisation.weight * torch.rsqrt(normalisation.running_var + normalisation.eps)
    bias = torch.zeros_like(gain) if convolution.bias is None else convolution.bias
    shifted = normalisation.bias + (bias - normalisation.running_mean) * gain
    convolution.weight = nn.Parameter(convolution.weight * gain[:, None, None, None], requires_grad=False)
    convolution.bias = nn.Parameter(shifted.detach(), requires_grad=False)


def _set_weights(network: UNet, weights: Mapping[str, Tensor]) -> None:
    """Sets every tensor but the training step counters of the normalisations, which cards leave out."""
    missing, unexpected = network.load_state_dict({name: each.float() for name, each in weights.items()}, strict=False)
    if unexpected or any(not name.endswith("num_batches_tracked") for name in missing):
        raise RuntimeError("tensors are missing or unknown")
