"""Starts an encoder from weights that were learnt without labels, and looks that they really are its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from pickle import UnpicklingError  # nosec B403 # its name only
from typing import Any

import torch
from torch import Tensor, nn

from engine.errors import CloudmaskError
from engine.sentinel2 import BAND_NAMES

PREFIXES = ("encoder.", "backbone.", "moco.encoder_q.", "encoder_q.", "module.encoder_q.", "")
"""What may stand in front of an encoder's tensors: ours, DeepCluster's as published, three of MoCo's, nothing."""

_COUNTER = "num_batches_tracked"
_FIRST = "conv1.weight"
_WRAPPINGS = ("state_dict", "model")
"""Under what a file may hold its tensors; else they are all that it holds."""
_WAY_OUT = "name a checkpoint of pre-training, such as runs/moco_rasters/checkpoints/last.ckpt"


class EncoderError(CloudmaskError, ValueError):
    """A file that an encoder cannot be started from; the sentence says why."""

    kind = "encoder"


def load_encoder(encoder: nn.Module, source: Path) -> int:
    """Sets all weights of an encoder to those of a file, in place, or changes nothing.

    Every tensor of the encoder must be in the file by its name and in its shape, but for the counters of the batch
    normalisations. The file may hold more: a projection, a queue, a stage that the encoder leaves out.

    Args:
        encoder: Of `engine.models.ssl_resnet.network.build_encoder`; its strides do not matter.
        source: A checkpoint of pre-training by `python -m train fit`, or weights of others (`.pth`) under one of
            `PREFIXES`.

    Returns:
        How many tensors were set.

    Raises:
        EncoderError: The file is missing or damaged, or holds no such encoder, one of other bands or in another order.
    """
    stored, bands = _read(source)
    own = {name: each for name, each in encoder.state_dict().items() if not name.endswith(_COUNTER)}
    given = max((_under(prefix, stored) for prefix in PREFIXES), key=lambda each: len(own.keys() & each.keys()))
    missing = [name for name in own if name not in given]
    if missing:
        raise EncoderError(
            f"{source} holds no encoder of this kind: {len(missing)} of its {len(own)} tensors are not there"
            f" (the first is {missing[0]})",
            _WAY_OUT,
        )
    _check_bands(source, own, given, bands)
    differing = [name for name in own if own[name].shape != given[name].shape]
    if differing:
        raise EncoderError(
            f"{source} holds an encoder of other widths: {len(differing)} of its {len(own)} tensors have another shape"
            f" (the first is {differing[0]})",
            _WAY_OUT,
        )
    encoder.load_state_dict({**encoder.state_dict(), **{name: given[name] for name in own}})
    return len(own)


def scaling_of(source: Path) -> str | None:
    """What an encoder saw of reflectance while it was pre-trained; None where the file does not say.

    Raises:
        EncoderError: The file is missing or damaged.
    """
    told = _open(source).get("hyper_parameters")
    return str(told["scaling"]) if isinstance(told, Mapping) and "scaling" in told else None


def _check_bands(source: Path, own: Mapping[str, Tensor], given: Mapping[str, Tensor], bands: object) -> None:
    wanted, found = own[_FIRST].shape, given[_FIRST].shape
    if wanted[2:] == found[2:] and wanted[1] != found[1]:
        raise EncoderError(f"the encoder of {source} sees {found[1]} bands, the network {wanted[1]}", _WAY_OUT)
    if isinstance(bands, (list, tuple)) and tuple(bands) != BAND_NAMES and wanted[1] == len(BAND_NAMES):
        raise EncoderError(
            f"the encoder of {source} saw its bands in another order: {', '.join(map(str, bands))}",
            f"pre-train it with {', '.join(BAND_NAMES)}",
        )


def _read(source: Path) -> tuple[dict[str, Tensor], object]:
    """The tensors of a file, and what it says of its bands."""
    stored = _open(source)
    tensors = next((stored[key] for key in _WRAPPINGS if isinstance(stored.get(key), Mapping)), stored)
    told = stored.get("hyper_parameters")
    bands = told.get("bands") if isinstance(told, Mapping) else None
    return {str(name): each for name, each in tensors.items() if isinstance(each, Tensor)}, bands


def _open(source: Path) -> Mapping[Any, Any]:
    if not source.is_file():
        raise EncoderError(f"there is no checkpoint {source} to start the encoder from", _WAY_OUT)
    try:
        stored: Any = torch.load(source, map_location="cpu", weights_only=True)
    except (RuntimeError, ValueError, EOFError, OSError, KeyError, UnpicklingError) as error:
        raise EncoderError(f"{source} is damaged, or no file of weights", _WAY_OUT) from error
    if not isinstance(stored, Mapping):
        raise EncoderError(f"{source} holds no weights", _WAY_OUT)
    return stored


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): each for name, each in tensors.items() if name.startswith(prefix)}
