"""`label-efficiency`: trains what is not done yet, one after the other or side by side, and shows all that is done."""

from __future__ import annotations

import math
import multiprocessing
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from rich.console import Console
from rich.table import Table

from engine.errors import UsageError
from engine.output.failures import writing

from ..divergence import DivergedError
from ..fitting import warnings_alone
from .plan import Run, Study
from .results import (
    PICTURE,
    RESULTS,
    SUMMARY,
    Cell,
    Result,
    ResultError,
    read_result,
    summarise,
    write_result,
    write_settings,
    write_tables,
)
from .scoring import FIGURES, judge, read_images
from .training import held_out, open_recipe, train

_WIDTH = 140


def study(plan: Study, *, jobs: int = 1) -> None:
    """Trains and judges what is not done yet, and writes `results.csv`, `summary.csv` and `label_efficiency.png`.

    Args:
        plan: What.
        jobs: Trainings side by side, each in a process of its own.

    Raises:
        UsageError: The recipe or an option has no meaning, or the folder holds results of other settings.
        GroundError: Images that judge are missing or broken.
        PackError: The folder of the patches holds others.
        ResultError: A training came to nothing, or a result is damaged; all others are kept.
        KeyboardInterrupt: Somebody stopped it; carries the sentence that says what is left.
    """
    if jobs < 1:
        raise UsageError("--jobs is at least 1")
    console = Console(stderr=True, markup=False, highlight=False)
    runs = plan.runs()
    done = {run: found for run in runs if (found := read_result(plan, run)) is not None}
    left = [run for run in runs if run not in done]
    failed: list[str] = []
    try:
        if left:
            with warnings_alone():
                _trainer, _task, data = open_recipe(plan, plan.seeds[0])
                read_images(plan.images, held_out(data))
                data.prepare_data()
            for run, told in _all(plan, left, jobs):
                if isinstance(told, Result):
                    done[run] = told
                    console.print(f"{run.name}: {_in_short(told)} ({told.seconds} s); {len(runs) - len(done)} left")
                else:
                    failed.append(run.name)
                    console.print(f"{run.name}: {told}", soft_wrap=True)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(
            f"{len(done)} of {len(runs)} trainings are done, and the same command goes on"
        ) from None
    finally:
        if done:
            _show(plan.output, [done[run] for run in runs if run in done])
    if failed:
        raise ResultError(
            f"{len(failed)} of {len(runs)} trainings came to nothing ({', '.join(failed)})",
            "all others are done; the same command tries them again",
        )


def do(plan: Study, run: Run) -> Result | str:
    """Trains and judges one network; a sentence where its training diverged."""
    with warnings_alone():
        start = time.monotonic()
        with writing(plan.folder(run)):
            write_settings(plan, run)
        try:
            task, data = train(plan, run)
        except DivergedError as error:
            return error.sentence
        figures = judge(task, read_images(plan.images, held_out(data.whole)))
        seconds = round(time.monotonic() - start)  # once: what is read back says the same
        result = Result(run.start.name, run.fraction, run.seed, len(data.pack), plan.steps, seconds, figures)
        with writing(plan.folder(run)):
            write_result(plan, run, result)
        if not plan.keep:
            shutil.rmtree(plan.folder(run) / "checkpoints", ignore_errors=True)
        return result


def _all(plan: Study, runs: Sequence[Run], jobs: int) -> Iterator[tuple[Run, Result | str]]:
    if jobs == 1:
        yield from ((run, do(plan, run)) for run in runs)
        return
    # An interrupt from the keyboard reaches all processes; this one alone answers it.
    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )
    try:
        begun = {pool.submit(do, plan, run): run for run in runs}
        for each in as_completed(begun):
            yield begun[each], each.result()
    except BaseException as error:
        # What is begun goes on from its last checkpoint when the command is given again.
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        if isinstance(error, BrokenProcessPool):
            raise ResultError(
                "a process that trained was killed, most likely for want of memory",
                "run the same command again with fewer --jobs: it goes on",
            ) from error
        raise
    pool.shutdown()


def _show(output: Path, results: Sequence[Result]) -> None:
    """Writes tables and picture of all that is done, and prints the table."""
    from .plot import draw  # matplotlib takes long to import

    cells = summarise(results)
    with writing(output / SUMMARY):
        write_tables(output, results, cells)
        draw(output / PICTURE, results, cells)
    console = Console(width=None if Console().is_terminal else _WIDTH, markup=False, highlight=False)
    console.print(table(cells))
    console.print(f"Files: {output / RESULTS}, {output / SUMMARY}, {output / PICTURE}", soft_wrap=True)


def table(cells: Sequence[Cell]) -> Table:
    """Means ± standard deviations over the seeds."""
    made = Table(title="Few labels: means ± standard deviations over the seeds, with n − 1", title_justify="left")
    for name in ("labels", "start", "seeds", *FIGURES.values()):
        made.add_column(name, justify="left" if name == "start" else "right")
    for cell in cells:
        scores = [_told(name, cell.means[name], cell.spreads[name]) for name in FIGURES]
        made.add_row(f"{100 * cell.fraction:g} %", cell.start, str(cell.seeds), *scores)
    return made


def _told(name: str, mean: float, spread: float) -> str:
    digits = 2 if name.endswith("percent") else 3
    if math.isnan(mean):
        return "–"
    return f"{mean:.{digits}f}" + ("" if math.isnan(spread) else f" ± {spread:.{digits}f}")


def _in_short(result: Result) -> str:
    return f"cloud IoU {result.figures['cloud_iou_sentinel']:.3f} and {result.figures['cloud_iou_landsat']:.3f}"
