"""The models that can be used: where their cards lie, which is meant, which bands it gets. Read without torch.

Standard library only and Python 3.9: the QGIS plugin lists models without the engine's environment, and finds here
all that it needs of cards.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Iterator, List, Optional, Sequence, Tuple

from . import card_reader
from .cards import BUNDLED, PUBLISHED, Card, Decision
from .errors import ModelError

__all__ = [
    "BUNDLED",
    "DEFAULT_MODEL",
    "PUBLISHED",
    "Card",
    "Decision",
    "choose_bands",
    "find_card",
    "list_cards",
    "read_card",
    "user_folder",
]

DEFAULT_MODEL = "cloudmask-unet-1"


def user_folder() -> Path:
    """The folder of the user's own models: `CLOUDMASK_MODELS`, or the platform's place for a user's data."""
    named = os.environ.get("CLOUDMASK_MODELS")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "cloudmask" / "models"


def read_card(folder: Path) -> Card:
    """Reads and checks the card in a folder, and that of the model it builds on, if it can be found.

    Raises:
        ModelError: The folder holds no card, or a card is broken; the sentence names the field.
    """
    card = card_reader.read_card(folder)
    if card.base is None:
        return card
    if card.base == card.id:
        raise ModelError(f"the field weights.base of {folder / card_reader.CARD} must be the id of another model")
    base = next((card_reader.read_card(each) for each in _folders() if each.name == card.base), None)
    if base is not None and base.base is not None:
        raise ModelError(f"model {card.id} builds on {base.id}, which builds on another one itself")
    return replace(card, base_card=base)


def list_cards() -> List[Card]:
    """All models that are known: the default and other bundled ones, then the user's own, then what can be downloaded.

    Raises:
        ModelError: A card is broken.
    """
    return [read_card(folder) for folder in _folders()]


def find_card(name: Optional[str] = None) -> Card:
    """The card of a model.

    Args:
        name: A model's id, or a folder that holds a card (recognised by a path separator); None for the default model.

    Raises:
        ModelError: There is no such model, or its card is broken.
    """
    name = name or DEFAULT_MODEL
    if os.sep in name or (os.altsep and os.altsep in name):
        return read_card(Path(name))
    known = []
    for folder in _folders():
        if folder.name == name:
            return read_card(folder)
        known.append(folder.name)
    listed = ", ".join(known) or "none"
    raise ModelError(f"there is no model {name}", f"choose one of these with --model: {listed}")


def _folders() -> Iterator[Path]:
    seen = set()
    for root in (BUNDLED, user_folder(), PUBLISHED):
        if not root.is_dir():
            continue
        for folder in sorted(root.iterdir(), key=lambda each: (each.name != DEFAULT_MODEL, each.name)):
            hidden = folder.name.startswith(".")  # such as one that is being copied
            if not hidden and folder.name not in seen and (folder / card_reader.CARD).is_file():
                seen.add(folder.name)
                yield folder


def choose_bands(card: Card, available: Sequence[str], *, every: bool = False) -> Tuple[str, ...]:
    """The bands to read, in Sentinel-2's order.

    Args:
        card: The model's.
        available: What the scene has.
        every: All that the model can use, not only those that it reads by default.

    Raises:
        ModelError: A required band is not there.
    """
    missing = [band for band in card.inputs.bands_required if band not in available]
    if missing:
        raise ModelError(
            f"model {card.id} needs {', '.join(missing)}, which the scene does not have",
            f"it has {', '.join(available)}; name bands with --bands or choose another model",
        )
    optional = card.inputs.bands_optional if every else card.inputs.bands_default
    wanted = {*card.inputs.bands_required, *optional}
    return tuple(band for band in card.inputs.bands if band in wanted and band in available)
