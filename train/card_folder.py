"""What all exports share: how a checkpoint and a template are read, and how a card folder is written of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError  # nosec B403 # its name only
from typing import Any

import torch
import yaml
from safetensors.torch import save_file
from torch import Tensor

from engine.card_reader import CARD, SUMS, read_card
from engine.cards import Card
from engine.errors import CloudmaskError, ModelError

from .new_folder import new_folder

WEIGHTS = "weights.safetensors"
RECIPES = Path(__file__).parent / "recipes"
AVERAGE = "average.module."
"""How the names of averaged weights begin in a checkpoint."""

_COUNTER = "num_batches_tracked"


class ExportError(CloudmaskError, ValueError):
    """A checkpoint or template that cannot become a card; the sentence says why."""


@contextmanager
def open_checkpoint(path: Path, kind: str = "") -> Iterator[dict[str, Any]]:
    """Gives what `fit` wrote, and tells in a sentence where it is not of the kind that is then looked for in it.

    Raises:
        ExportError: The file is missing or unreadable, or a KeyError, TypeError or ValueError shows that it is another.
    """
    if not path.is_file():
        raise ExportError(f"there is no checkpoint {path}")
    try:
        yield torch.load(path, map_location="cpu", weights_only=True)
    except (KeyError, TypeError, RuntimeError, ValueError, EOFError, OSError, UnpicklingError) as error:
        by = f"{kind} by " if kind else ""
        raise ExportError(f"{path} is not a checkpoint of {by}`python -m train fit`") from error


def read_template(template: Path) -> dict[str, Any]:
    """What a person has written of a card, with `inputs` and `decision` to add to.

    Raises:
        ExportError: It cannot be read, or lacks one of the two.
    """
    try:
        card = dict(yaml.safe_load(template.read_text(encoding="utf-8")))
        card["inputs"], card["decision"] = dict(card["inputs"]), dict(card["decision"])
    except (OSError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ExportError(f"the card template {template} cannot be read") from error
    return card


def add_measured(
    card: dict[str, Any],
    metrics: Sequence[Mapping[str, Any]],
    errors: Sequence[Mapping[str, Any]],
    temperature: float | None,
    cost: float,
) -> None:
    """Puts into a card what was measured of a network; the temperature of None and no errors are the template's.

    `cost` is in 10⁹ multiply-and-add operations for 10⁶ pixels.
    """
    if temperature is not None:
        card["decision"]["temperature"] = temperature
    if errors:
        card["errors"] = [dict(error) for error in errors]
    card["metrics"] = [dict(metric) for metric in metrics]
    card["size_of_run"] = {"gmac_per_megapixel": round(cost, 1)}


def write_weights(
    folder: Path, tensors: Mapping[str, Tensor], file: str = WEIGHTS, metadata: dict[str, str] | None = None
) -> dict[str, Any]:
    """Writes a file of weights; returns what the card says of it (`file`, `bytes`)."""
    save_file(dict(tensors), folder / file, metadata)
    (folder / file).chmod(0o644)  # safetensors writes for the owner alone
    return {"file": file, "bytes": (folder / file).stat().st_size}


def write_card_and_digests(folder: Path, card: Mapping[str, Any]) -> None:
    """Writes a card, and beside it the digests of the files that it names, which are there already."""
    (folder / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    files = sorted(each["file"] for each in (card["weights"], *card["weights"].get("files", ())))
    sums = [f"{hashlib.sha256((folder / file).read_bytes()).hexdigest()}  {file}\n" for file in files]
    (folder / SUMS).write_text("".join(sums), encoding="ascii")


def write_folder(folder: Path, card: dict[str, Any], state: Mapping[str, Tensor], precision: torch.dtype) -> None:
    """Writes weights in a precision and their card, which is told of them, into a folder that is there.

    Raises:
        ExportError: The engine refuses the card.
    """
    # What counts batches is read by nothing but training.
    kept = {name: each.to(precision).contiguous() for name, each in state.items() if not name.endswith(_COUNTER)}
    card["weights"] = write_weights(folder, kept)
    write_card_and_digests(folder, card)
    try:
        read_card(folder)
    except ModelError as error:
        raise ExportError(f"the card that was written is refused: {error}") from error


def write_new_folder(folder: Path, card: dict[str, Any], state: Mapping[str, Tensor], precision: torch.dtype) -> Card:
    """As `write_folder`, into a folder that is then there whole or not at all; returns the card."""
    with new_folder(folder) as whole:
        write_folder(whole, card, state, precision)
    return read_card(folder)
