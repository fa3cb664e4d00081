"""Draws a run's curves as a picture beside its logs."""

from __future__ import annotations

import csv
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import lightning
from lightning.pytorch.callbacks import Callback
from matplotlib.figure import Figure

from ..ssl.nearest import NEAREST_NEIGHBOURS

_IOU, _RATE = "validation/iou", "lr-"
"""How columns begin that hold intersections over union and learning rates."""
_PAUSE = 10.0
"""Seconds between two pictures of a training: one takes half a second, and so do some epochs."""


class CurvesPicture(Callback):
    """After validations, draws what the CSV logs hold; where they follow each other quickly, not after every one.

    Args:
        logs: Folder of the CSV logger, with a `version_N/metrics.csv` for each time that the run was started.
        picture: PNG to write.
    """

    def __init__(self, logs: Path, picture: Path) -> None:
        self.logs, self.picture = Path(logs), Path(picture)
        self._next, self._waits = 0.0, False

    def on_train_start(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Begins the first pause."""
        self._next = time.monotonic() + _PAUSE

    def on_validation_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Draws the picture, if the last one is not too new."""
        if trainer.is_global_zero and not trainer.sanity_checking:
            self._waits = True
            if time.monotonic() >= self._next:
                self._draw()

    def on_train_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Draws what was put off."""
        if self._waits:
            self._draw()

    def _draw(self) -> None:
        draw_curves(self.logs, self.picture)
        self._next, self._waits = time.monotonic() + _PAUSE, False


def draw_curves(logs: Path, picture: Path) -> None:
    """Draws loss, intersection over union and learning rate of a run over its steps.

    An encoder says nothing of pixels: of its runs, how nearest neighbours judge it stands in the second's place.
    """
    rows = read_logs(logs)
    overlaps = {
        name.removeprefix(_IOU).strip("_/").replace("_", " ") or "all": _points(rows, name)
        for name in _columns(rows, _IOU)
    }
    if neighbours := _points(rows, NEAREST_NEIGHBOURS):
        title, judged = "balanced accuracy of nearest neighbours", {"": neighbours}
    else:
        title, judged = "intersection over union", overlaps
    panels = {
        "loss": {"training": _points(rows, "train/loss_epoch"), "validation": _points(rows, "validation/loss")},
        title: judged,
        # Groups of parameters that learn more slowly have the same curve, lower.
        "learning rate": {"highest": _highest([_points(rows, name) for name in _columns(rows, _RATE)])},
    }
    figure = Figure(figsize=(12, 3.6), layout="constrained")
    for axes, (title, curves) in zip(figure.subplots(1, len(panels)), panels.items(), strict=True):
        for name, points in curves.items():
            if points:
                axes.plot(*zip(*sorted(points.items()), strict=True), marker=".", markersize=4, label=name)
        axes.set(title=title, xlabel="step")
        axes.grid(alpha=0.3)
        if len(axes.lines) > 1:
            axes.legend(fontsize="small")
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture, dpi=110)


def _columns(rows: Sequence[Mapping[str, str]], start: str) -> list[str]:
    """Names of what was logged that begin so, in the order in which they were."""
    return list(dict.fromkeys(name for row in rows for name in row if name.startswith(start)))


def _points(rows: Sequence[Mapping[str, str]], name: str) -> dict[int, float]:
    """What was logged under a name, by steps; of a step that was done twice, the last."""
    return {int(row["step"]): float(row[name]) for row in rows if row.get(name)}


def _highest(curves: Sequence[Mapping[int, float]]) -> dict[int, float]:
    steps = sorted({step for curve in curves for step in curve})
    return {step: max(curve[step] for curve in curves if step in curve) for step in steps}


def read_logs(logs: Path) -> list[dict[str, str]]:
    """The rows of all starts of a run, the oldest first: steps that were done again come again."""
    rows: list[dict[str, str]] = []
    for start in sorted(logs.glob("version_*"), key=lambda folder: int(folder.name.removeprefix("version_"))):
        if (start / "metrics.csv").exists():
            with (start / "metrics.csv").open(newline="", encoding="utf-8") as stream:
                rows += csv.DictReader(stream)
    return rows
