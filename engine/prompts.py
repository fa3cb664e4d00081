"""What a user may ask a model for in words; what a model makes of them is the model's business."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from .errors import UsageError
from .legend import OTHER

MOST_PROMPTS = 32
"""As many as colours that can be told apart."""

MOST_CHARACTERS = 500
"""Of a prompt: models read some tens of words and no more."""

_SHOWN = 40


def check_prompts(prompts: Sequence[str]) -> tuple[str, ...]:
    """Prompts as they are used: without space around them, with single spaces, and accents on their letters (NFC).

    Args:
        prompts: What to look for, a text each.

    Raises:
        UsageError: There is none, or too many; one is empty, too long, `other`, or cannot be shown; or two of them are
            one to a model, which does not tell capitals from small letters.
    """
    if isinstance(prompts, str) or not all(isinstance(each, str) for each in prompts):
        raise UsageError("prompts are no list of texts", 'give one such as ["smoke", "clear ground"]')
    texts = tuple(unicodedata.normalize("NFC", " ".join(each.split())) for each in prompts)
    if not texts:
        raise UsageError("no prompt is given", "name what to look for, or leave prompts out to look for clouds")
    if len(texts) > MOST_PROMPTS:
        raise UsageError(f"{len(texts)} prompts are given", f"give at most {MOST_PROMPTS}")
    for text in texts:
        _check(text)
    known: dict[str, str] = {}
    for text in texts:
        same = known.get(text.casefold())
        if same is not None:
            raise UsageError(f"the prompts '{_short(same)}' and '{_short(text)}' are the same", "give each once")
        known[text.casefold()] = text
    return texts


def _check(text: str) -> None:
    if not text:
        raise UsageError("a prompt is empty", "say in words what to look for")
    if text.casefold() == OTHER:
        raise UsageError(f"'{OTHER}' is what a prompt leaves over and none itself", "name what to look for")
    if not text.isprintable():
        raise UsageError("a prompt holds characters that cannot be shown", "write it in letters")
    if len(text) > MOST_CHARACTERS:
        raise UsageError(
            f"the prompt '{_short(text)}' has {len(text)} characters", f"a few words do, {MOST_CHARACTERS} at most"
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
