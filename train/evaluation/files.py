"""Writes what was measured: every figure, the few that a model's card carries, and the counts of every chip."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..export import CLEAR_SURFACE
from ..metrics import SHADOW, cloud_share
from .band_sets import ALL, FOUR, RGB, RGB8, SIX, THIRTEEN, TWELVE
from .chips import LANDSAT, PAIRS, SENTINEL, Chip
from .consensus import AGREEMENT, CONSENSUS
from .contenders import Judged
from .figures import Figure
from .hard_skies import CIRRUS, FOUND_LEAST, FOUND_MEAN, HAZE, OVERCAST, RANK, SERIES
from .labelled import LESS_PEER, cloud_agreements, shadow_agreements
from .probabilities import ERROR
from .surfaces import CLEAR_LANDSAT, CLEAR_SNOW_FREE, SURFACES

_SCORED = (SENTINEL, LANDSAT, PAIRS)
_SERVED = (THIRTEEN.name, TWELVE.name, FOUR.name, RGB.name, RGB8.name)
_IN_CARD: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (("cloud f1",), (SENTINEL,), (FOUR.name, RGB.name, RGB8.name)),
    (("cloud iou", "cloud precision", "cloud recall", "shadow f1"), (SENTINEL,), (FOUR.name,)),
    (("cloud f1",), (LANDSAT,), (ALL.name, SIX.name, FOUR.name, RGB.name)),
    (("cloud iou", "cloud precision", "cloud recall", "shadow iou"), (LANDSAT,), (ALL.name,)),
    (("shadow f1",), (LANDSAT,), (ALL.name, FOUR.name, RGB.name)),
    (("cloud f1", "shadow f1"), (PAIRS,), (THIRTEEN.name, TWELVE.name, FOUR.name, RGB.name)),
    (
        ("false cloud, mean percent", "false cloud, worst percent", "false shadow, mean percent"),
        (CLEAR_SNOW_FREE,),
        _SERVED,
    ),
    (("false cloud, mean percent", "false shadow, mean percent"), tuple(CLEAR_SURFACE + s for s in SURFACES), _SERVED),
    (("false cloud, mean percent",), (CLEAR_LANDSAT,), (ALL.name,)),
    ((AGREEMENT,), (CONSENSUS,), (THIRTEEN.name, TWELVE.name, FOUR.name, RGB.name)),
    ((f"cloud f1{LESS_PEER} 4 bands",), (SENTINEL, LANDSAT), (FOUR.name,)),
    ((f"cloud f1{LESS_PEER} 6 bands", f"shadow f1{LESS_PEER} 6 bands"), (LANDSAT,), (SIX.name,)),
    ((FOUND_MEAN, FOUND_LEAST), (CIRRUS,), (THIRTEEN.name, TWELVE.name)),
    ((FOUND_MEAN,), (HAZE,), (THIRTEEN.name, TWELVE.name, FOUR.name, RGB.name)),
    ((FOUND_LEAST,), (OVERCAST,), (ALL.name, FOUR.name, RGB.name)),
    ((RANK,), (SERIES,), (THIRTEEN.name, FOUR.name)),
    ((f"{ERROR} before temperature", f"{ERROR} after temperature"), (SENTINEL, LANDSAT), (ALL.name,)),
)
"""Names, data sets and band sets of the figures for a card, which people read; `metrics.csv` has all of them."""


def write_files(folder: Path, figures: Sequence[Figure], judged: Sequence[Judged], chips: Sequence[Chip]) -> None:
    """Writes `metrics.json` (the first model's; others' as `metrics-NAME.json`), `metrics.csv` and `chips.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, model in enumerate(dict.fromkeys(one.model for one in judged if one.ours)):
        entries = [figure.entry() for figure in figures if figure.model == model and _in_card(figure)]
        path = folder / (f"metrics-{model}.json" if index else "metrics.json")
        path.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    columns = ("model", "name", "dataset", "split", "value", "low", "high", "measured_by")
    _write_csv(folder / "metrics.csv", columns, ({"model": figure.model, **figure.entry()} for figure in figures))
    rows = list(_chip_rows(judged, chips))
    _write_csv(folder / "chips.csv", list(rows[0]), rows)


def _in_card(figure: Figure) -> bool:
    return any(
        figure.name in names and figure.dataset in datasets and figure.bands in bands
        for names, datasets, bands in _IN_CARD
    )


def _write_csv(path: Path, columns: Sequence[str], rows: Iterator[dict[str, Any]] | Sequence[dict[str, Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _chip_rows(judged: Sequence[Judged], chips: Sequence[Chip]) -> Iterator[dict[str, Any]]:
    for one in judged:
        scored = {
            what: {name: each for group in _SCORED for name, each in agreements(one, chips, group).items()}
            for what, agreements in (("cloud", cloud_agreements), ("shadow", shadow_agreements))
        }
        for chip in chips:
            if chip.name not in one.masks:
                continue
            mask = one.masks[chip.name]
            row: dict[str, Any] = {
                "model": one.model,
                "bands": one.bands,
                "chip": chip.name,
                "dataset": chip.group,
                "cloudiness": chip.cloudiness,
                "percent_by_eye": "" if np.isnan(chip.percent_by_eye) else f"{chip.percent_by_eye:g}",
                "cloud_percent": round(100 * cloud_share(mask, chip.valid), 2),
                "shadow_percent": round(100 * float((mask[chip.valid] == SHADOW).mean()), 2),
            }
            for what, agreements in scored.items():
                score = agreements.get(chip.name)
                for name in ("f1", "iou", "precision", "recall"):
                    value = getattr(score, name) if score else float("nan")
                    row[f"{what}_{name}"] = "" if np.isnan(value) else round(value, 4)
            yield row
