"""Takes a user's own model into the folder of models."""

from __future__ import annotations

import shutil
from pathlib import Path

from . import catalog
from .card_reader import CARD, SUMS
from .cards import Card
from .errors import ModelError, TargetError
from .protocol import TEMPORARY_PREFIX


def add_model(folder: str | Path) -> Card:
    """Copies a card's folder, once everything that the card speaks of is there and matches its digest.

    Nothing else of the folder is taken.

    Args:
        folder: With `card.json`, `SHA256SUMS` and the files that the card names.

    Returns:
        The card where it is now.

    Raises:
        ModelError: The folder holds no such card, a file is missing or is another one, or the id is taken.
        TargetError: The user's folder cannot be written.
    """
    source = Path(folder)
    card = catalog.read_card(source)
    taken = {each.id for each in catalog.list_cards()} | {path.name for path in _there()}
    if card.id in taken:
        raise ModelError(f"there is a model {card.id} already", "give the new one another id in its card.json")
    if card.missing:
        raise ModelError(f"{source} lacks {', '.join(card.missing)}, which its card names", "bring all its files")
    if card.base is not None and card.base_card is None:
        raise ModelError(f"model {card.id} builds on {card.base}, which is not known here", "add that model first")
    names = [CARD, SUMS, *(each.name for each in card.files if (source / each.name).is_file())]
    for name in names:
        if not (source / name).resolve().is_relative_to(source.resolve()):
            raise ModelError(f"{name} of {source} is a link to somewhere else", "copy the file itself into the folder")
    card.verify_own()
    _copy(source, catalog.user_folder() / card.id, names)
    return catalog.find_card(card.id)


def _there() -> list[Path]:
    folder = catalog.user_folder()
    return list(folder.iterdir()) if folder.is_dir() else []


def _copy(source: Path, target: Path, names: list[str]) -> None:
    draft = target.with_name(f"{TEMPORARY_PREFIX}{target.name}")
    try:
        draft.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(source / name, draft / name)
        draft.rename(target)
    except OSError as error:
        raise TargetError(f"{target} cannot be written ({error.strerror or error})", "make room there") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
