"""Opens the network of a card and runs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import torch
from torch import Tensor

from ...catalog import Card
from ...errors import ModelError
from ..family import SurveyBatch, read_names, refuse_prompts
from ..reduced import reduced
from ..state_dicts import TOGETHER, read_state_dict, set_weights
from ..unet import fold_batch_normalisation
from .heads import PublishedHead, SceneStatistics
from .network import (
    FAITHFUL,
    FAST,
    FORMS,
    REACH,
    SCALINGS,
    SslResnet,
    build_network,
    class_logits,
    deepest_stride,
    scaled,
)

_FIRST = "encoder.conv1.weight"
_LAST = "head.classifier.bias"
_ONLY_OF = {FAITHFUL: "head.convolution.weight", FAST: "head.laterals.0.weight"}


class SslResnetFamily:
    """Runs the network of a card, of either form.

    Attributes:
        bands: Bands in the order in which `logits` takes them, which is the encoder's.
        classes: Class names in the order of the logits.
        independent: Classes exclude each other.
        margin: See `Family.margin`.
    """

    independent = False
    margin = 0

    def __init__(
        self, network: SslResnet, bands: Sequence[str], classes: Sequence[str], device: str, precision: str
    ) -> None:
        self.bands = tuple(bands)
        self.classes = tuple(classes)
        self._network = network
        self._device, self._precision = device, precision

    @classmethod
    def load(cls, card: Card, device: str, precision: str, prompts: Sequence[str] | None = None) -> SslResnetFamily:
        """Opens the network of a card.

        Args:
            card: The model's card; its weights have been verified. `architecture` tells what `build_network` takes.
            device: `cpu`, `cuda`, `cuda:1`, `mps`.
            precision: `fp32`, `bf16` or `fp16`.
            prompts: Must be empty: this family knows its classes from training.

        Raises:
            ModelError: The weights cannot be read or do not fit, the card contradicts itself, or prompts were given.
        """
        refuse_prompts(card, prompts)
        bands, classes = read_names(card, "bands"), read_names(card, "classes")
        form = _form(card)
        _check_bands(card, form, bands)
        network = build_network(card.architecture)
        stride = deepest_stride(card.architecture)
        if card.inputs.multiple_of % stride:
            raise ModelError(f"the field inputs.multiple_of of model {card.id} must be a multiple of {stride}")
        weights = read_state_dict(card.weights_path)
        _check_form(card, form, weights)
        set_weights(network, weights, card, "do not fit its architecture", first=_FIRST, last=_LAST)
        network.eval().requires_grad_(False)
        fold_batch_normalisation(network)
        # Torch's stubs do not know the argument.
        cast(Any, network).to(device=device, memory_format=torch.channels_last)
        return (_Faithful if form == FAITHFUL else cls)(network, bands, classes, device, precision)

    def logits(self, batch: Tensor, band_presence: Tensor) -> Tensor:
        """Runs the network.

        Args:
            batch: uint16 [N, bands, height, width] on the device, reflectance × 10 000, 0 where there is no data.
            band_presence: bool [N, bands] on the device.

        Returns:
            float32 [N, classes, height, width] on the device.
        """
        with torch.inference_mode(), reduced(self._device, self._precision):
            return class_logits(self._network(batch, band_presence).float())


class _Faithful(SslResnetFamily):
    """The published form, whose tiles are normalised by the whole scene."""

    margin = REACH

    def survey(self, batches: Iterable[SurveyBatch]) -> None:
        """Measures what the head's normalisation needs; see `SurveyingFamily.survey`."""
        head = cast(PublishedHead, self._network.head)
        head.normalisation.forget()
        statistics = SceneStatistics()
        for batch, band_presence, weights in batches:
            with torch.inference_mode(), reduced(self._device, self._precision):
                planes = scaled(batch, band_presence, self._network.scaling)
                features = head.convolution(self._network.encoder(planes)[-1])
            statistics.add(features, weights)
        if statistics.weight:
            head.normalisation.give(*statistics.mean_and_variance())


def _form(card: Card) -> str:
    form = card.architecture.get("form")
    if form not in FORMS:
        raise ModelError(f"the field architecture.form of model {card.id} must be one of {', '.join(FORMS)}")
    if card.architecture.get("scaling", SCALINGS[0]) not in SCALINGS:
        raise ModelError(f"the field architecture.scaling of model {card.id} must be one of {', '.join(SCALINGS)}")
    return str(form)


def _check_bands(card: Card, form: str, bands: Sequence[str]) -> None:
    """Holds what the card says of its inputs to what its network takes."""
    inputs = card.inputs
    if len(set(bands)) < len(bands) or set(bands) != set(inputs.bands):
        raise ModelError(
            f"the bands of model {card.id} contradict each other", "name the same in architecture.bands and in inputs"
        )
    if form == FAITHFUL and inputs.bands_optional:
        raise ModelError(
            f"model {card.id} needs each of its bands: its card must require all {len(bands)}, and none be optional"
        )


def _check_form(card: Card, form: str, weights: Mapping[str, Tensor]) -> None:
    other = next((each for each in FORMS if each != form and _ONLY_OF[each] in weights), None)
    if other is not None and _ONLY_OF[form] not in weights:
        raise ModelError(f"the weights of model {card.id} are of the form {other}, its card says {form}", TOGETHER)
