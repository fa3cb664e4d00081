"""What takes the rows of a run: the mask, the probabilities, the small picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .output.mask import ClassCounts, MaskWriter
from .output.probabilities import ProbabilityWriter
from .output.thumbnail import Thumbnail
from .run import Decided, Run, Sink

OnCounts = Callable[[ClassCounts], None]


@contextmanager
def mask_sink(path: Path, run: Run, on_counts: OnCounts) -> Iterator[Sink]:
    """Writes the codes, and tells how many pixels each has when all have come."""
    with MaskWriter(path, run.area.grid, classes=run.legend.classes) as writer:
        yield Sink(
            write=lambda rows: writer.write(rows.row, rows.codes),
            finish=lambda: on_counts(writer.finish(run.tags())),
        )


@contextmanager
def probability_sink(path: Path, run: Run) -> Iterator[Sink]:
    """Writes the probabilities of the model's classes, or of what somebody has asked for in words."""
    with ProbabilityWriter(path, run.area.grid, run.runtime.classes, rule=run.runtime.rule) as writer:

        def write(rows: Decided) -> None:
            if rows.probabilities is not None:
                writer.write(rows.row, rows.probabilities)

        yield Sink(write, finish=lambda: writer.finish(run.tags()))


@contextmanager
def picture_sink(thumbnail: Thumbnail) -> Iterator[Sink]:
    """Collects the small picture."""
    yield Sink(lambda rows: thumbnail.add(rows.row, rows.rgb, rows.codes), finish=lambda: None)
