"""The networks: the encoder, one of two heads, and the scaling in front."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from ...errors import ModelError
from ...sentinel2 import BAND_NAMES, QUANTIFICATION
from .encoder import Encoder, without_strides
from .heads import PublishedHead, PyramidHead

FAITHFUL, FAST = "faithful", "fast"
FORMS = (FAITHFUL, FAST)

REFLECTANCE, CLIPPED, SQUARE_ROOT = "reflectance", "clipped", "square_root"
SCALINGS = (REFLECTANCE, CLIPPED, SQUARE_ROOT)
"""What the encoder sees of reflectance; see `scaled`."""

BRIGHTEST = 1.5
"""Reflectance beyond which `square_root` tells nothing apart."""

_STAGES = {FAITHFUL: 4, FAST: 3}
"""Stages of the encoder. The fourth one holds three quarters of the weights and sees 320 m at once."""


REACH = 21
"""Pixels to each side that a logit of `faithful` sees: 3 + 1 of the first layers, 16 of the stages, 1 of the head."""


class SslResnet(nn.Module):
    """A segmentation network on the encoder.

    Args:
        form: `faithful`: every stride of the encoder set to 1 and the published head; `fast`: the encoder's own strides
            and a light decoder.
        bands: Bands in the order of the batches; SEN12MS's, which is `sentinel2.BAND_NAMES`, for published encoders.
        outputs: Logits per pixel: 1 for two classes, else one for each class.
        scaling: One of `SCALINGS`.
        stages: Stages of the encoder.
        decoder_channels: Channels between the encoder and the logits.
    """

    def __init__(
        self,
        form: str,
        bands: int = len(BAND_NAMES),
        outputs: int = 4,
        scaling: str = REFLECTANCE,
        stages: int | None = None,
        decoder_channels: int = 64,
    ) -> None:
        super().__init__()
        if form not in FORMS:
            raise ValueError(f"the form {form!r} is none of {', '.join(FORMS)}")
        if scaling not in SCALINGS:
            raise ValueError(f"the scaling {scaling!r} is none of {', '.join(SCALINGS)}")
        if min(outputs, decoder_channels) < 1:
            raise ValueError("numbers of channels must be at least 1")
        self.form, self.scaling = form, scaling
        self.encoder = build_encoder(bands, _STAGES[form] if stages is None else stages)
        self.head: nn.Module
        if form == FAITHFUL:
            without_strides(self.encoder)
            self.head = PublishedHead(self.encoder.channels[-1], decoder_channels, outputs)
        else:
            self.head = PyramidHead(self.encoder.channels, decoder_channels, outputs)

    def forward(self, reflectance: Tensor, band_presence: Tensor) -> Tensor:
        """Logits of a batch.

        Args:
            reflectance: uint16 [N, bands, H, W], reflectance × 10 000, 0 where there is no data.
            band_presence: bool [N, bands].

        Returns:
            float [N, outputs, H, W]. A single one is the logit of the second of two classes; see `class_logits`.
        """
        planes = scaled(reflectance, band_presence, self.scaling)
        logits: Tensor = self.head(self.encoder(planes), reflectance.shape[-2:])
        return logits


def build_encoder(bands: int = len(BAND_NAMES), stages: int = 4) -> Encoder:
    """The encoder with random weights; see `Encoder`."""
    return Encoder(bands, stages)


def build_network(architecture: Mapping[str, Any]) -> SslResnet:
    """A network with random weights from the `architecture` of a card.

    Args:
        architecture: `form`, `bands` (names), `classes` (names), and what may be left out: `scaling`, `stages`,
            `decoder_channels`. One or two classes take one logit.

    Raises:
        ModelError: An argument is missing or means nothing.
    """
    try:
        classes = len(architecture["classes"])
        return SslResnet(
            form=str(architecture["form"]),
            bands=len(architecture["bands"]),
            outputs=1 if classes == 2 else classes,
            scaling=str(architecture.get("scaling", REFLECTANCE)),
            stages=None if architecture.get("stages") is None else int(architecture["stages"]),
            decoder_channels=int(architecture.get("decoder_channels", 64)),
        )
    except (KeyError, TypeError, ValueError, RuntimeError, OverflowError) as error:
        raise ModelError(f"the architecture of the model's card cannot be built ({error})") from error


def deepest_stride(architecture: Mapping[str, Any]) -> int:
    """What the edges of an image must be multiples of, so that every stride of the network halves it evenly.

    Args:
        architecture: One of which `build_network` builds a network.
    """
    form, stages = str(architecture["form"]), architecture.get("stages")
    return 1 if form == FAITHFUL else 1 << ((_STAGES[form] if stages is None else int(stages)) + 1)


def scaled(reflectance: Tensor, band_presence: Tensor, scaling: str) -> Tensor:
    """What the encoder sees of a batch.

    Args:
        reflectance: uint16 [N, bands, H, W], reflectance × 10 000, 0 where there is no data.
        band_presence: bool [N, bands]; the planes of a band that is absent are 0.
        scaling: `reflectance`: as published for WHUS2-CD+ and CloudSEN12; `clipped`: at most 1, as published for
            SEN12MS; `square_root`: its root, which spreads dark ground and keeps cloud within reach.

    Returns:
        float32 [N, bands, H, W].
    """
    planes = reflectance.to(torch.float32) / QUANTIFICATION
    if scaling == CLIPPED:
        planes = planes.clamp_(max=1.0)
    elif scaling == SQUARE_ROOT:
        planes = planes.clamp_(max=BRIGHTEST).sqrt_()
    return planes * band_presence[:, :, None, None]


def class_logits(logits: Tensor) -> Tensor:
    """A logit for each class, float [N, classes, H, W], of what a network gives.

    A network that tells two classes apart gives one logit, float [N, 1, H, W], whose sigmoid is the second class's
    probability. Beside a 0 for the first class the softmax gives the same.
    """
    return logits if logits.shape[1] > 1 else torch.cat([torch.zeros_like(logits), logits], dim=1)
