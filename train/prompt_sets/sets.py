"""Reads sets of prompts: the published ones, or a user's own of the same form."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from engine.classes import CLASSES
from engine.errors import UsageError
from engine.prompts import check_prompts

from ..ladder.figures import FIGURES, PER_CLASS

PUBLISHED = Path(__file__).parents[1] / "recipes" / "prompt_sets.yaml"

_KEYS = {"name", "group", "prompts", "published"}
_FORM = f"{PUBLISHED.name} beside the recipes shows the form"


@dataclass(frozen=True)
class PromptSet:
    """What is looked for as each of the four classes.

    Attributes:
        name: Unique in a file.
        group: Sets that belong together.
        prompts: In the order of the classes; two may be the same.
        published: Scores by the names of `FIGURES`, as many as are known.
    """

    name: str
    group: str
    prompts: tuple[str, ...]
    published: Mapping[str, float]


@dataclass(frozen=True)
class PromptSets:
    """The sets of a file.

    Attributes:
        sets: In its order.
        source: Where words and scores come from; empty where it does not say.
    """

    sets: tuple[PromptSet, ...]
    source: str

    @property
    def prompts(self) -> tuple[str, ...]:
        """All that is looked for, each text once."""
        return tuple(dict.fromkeys(prompt for each in self.sets for prompt in each.prompts))


def read_sets(path: Path) -> PromptSets:
    """Reads a file of sets.

    Raises:
        UsageError: It is missing, no YAML, or says something that has no meaning.
    """
    try:
        stored = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"the sets of prompts {path} cannot be read ({error.strerror})", "check --sets") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no YAML ({_where(error)})", _FORM) from error
    listed = stored.get("sets") if isinstance(stored, dict) else None
    if not isinstance(listed, list) or not listed:
        raise UsageError(f"{path} lists no sets of prompts", _FORM)
    sets = tuple(_read(each, number, path) for number, each in enumerate(listed, 1))
    names = [each.name for each in sets]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"{path} has two sets of the name {twice}", "give each a name of its own")
    return PromptSets(sets, str(stored.get("source") or ""))


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or type(error).__name__
    return f"{problem}, line {mark.line + 1}" if mark is not None else str(problem)


def _read(stored: Any, number: int, path: Path) -> PromptSet:  # noqa: ANN401 (whatever stands in the file)
    called = f"set {number} of {path}"
    if not isinstance(stored, dict) or not isinstance(stored.get("prompts"), list):
        raise UsageError(f"{called} has no list of prompts", _FORM)
    unknown = sorted(str(key) for key in stored.keys() - _KEYS)
    if unknown:
        raise UsageError(f"{called} has a key {unknown[0]}, which means nothing", f"its keys are {', '.join(_KEYS)}")
    name = str(stored.get("name") or f"set {number}")
    prompts = stored["prompts"]
    if len(prompts) != len(CLASSES) or not all(isinstance(each, str) for each in prompts):
        wanted = ", ".join(each.title for each in CLASSES)
        raise UsageError(f"set {name} of {path} must have {len(CLASSES)} texts", f"one for each of {wanted}")
    try:
        texts = tuple(check_prompts([each])[0] for each in prompts)
    except UsageError as error:
        raise UsageError(f"set {name} of {path} cannot be used ({error.sentence})", error.hint) from error
    scores = _scores(stored.get("published") or {}, f"set {name} of {path}")
    return PromptSet(name, str(stored.get("group") or "sets"), texts, MappingProxyType(scores))


def _scores(stored: Any, called: str) -> dict[str, float]:  # noqa: ANN401 (whatever stands in the file)
    try:
        told = {str(key): value for key, value in stored.items()}
        if "iou" in told:
            told |= dict(zip(PER_CLASS, told.pop("iou"), strict=True))
        scores = {key: float(value) for key, value in told.items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise UsageError(f"the published scores of {called} are no numbers", _FORM) from error
    wrong = [
        key for key, value in scores.items() if key not in FIGURES or not (math.isfinite(value) and 0 <= value <= 1)
    ]
    if wrong:
        raise UsageError(
            f"the published score {wrong[0]} of {called} is none",
            "miou, iou (four numbers) and accuracy are shares of 1",
        )
    return scores
