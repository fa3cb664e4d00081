"""Which model is asked, and for what: whether it is here, and whether it takes texts."""

from __future__ import annotations

import re
from typing import Any, Mapping, Optional, Tuple

from ...engine import catalog
from ..models import find_missing
from ..translate import tr
from .parameters import BUFFER_CLOUDS, BUFFER_SHADOWS, MIN_AREA, THRESHOLDS


def parse_prompts(text: str) -> Tuple[str, ...]:
    """Texts that stand in lines of their own, or between semicolons."""
    return tuple(part.strip() for part in re.split(r"[;\r\n]", text) if part.strip())


def find_model_problem(
    model: str, prompts: Tuple[str, ...] = (), drawn: Optional[Mapping[str, Any]] = None
) -> Optional[str]:
    """What is wrong with the choice of a model and what it is to look for, in a sentence.

    Args:
        model: Its id; empty for the usual one.
        prompts: What it is to look for.
        drawn: How the mask is to be drawn, as `drawing_fields` returns it.
    """
    try:
        card = catalog.find_card(model or None)
        if prompts and not card.takes_prompts:
            return _takes_none(card)
    except ValueError:  # no such model, or a broken card: the engine says which
        return None
    missing = find_missing(card)
    if missing is not None:
        return missing.text
    return _find_unused(drawn or {}) if prompts else None


def _takes_none(card: catalog.Card) -> str:
    others = [each.id for each in catalog.list_cards() if each.takes_prompts]
    if not others:
        return tr("No model takes texts; leave PROMPTS empty.")
    text = tr("The model {model} takes no texts; leave PROMPTS empty, or choose one of these as MODEL: {others}.")
    return text.format(model=card.id, others=", ".join(others))


def _find_unused(drawn: Mapping[str, Any]) -> Optional[str]:
    """Whether something is given that is about clouds and shadows only."""
    keys = {"buffer_clouds": BUFFER_CLOUDS, "buffer_shadows": BUFFER_SHADOWS, "min_area": MIN_AREA}
    given = [THRESHOLDS[name] for name in drawn.get("thresholds") or ()]
    given += [key for name, key in keys.items() if drawn.get(name)]
    if not given:
        return None
    text = tr("{keys} is about clouds and shadows; leave it out where PROMPTS says what to look for.")
    return text.format(keys=", ".join(given))
