"""Writes what was found: `metrics.json` for machines, `images.csv` with every image, `scores.md` for people."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from engine.classes import CLASSES
from engine.version import __version__

from .confusion import Matrix, accuracy, iou, mean_iou
from .experiments import EXPERIMENTS, accuracies
from .report import ModelReport, Report
from .tables import tables
from .windows import WINDOWS

FORMAT = 1
"""Of `metrics.json`; goes up when the meaning of a key changes."""

_DIGITS = 6


def write_files(folder: Path, report: Report) -> None:
    """Writes the three files; the keys are described in `docs/training.md`."""
    text = json.dumps(_described(report), indent=2, ensure_ascii=False, allow_nan=False)
    (folder / "metrics.json").write_text(text + "\n", encoding="utf-8")
    with (folder / "images.csv").open("w", newline="", encoding="utf-8") as stream:
        rows = list(_rows(report))
        writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in rows for key in row)), restval="")
        writer.writeheader()
        writer.writerows(rows)
    written = "\n".join(table.markdown() for table in tables(report))
    (folder / "scores.md").write_text(f"# Scores\n\n{report.data.title}\n\n{written}", encoding="utf-8")


def _described(report: Report) -> dict[str, Any]:
    data = {**asdict(report.data), "is_published_test_set": report.data.is_published_test_set}
    return {
        "format": FORMAT,
        "cloudmask": __version__,
        "data": data,
        "classes": [each.name for each in CLASSES],
        "models": [_model(model) for model in report.models],
        "others": [
            {
                "title": each.title,
                "labels": each.labels,
                "protocol": each.protocol,
                "source": each.source,
                "note": each.note,
                "figures": dict(each.figures),
            }
            for each in report.others
        ],
    }


def _model(model: ModelReport) -> dict[str, Any]:
    contender = model.scores.contender
    return {
        "id": contender.id,
        "name": model.name,
        **contender.described,
        "seconds": round(model.scores.seconds, 3),
        "windows": {
            window: {
                "pixels": int(model.matrices[window].sum()),
                "confusion": model.matrices[window].tolist(),
                "figures": _numbers(model.figures[window]),
            }
            for window in WINDOWS
        },
        "published": [
            {
                "figure": each.name,
                "published": each.published,
                "measured": _number(each.measured),
                "difference": _number(each.difference),
                "window": each.publication.window,
                "protocol": each.publication.protocol,
                "labels": each.publication.labels,
                "source": each.publication.source,
            }
            for each in model.compared()
        ],
    }


def _numbers(figures: Mapping[str, float]) -> dict[str, float | int | None]:
    return {name: int(value) if name.endswith("_images") else _number(value) for name, value in figures.items()}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else round(value, _DIGITS)


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    """A row for every model, image and window."""
    for model in report.models:
        for image in model.scores.images:
            known = {
                key: image.metadata.get(key, "") for key in ("roi_id", "s2_id", "split", "label_type", "difficulty")
            }
            for window in WINDOWS:
                row = {"model": model.name, "image": image.id, **known, "window": window}
                yield {**row, **_measured(image.matrices[window])}


def _measured(matrix: Matrix) -> dict[str, Any]:
    shares = matrix.sum(axis=1) / max(1, int(matrix.sum()))
    values = {"miou": mean_iou(matrix), "accuracy": accuracy(matrix)}
    values |= {f"iou_{each.name}": value for each, value in zip(CLASSES, iou(matrix), strict=True)}
    for experiment in EXPERIMENTS:
        each = accuracies(matrix, experiment)
        values |= {
            f"boa_{experiment.name}": each.boa,
            f"pa_{experiment.name}": each.pa,
            f"ua_{experiment.name}": each.ua,
        }
    labelled = {f"label_percent_{each.name}": 100 * share for each, share in zip(CLASSES, shares, strict=True)}
    row: dict[str, Any] = {"pixels": int(matrix.sum())}
    return row | {
        name: "" if np.isnan(value) else round(float(value), _DIGITS) for name, value in {**labelled, **values}.items()
    }
