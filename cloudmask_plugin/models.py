"""Models that can be chosen but are not on this computer yet."""

from __future__ import annotations

from typing import Optional

from ..engine import catalog
from .failure import Failure, FailureError
from .translate import tr


def find_missing(card: catalog.Card) -> Optional[Failure]:
    """Why a model cannot be used before its files are fetched; None where they are here, or published nowhere."""
    if card.available or card.repository is None:
        return None
    sentence = tr("the model '{title}' is not on this computer yet").format(title=card.title)
    hint = tr("choose it in the dock and press 'Download…' there, or run: cloudmask models download {id}")
    return Failure("model", sentence, hint.format(id=card.id))


def refuse_missing(model: Optional[str]) -> None:
    """Ends what needs a model that is not here, before any work.

    Args:
        model: Its id; None for the usual one.

    Raises:
        FailureError: Its files have to be fetched first.
    """
    try:
        failure = find_missing(catalog.find_card(model))
    except ValueError:  # no such model, or a broken card: the engine says which
        return
    if failure is not None:
        raise FailureError(failure)
