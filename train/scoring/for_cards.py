"""Scores on CloudSEN12 as a model's card tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.classes import CLASSES

from .windows import PADDED, VALID

_FIGURES = {
    PADDED: {"mean IoU": "miou", **{f"{each.title.lower()} IoU": f"iou_{each.name}" for each in CLASSES}},
    VALID: {f"median BOA of {name}": f"boa_{name}" for name in ("cloud", "shadow", "contaminated")},
}
_PROTOCOLS = {
    PADDED: "{images} chips with their padding, counted as clear, all pixels pooled",
    VALID: "{images} chips without padding, median over chips",
}


def card_metrics(scores: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The figures of a card, of the only model that was scored.

    Args:
        scores: What `files.write_files` has written to `metrics.json`.

    Raises:
        KeyError, TypeError: It is something else.
        ValueError: Several models were scored, or none.
    """
    data, (model,) = scores["data"], scores["models"]
    return [
        {
            "name": name,
            "dataset": f"CloudSEN12, {data['split'] or 'all splits'}, {data['product']}, {data['label_type']} labels",
            "split": _PROTOCOLS[window].format(images=data["images"]),
            "value": round(value, 4),
            "measured_by": "us",
        }
        for window, figures in _FIGURES.items()
        for name, key in figures.items()
        if (value := model["windows"][window]["figures"][key]) is not None
    ]
