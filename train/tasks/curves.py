"""Draws a run's curves as a picture beside its logs."""

from __future__ import annotations

import csv
from pathlib import Path

import lightning
from lightning.pytorch.callbacks import Callback
from matplotlib.figure import Figure

from engine.classes import CLASSES

_PANELS = {
    "loss": ("train/loss_epoch", "validation/loss"),
    "intersection over union": ("validation/iou_mean", *(f"validation/iou_{each.name}" for each in CLASSES)),
    "learning rate": ("lr-AdamW",),
}


class CurvesPicture(Callback):
    """After each validation, draws what the CSV logs hold.

    Args:
        logs: Folder of the CSV logger, with a `version_N/metrics.csv` for each time that the run was started.
        picture: PNG to write.
    """

    def __init__(self, logs: Path, picture: Path) -> None:
        self.logs, self.picture = Path(logs), Path(picture)

    def on_validation_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Draws the picture."""
        if trainer.is_global_zero and not trainer.sanity_checking:
            draw_curves(self.logs, self.picture)


def draw_curves(logs: Path, picture: Path) -> None:
    """Draws loss, intersection over union and learning rate of a run over its steps."""
    rows = read_logs(logs)
    figure = Figure(figsize=(12, 3.6), layout="constrained")
    for axes, (title, names) in zip(figure.subplots(1, len(_PANELS)), _PANELS.items(), strict=True):
        for name in names:
            points = {int(row["step"]): float(row[name]) for row in rows if row.get(name)}
            if points:
                axes.plot(*zip(*sorted(points.items()), strict=True), label=name.split("/")[-1])
        axes.set(title=title, xlabel="step")
        axes.grid(alpha=0.3)
        if axes.lines:
            axes.legend(fontsize="small")
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture, dpi=110)


def read_logs(logs: Path) -> list[dict[str, str]]:
    """The rows of all starts of a run, the oldest first: steps that were done again come again."""
    rows: list[dict[str, str]] = []
    for start in sorted(logs.glob("version_*"), key=lambda folder: int(folder.name.removeprefix("version_"))):
        if (start / "metrics.csv").exists():
            with (start / "metrics.csv").open(newline="", encoding="utf-8") as stream:
                rows += csv.DictReader(stream)
    return rows
