"""`ladder`: trains rung by rung, scores each, and shows all that are done beside what was published."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from rich.console import Console

from engine.output.failures import writing

from ..data.clipseg.subset import SEEDS, chips_of
from ..data.cloudsen12 import open_cloudsen12
from ..divergence import DivergedError
from ..fitting import warnings_alone
from .figures import figures_of
from .images import ScoredImages
from .outlook import Outlook, duration
from .published import fractions as published_fractions
from .recipe import read_settings
from .record import ROWS, LadderError, Row, check_settings, read_rows, write_rows, write_settings
from .rungs import Rung, plan
from .scoring import score
from .summary import FILE as SUMMARY
from .summary import summarise, table, write_summary
from .training import Training, prepare, train

PICTURE = "ladder.png"
ADAPTATIONS = {"decoder": "fft", "decoder_lora": "lora"}
"""Modes of the task, and what was published of them."""

_WIDTH = 140
_SPREADS = "Means ± standard deviations over the subsets, with n − 1; how the published ones are divided is not told."


def climb(
    config: Path, options: Sequence[str], *, fractions: Sequence[float] | None, seeds: Sequence[int] | None,
    output: Path, test: str | None = None, keep: bool = False,
) -> None:  # fmt: skip
    """Runs the rungs that are not done yet, and writes `ladder.csv`, `summary.csv` and `ladder.png`.

    Args:
        config: A recipe of CLIPSeg.
        options: Beside it, as on the command line; for all rungs.
        fractions: Shares of the training chips; None for the published ones.
        seeds: Of the subsets; None for the published ones.
        output: Folder of the results.
        test: Data set whose test images are scored; None for the recipe's.
        keep: Whether checkpoints of rungs that are done stay.

    Raises:
        UsageError: Recipe, options, fractions or seeds have no meaning; or the folder holds a ladder of other settings.
        DataError: A split is missing or damaged.
        LadderError: A training came to nothing; all others are done.
        KeyboardInterrupt: Somebody stopped it; carries the sentence that says what is left.
    """
    rungs = plan(fractions or published_fractions(), seeds or SEEDS)
    path, settings = read_settings(config, options)
    console = Console(stderr=True, markup=False, highlight=False)
    chips, validation = open_cloudsen12(path, split="train"), open_cloudsen12(path, split="val")
    images = open_cloudsen12(test or path, split="test")
    settings |= {"training chips": chips.digest, "test images": images.digest}
    check_settings(output, settings)
    rows = read_rows(output)
    left = [rung for rung in rungs if rung not in rows]
    failed: list[Rung] = []
    try:
        if left:
            first = prepare(config, options, left[0], _folder(output, left[0]))
            with writing(output / ROWS):
                output.mkdir(parents=True, exist_ok=True)
                write_settings(output, settings)
            kept = ScoredImages(images, first.data.folder)
            outlook = Outlook(left, len(rungs), len(chips), len(validation), first)
            console.print(outlook.before(kept, output), soft_wrap=True)
            climber = _Climber(
                config=config, options=options, output=output, test=kept, chips=len(chips), rows=rows, outlook=outlook,
                console=console, keep=keep, built=first, failed=failed,
            )  # fmt: skip
            with warnings_alone():
                climber.climb(left)
    except KeyboardInterrupt:
        done = sum(rung in rows for rung in rungs)
        raise KeyboardInterrupt(f"{done} of {len(rungs)} rungs are done, and the same command goes on") from None
    finally:
        if rows and output.is_dir():
            _show(rows, str(settings.get("model.mode", "decoder")), len(images), output)
    if failed:
        which = "; ".join(rung.title for rung in failed)
        raise LadderError(
            f"{len(failed)} of {len(rungs)} rungs came to nothing ({which})",
            "all others are done; the same command tries them again",
        )


@dataclass(kw_only=True)
class _Climber:
    """Runs rungs one after the other.

    Attributes:
        config: The recipe.
        options: Beside it.
        output: Folder of the results.
        test: The images that are scored.
        chips: Training chips of the data set.
        rows: Rungs that are done, here and before.
        outlook: Tells what is left.
        console: Where it is told.
        keep: Whether checkpoints stay.
        built: What the first rung is trained with.
        failed: Rungs that came to nothing.
    """

    config: Path
    options: Sequence[str]
    output: Path
    test: ScoredImages
    chips: int
    rows: dict[Rung, Row]
    outlook: Outlook
    console: Console
    keep: bool
    built: Training | None
    failed: list[Rung]

    def climb(self, rungs: Sequence[Rung]) -> None:
        """Runs rungs; each that is done is on the disk before the next one begins."""
        for rung in rungs:
            start = time.monotonic()
            try:
                row = self._run(rung, start)
            except DivergedError as error:
                self.failed.append(rung)
                self.outlook.without(rung)
                self.console.print(f"{rung.title}: {error.sentence}; the ladder goes on without it", soft_wrap=True)
                continue
            self.rows[rung] = row
            with writing(self.output / ROWS):
                write_rows(self.output, self.rows.values())
            if not self.keep:
                shutil.rmtree(_folder(self.output, rung), ignore_errors=True)
            told = f"{rung.title}: mIoU {figures_of(row.confusion)['miou']:.4f}"
            self.console.print(f"{told} ({duration(row.seconds)}); {self.outlook.after(rung, row.seconds)}")

    def _run(self, rung: Rung, start: float) -> Row:
        folder = _folder(self.output, rung)
        training, self.built = self.built or prepare(self.config, self.options, rung, folder), None
        chips, steps, epoch, iou = 0, 0, 0, float("nan")
        if rung.fraction:
            chips = chips_of(rung.fraction, self.chips)
            trained = train(training, folder)
            steps, epoch, iou = trained.steps, trained.epoch, trained.validation_iou
        confusion = score(training.task, self.test, training.device)
        training.task.cpu()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        return Row(rung, chips, steps, epoch, iou, time.monotonic() - start, confusion)


def _folder(output: Path, rung: Rung) -> Path:
    return output / "rungs" / rung.name


def _show(rows: dict[Rung, Row], mode: str, images: int, output: Path) -> None:
    """Writes summary and picture of all rows of a folder, and prints the table."""
    from .plot import draw_ladder  # matplotlib takes long to import

    steps = summarise(rows.values(), ADAPTATIONS.get(mode, ""))
    with writing(output / SUMMARY):
        write_summary(output, steps)
        draw_ladder(output / PICTURE, list(rows.values()), steps, mode, images)
    console = Console(width=None if Console().is_terminal else _WIDTH, markup=False, highlight=False)
    console.print(table(steps, f"Low-data ladder ({mode}) on {images} test images"))
    console.print(_SPREADS, soft_wrap=True)
    console.print(f"Files: {output / ROWS}, {output / SUMMARY}, {output / PICTURE}", soft_wrap=True)
