"""Reads the files of weights that CLIPSeg is published in, and sets a network's tensors from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from ...errors import ModelError
from ..state_dicts import read_state_dict


def read_tensors(path: Path, names: Collection[str] | None = None) -> dict[str, Tensor]:
    """Reads tensors in single precision; of a safetensors file nothing but them is read.

    Args:
        path: A `.safetensors` file, or one that torch has written, of which nothing but tensors is taken.
        names: Those that are wanted, as far as they are there; None for all.

    Raises:
        ModelError: The file is missing, damaged, or holds something else.
    """
    if path.suffix == ".safetensors":
        return _read_safetensors(path, names)
    stored = read_state_dict(path)
    return {name: _single(each) for name, each in stored.items() if names is None or name in names}


def _read_safetensors(path: Path, names: Collection[str] | None) -> dict[str, Tensor]:
    try:
        with safe_open(path, framework="pt") as stream:
            found = [name for name in stream.keys() if names is None or name in names]  # noqa: SIM118
            return {name: _single(stream.get_tensor(name)) for name in found}
    except (OSError, SafetensorError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ModelError:
    reason = next(iter(str(error).splitlines()), type(error).__name__)
    return ModelError(
        f"the weights {path.name} cannot be read ({reason})",
        "the file is damaged or holds something else: install the model again",
    )


def set_tensors(model: nn.Module, tensors: Mapping[str, Tensor], origin: str) -> None:
    """Makes tensors those of a network without any; others than its own are left out.

    Args:
        model: A network on the device `meta`.
        tensors: By the names of its state.
        origin: Where they come from, for the sentence.

    Raises:
        ModelError: One is missing or has another shape.
    """
    wanted: Mapping[str, Any] = model.state_dict()
    missing = [name for name in wanted if name not in tensors]
    if missing:
        raise ModelError(
            f"the weights {origin} lack {_count(missing, 'tensor')}, such as {missing[0]}",
            "they belong to another network, or the file is damaged",
        )
    for name, each in wanted.items():
        if tensors[name].shape != each.shape:
            raise ModelError(
                f"the tensor {name} of the weights {origin} is {_shape(tensors[name])}, not {_shape(each)} as the "
                "network wants it",
                "they belong to another network: install the model again",
            )
    model.load_state_dict({name: tensors[name] for name in wanted}, assign=True)


def _single(tensor: Tensor) -> Tensor:
    # A copy: what a file's pages stand behind changes with the file.
    return tensor.to(torch.float32, copy=True)


def _shape(tensor: Tensor) -> str:
    return " × ".join(map(str, tensor.shape)) or "a single number"


def _count(names: Collection[str], word: str) -> str:
    return f"{len(names)} {word}{'s' if len(names) > 1 else ''}"
