"""`evaluate` on CloudSEN12+: opens, runs, scores, writes, prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from engine.cores import usable_cores
from engine.output.failures import writing

from ..data.cloudsen12 import CloudSEN12
from .contender import Contender
from .files import write_files
from .models import open_models
from .report import ModelReport, Report, describe
from .scores import ModelScores, score_all
from .selection import Selection
from .stored import stored_masks
from .tables import tables

WIDTH = 140
"""Columns of the tables where the terminal does not say."""

_INTERRUPTED = "nothing was written, and the same command starts anew"


def score(
    models: Sequence[str],
    selection: Selection,
    output: Path,
    *,
    device: str = "auto",
    precision: str = "fp32",
    threads: int | None = None,
    worst: int = 8,
    algorithms: bool = False,
) -> Report:
    """Scores models, writes files and pictures, and prints tables.

    Args:
        models: `default`, ids of the catalog, card folders.
        selection: The images.
        output: Folder for `metrics.json`, `images.csv`, `scores.md`, `bars.png`, and `confusion-MODEL.png` and
            `worst-MODEL.png` of every model; it is made where it is not there. Nothing is written before everything is
            measured and drawn.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `auto`, `fp32`, `bf16`, `fp16`; what is published was computed in `fp32`.
        threads: Of the CPU; None for all.
        worst: How many images the sheet of the worst shows.
        algorithms: Whether the masks of other algorithms that are stored with the images are scored as well.

    Raises:
        ModelError: A model is missing, not downloaded or broken, or needs a band that the images lack.
        DataError: The data set is missing, damaged or empty.
        UsageError: The selection makes no sense.
        DeviceError: The device is not there.
        TargetError: The folder cannot be written.
        KeyboardInterrupt: Somebody stopped it; carries the sentence that says what is left.
    """
    torch.set_num_threads(threads or usable_cores())
    with _place_in(output):
        pass  # what cannot be written is told now, and not after hours
    complaints = Console(stderr=True, markup=False, highlight=False)
    opened = open_models(models, device, precision) if models or not algorithms else []
    for model in opened:
        if selection.product not in model.card.inputs.levels:
            made_for = " or ".join(model.card.inputs.levels)
            sentence = f"warning: {model.name} was made for {made_for}, and these images are {selection.product}"
            complaints.print(sentence, soft_wrap=True)
    data = selection.open()
    try:
        contenders = [*opened, *(stored_masks(data) if algorithms else ())]
        scores = _run(contenders, data, worst, complaints)
        report = Report(describe(data, selection), [ModelReport(each) for each in scores])
        _write(output, report)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_INTERRUPTED) from None
    _print(report, output)
    return report


def _run(contenders: Sequence[Contender], data: CloudSEN12, worst: int, console: Console) -> list[ModelScores]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("images", total=len(data) * len(contenders))
        return score_all(contenders, data, worst=worst, on_images=lambda count: progress.advance(task, count))


def _write(output: Path, report: Report) -> None:
    from .pictures import draw_pictures  # matplotlib takes long to import

    with _place_in(output) as folder:
        write_files(folder, report)
        draw_pictures(folder, report)


@contextmanager
def _place_in(output: Path) -> Iterator[Path]:
    """A folder whose files are put into the output together; an output that is new and stays empty is taken away.

    Raises:
        TargetError: The output cannot be made or written.
    """
    is_new = not output.exists()
    try:
        with writing(output / "metrics.json"):
            output.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=output, prefix=".scores-") as folder:
                yield Path(folder)
                for path in sorted(Path(folder).iterdir()):
                    path.replace(output / path.name)
    finally:
        if is_new and output.is_dir() and not any(output.iterdir()):
            output.rmdir()


def _print(report: Report, output: Path) -> None:
    width = None if Console().is_terminal else WIDTH
    console = Console(width=width, markup=False, highlight=False)  # names may hold brackets
    console.print(report.data.title, style="bold")
    if report.data.is_published_test_set:
        console.print("These are exactly the images of the published scores.")
    console.print()
    for table in tables(report):
        table.print(console)
    console.print(f"Files and pictures: {output}")
