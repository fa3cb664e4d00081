"""Takes the tensors out of weights that others have saved, and runs nothing that stands beside them.

Three layouts are read, told apart by what is in the file:

- safetensors;
- what `torch.save` writes. It is a pickle, which may name any function of Python to be called on opening, so it is
  opened with `weights_only=True` and never otherwise: what is not a tensor or a plain container is refused unopened;
- TorchScript archives. They hold a program as well, in a language that can write files, parts of which `torch.jit.load`
  runs on opening; `torch.load` hands them over to that. So neither is used. What is copied out of the archive are its
  tensors and the table of which module owns which; that copy has the layout of `torch.save` and is opened with
  `weights_only=True`, each module as an inert stand-in. The program is left where it is, which means that it cannot be
  held against the network that the tensors are put into: a caller must know the network, and must refuse tensors that
  it has no place for, as `set_weights` does. Archives that keep numbers in their program (frozen ones, or a
  normalisation with its means written in) are refused here.
"""

from __future__ import annotations

import io
import pickle  # nosec B403 # its errors only
import pickletools  # nosec B403 # looks through pickles, never opens one
import struct
import threading
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.jit._pickle import build_boollist, build_doublelist, build_intlist, restore_type_tag

from ..catalog import Card
from ..errors import ModelError

TOGETHER = "give card and weights of the same model"
"""What to do where tensors and card do not belong together."""

WRAPPERS = ("model.", "module.", "network.")
"""What wrapped networks (Lightning's, data-parallel ones) put before every name."""

_COUNTER = "num_batches_tracked"

_DAMAGES = (
    *(OSError, EOFError, RuntimeError, ValueError, TypeError, AttributeError),
    *(LookupError, ArithmeticError, AssertionError, MemoryError, struct.error, zipfile.BadZipFile, SafetensorError),
)
"""What readers raise for damaged files: torch's unpickler, whatever a wrong byte leads it to."""

_NO_PICKLE = "Unsupported operand"
"""Part of what torch says of files that are no pickles of its own; anything else that it refuses asks for more."""

_FOREIGN = "__torch__."
"""Begins the names of a TorchScript archive's own classes."""

_LISTS = (build_boollist, build_doublelist, build_intlist, restore_type_tag)
"""How archives write lists of numbers that modules own: each gives back what it is given."""

_LOADING = threading.Lock()
"""What torch is told to accept holds for all threads."""

_LONGEST_NUMBER = 8
"""Bytes of a single number: traced programs keep sizes and factors of enlargement like this."""


def read_state_dict(path: Path) -> dict[str, Tensor]:
    """Opens weights of any of the three layouts.

    Args:
        path: The file; its digest has been verified.

    Returns:
        Tensors on the CPU by name, as the file has them, without what wrappers put before every name.

    Raises:
        ModelError: The file is missing or damaged, holds something else than tensors, or would run code.
    """
    try:
        content = _read(path)
    except pickle.UnpicklingError as error:
        if _NO_PICKLE in str(error):
            raise _unreadable(path, "it is neither safetensors nor what torch writes") from error
        raise ModelError(
            f"the weights {path.name} hold more than numbers and were not opened",
            "a file that can run a program is never loaded: take the weights from where the model is published",
        ) from error
    except _DAMAGES as error:
        raise _unreadable(path, _in_short(error)) from error
    if isinstance(content, Mapping) and isinstance(content.get("state_dict"), Mapping):
        content = content["state_dict"]
    if not isinstance(content, Mapping) or not content or not all(map(_named_tensor, content.items())):
        raise _unreadable(path, "it is no table of tensors with names")
    return _without_wrappers(content)


def set_weights(
    network: nn.Module, weights: Mapping[str, Tensor], card: Card, unfit: str, *, first: str, last: str | None = None
) -> None:
    """Sets every tensor of a network, in place; only the step counters of the normalisations may be left out.

    Args:
        network: The network that the card tells of.
        weights: Tensors by name, of any precision.
        card: The model's card, for the sentences.
        unfit: What is said of weights that do not fit, after "the weights of model …".
        first: Name of the first convolution's weight, [channels, bands, height, width].
        last: Name of the classifier's bias, [classes], where another number of classes is to be told; one logit tells
            two classes apart.

    Raises:
        ModelError: Tensors are missing, unknown, or of another shape.
    """
    misfit = _misfit(network.state_dict(), weights, unfit, first, last)
    if misfit:
        raise ModelError(f"the weights of model {card.id} {misfit}", TOGETHER)
    network.load_state_dict({name: each.float() for name, each in weights.items()}, strict=False)


