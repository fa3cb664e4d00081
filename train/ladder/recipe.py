"""What a recipe and the options beside it say, as far as the ladder must know it before anything is built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from engine.errors import UsageError

_TASK = "train.tasks.clipseg.ClipsegTask"
_OWN = {
    "data.fraction": "give shares with --fractions",
    "data.subset_seed": "give seeds with --seeds",
    "ckpt_path": "the ladder goes on from its own checkpoints",
    "trainer.default_root_dir": "name a folder with --output",
}
"""What the ladder sets itself."""

_OF_THE_RUN = {
    "accumulate_grad_batches",
    "gradient_clip_algorithm",
    "gradient_clip_val",
    "limit_train_batches",
    "limit_val_batches",
    "max_epochs",
    "max_steps",
    "precision",
}
"""Options of the trainer that results depend on."""

_OF_NO_MATTER = {
    "data.path",
    "data.folder",
    "data.workers",
    "data.keep_features",
    "data.eval_batch_size",
    "data.prefetch",
}
"""Options of the data that results do not depend on; which chips there are is looked up in the data."""


def read_settings(config: Path, options: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Where the data lies, and what results depend on, by the names of the options.

    Args:
        config: The recipe.
        options: Options beside it, as on the command line.

    Raises:
        UsageError: The recipe is missing, no YAML, or none for CLIPSeg; an option is the ladder's own.
    """
    try:
        stored = yaml.safe_load(config.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"the recipe {config} cannot be read ({error.strerror})", "check --config") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"the recipe {config} is no YAML", "check --config") from error
    said = _flat(stored if isinstance(stored, dict) else {})
    given = dict(_pairs(options))
    for name, hint in _OWN.items():
        if name in given:
            raise UsageError(f"the ladder sets {name} itself", hint)
    said |= given
    if said.get("model.class_path") != _TASK:
        raise UsageError(f"{config} is no recipe for CLIPSeg", "name one, such as train/recipes/clipseg_fft.yaml")
    return str(said.get("data.path", "")), {name: value for name, value in said.items() if _matters(name)}


def _matters(name: str) -> bool:
    if name.startswith("trainer."):
        return name.removeprefix("trainer.") in _OF_THE_RUN
    return name not in _OF_NO_MATTER and name not in _OWN and name != "threads"


def _flat(stored: Any, prefix: str = "") -> dict[str, Any]:  # noqa: ANN401 (whatever stands in the recipe)
    """Names with points, as on the command line."""
    if not isinstance(stored, dict):
        return {prefix: stored}
    found: dict[str, Any] = {}
    for key, value in stored.items():
        name = prefix if key == "init_args" else f"{prefix}.{key}".lstrip(".")
        found |= _flat(value, name)
    return found


def _pairs(options: Sequence[str]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    left = list(options)
    while left:
        option = left.pop(0)
        if not option.startswith("--"):
            raise UsageError(f"'{option}' stands where an option should", "see `python -m train ladder --help`")
        name, equals, value = option.removeprefix("--").partition("=")
        if not equals:
            value = left.pop(0) if left and not left[0].startswith("--") else "true"
        pairs.append((name.replace(".init_args", ""), _value(value)))
    return pairs


def _value(text: str) -> Any:  # noqa: ANN401 (whatever an option says)
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        return text
    try:
        return float(value) if isinstance(value, str) else value  # YAML reads 1e-4 as a text
    except ValueError:
        return value
