"""All pictures of a run, and how they look."""

from __future__ import annotations

from pathlib import Path

from .bars import draw_bars
from .matrices import draw_matrices
from .report import Report
from .worst import draw_worst


def draw_pictures(folder: Path, report: Report) -> None:
    """Draws `bars.png`, and `confusion-MODEL.png` and `worst-MODEL.png` of every model that tells all classes."""
    if report.with_classes:
        draw_bars(folder / "bars.png", report)
    for model in report.with_classes:
        draw_matrices(folder / f"confusion-{model.name}.png", report, model)
        if model.scores.worst:
            draw_worst(folder / f"worst-{model.name}.png", report, model)