def _misfit(
    own: Mapping[str, Tensor], weights: Mapping[str, Tensor], unfit: str, first: str, last: str | None
) -> str | None:
    missing = next((name for name in own if name not in weights and not name.endswith(_COUNTER)), None)
    if missing is not None:
        return f"{unfit} (they lack {missing})"
    unknown = next((name for name in weights if name not in own), None)
    if unknown is not None:
        return f"{unfit} (they hold {unknown}, which it does not have)"
    differing = [name for name, each in weights.items() if each.shape != own[name].shape]
    if first in differing and weights[first].dim() == 4:
        return f"take {weights[first].shape[1]} bands, its card names {own[first].shape[1]}"
    if last in differing and weights[last].dim() == 1:
        told, named = (max(2, len(each[last])) for each in (weights, own))
        return f"tell {told} classes apart, its card names {named}"
    if differing:
        return f"{unfit} (they have the shape {list(weights[differing[0]].shape)} at {differing[0]})"
    return None


def _read(path: Path) -> object:
    if path.suffix == ".safetensors":
        return load_file(path)
    if _is_torchscript(path):
        return _read_torchscript(path)
    with path.open("rb") as stream:
        return _load(stream)


def _load(stream: IO[bytes]) -> object:
    loaded: object = torch.load(stream, map_location="cpu", weights_only=True)
    return loaded


def _named_tensor(entry: tuple[object, object]) -> bool:
    return isinstance(entry[0], str) and torch.is_tensor(entry[1])


def _without_wrappers(content: Mapping[str, Tensor]) -> dict[str, Tensor]:
    tensors = dict(content)
    while wrapper := next((each for each in WRAPPERS if all(name.startswith(each) for name in tensors)), None):
        tensors = {name.removeprefix(wrapper): each for name, each in tensors.items()}
    return tensors


def _is_torchscript(path: Path) -> bool:
    """Whether a file is an archive with a program in it; so does torch tell them apart."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.endswith("/constants.pkl") for name in archive.namelist())


def _read_torchscript(path: Path) -> dict[str, Tensor]:
    with zipfile.ZipFile(path) as archive:
        records = archive.infolist()
        root = records[0].filename.partition("/")[0]
        if any(each.filename.startswith(f"{root}/constants/") and each.file_size > _LONGEST_NUMBER for each in records):
            raise ValueError("its program keeps numbers of its own, so that the tensors beside it are not all")
        wanted = [each for each in records if _holds_tensors(each.filename.removeprefix(f"{root}/"))]
        if any(each.compress_type != zipfile.ZIP_STORED for each in wanted):
            raise ValueError("its tensors are compressed, which TorchScript never does")
        table = archive.read(f"{root}/data.pkl")
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
            for each in wanted:
                target.writestr(each.filename, archive.read(each))
    copy.seek(0)
    stand_ins = [_stand_in(name) for name in sorted(_foreign_classes(table))]
    with _LOADING, torch.serialization.safe_globals([*stand_ins, *_LISTS]):
        return dict(_tensors(_load(copy)))


def _holds_tensors(name: str) -> bool:
    return name in ("data.pkl", "version", "byteorder") or name.startswith("data/")


class _Module:
    """Stands in for a module of an archive: keeps what it owned, and can do nothing."""

    owned: Mapping[str, Any]

    def __setstate__(self, state: object) -> None:
        if not isinstance(state, dict):
            raise pickle.UnpicklingError("a module with a state of its own kind")
        self.owned = state


def _foreign_classes(table: bytes) -> set[str]:
    """The archive's own classes that a pickle names; it is looked through, not opened."""
    operations = pickletools.genops(table)
    named = {str(argument).replace(" ", ".") for code, argument, _ in operations if code.name == "GLOBAL"}
    return {name for name in named if name.startswith(_FOREIGN)}


def _stand_in(name: str) -> type[_Module]:
    module, _, own = name.rpartition(".")
    return type(own, (_Module,), {"__module__": module})


def _tensors(module: object, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Tensor]]:
    """Tensors of a module and of those that it owns, named as `state_dict` names them."""
    if not isinstance(module, _Module) or depth > 20:
        raise ValueError("it holds no network")
    for name, each in module.owned.items():
        if torch.is_tensor(each):
            yield f"{prefix}{name}", each
        elif isinstance(each, _Module):
            yield from _tensors(each, f"{prefix}{name}.", depth + 1)


def _unreadable(path: Path, why: str) -> ModelError:
    return ModelError(f"the weights {path.name} cannot be read ({why})", "install the model again")


def _in_short(error: BaseException) -> str:
    """The first clause of what went wrong: torch appends advice that does not concern users of a model."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    said = str(error).strip() or "it ends too early"
    return said.splitlines()[0].partition(". ")[0]
