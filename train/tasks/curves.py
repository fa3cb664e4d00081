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
    """After each validation, draws what the CSV log holds.

    Args:
        log: The CSV logger's `metrics.csv`.
        picture: PNG to write.
    """

    def __init__(self, log: Path, picture: Path) -> None:
        self.log_file, self.picture = Path(log), Path(picture)

    def on_validation_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Draws the picture."""
        if trainer.is_global_zero and not trainer.sanity_checking and self.log_file.exists():
            draw_curves(self.log_file, self.picture)


def draw_curves(log: Path, picture: Path) -> None:
    """Draws loss, intersection over union and learning rate of a CSV log over the steps."""
    with log.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    figure = Figure(figsize=(12, 3.6), layout="constrained")
    for axes, (title, names) in zip(figure.subplots(1, len(_PANELS)), _PANELS.items(), strict=True):
        for name in names:
            points = [(int(row["step"]), float(row[name])) for row in rows if row.get(name)]
            if points:
                axes.plot(*zip(*points, strict=True), label=name.split("/")[-1])
        axes.set(title=title, xlabel="step")
        axes.grid(alpha=0.3)
        if axes.lines:
            axes.legend(fontsize="small")
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture, dpi=110)
