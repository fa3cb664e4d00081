"""What the sets scored, beside what was published: for the terminal, as CSV, as a picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np
from rich.console import Console

from engine.classes import CLASSES

from ..data.cloudsen12 import CloudSEN12
from ..data.cloudsen12.dataset import PUBLISHED_TEST
from ..evaluation.styles import empty_table
from ..ladder.figures import FIGURES, TITLES, figures_of
from ..ladder.record import number, write_whole
from ..scoring.confusion import Matrix
from .sets import PromptSet

CSV, PICTURE = "prompt_sets.csv", "prompt_sets.png"

_WIDTH = 140
_SHOWN = 44
_OTHER_IMAGES = (
    "These are not, by their names, the images of the published scores: a difference is not the model's alone."
)


@dataclass(frozen=True, eq=False)
class Score:
    """What one set scored.

    Attributes:
        prompts: The set.
        matrix: Confusion of all images.
    """

    prompts: PromptSet
    matrix: Matrix

    @cached_property
    def figures(self) -> dict[str, float]:
        """By the names of `FIGURES`."""
        return figures_of(self.matrix)

    def difference(self, name: str) -> float:
        """Ours less the published figure; NaN where there is none."""
        return self.figures[name] - self.prompts.published.get(name, float("nan"))


def write_scores(folder: Path, scores: Sequence[Score], source: str, images: int) -> None:
    """Writes `prompt_sets.csv` and `prompt_sets.png`.

    Raises:
        OSError: They cannot be written.
    """
    from .plot import draw_scores  # matplotlib takes long to import

    counts = [f"label_{label.name}_said_{said.name}" for label in CLASSES for said in CLASSES]
    words = [f"prompt_{each.name}" for each in CLASSES]
    compared = [f"{name}{end}" for name in FIGURES for end in ("", "_published", "_difference")]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, ["set", "group", *words, *compared, *counts])
    writer.writeheader()
    for score in scores:
        cells: dict[str, object] = {"set": score.prompts.name, "group": score.prompts.group}
        cells |= dict(zip(words, score.prompts.prompts, strict=True))
        for name in FIGURES:
            cells[name] = number(score.figures[name])
            cells[f"{name}_published"] = number(score.prompts.published.get(name, float("nan")))
            cells[f"{name}_difference"] = number(score.difference(name))
        writer.writerow({**cells, **dict(zip(counts, score.matrix.ravel().tolist(), strict=True))})
    write_whole(folder / CSV, text.getvalue())
    draw_scores(folder / PICTURE, scores, source, images)


def print_scores(scores: Sequence[Score], source: str, images: CloudSEN12, output: Path) -> None:
    """Prints the table and where the files are."""
    console = Console(width=None if Console().is_terminal else _WIDTH, markup=False, highlight=False)
    table = empty_table(f"Prompts on {len(images)} images, pooled over the padded squares")
    table.add_column("set", no_wrap=True)
    table.add_column("prompts")
    for heading in ("mIoU", "published", "difference"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name in FIGURES[1:]:
        table.add_column(TITLES[name], justify="right", no_wrap=True)
    for _, alike in groupby(scores, key=lambda score: score.prompts.group):
        for score in alike:
            table.add_row(score.prompts.name, shortened(score.prompts, _SHOWN), *_cells(score))
        table.add_section()
    console.print(table)
    if source:
        console.print(f"Published: {source}", soft_wrap=True)
        if images.digest != PUBLISHED_TEST:
            console.print(_OTHER_IMAGES, soft_wrap=True)
    console.print(f"Files: {output / CSV}, {output / PICTURE}", soft_wrap=True)


def shortened(prompts: PromptSet, most: int) -> str:
    """The texts of a set in one line of so many characters at most."""
    text = " / ".join(prompts.prompts)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _cells(score: Score) -> list[str]:
    published = score.prompts.published.get("miou", float("nan"))
    compared = [score.figures["miou"], published]
    cells = ["–" if np.isnan(value) else f"{value:.4f}" for value in compared]
    difference = score.difference("miou")
    cells.append("" if np.isnan(difference) else f"{difference:+.4f}")
    return cells + ["–" if np.isnan(score.figures[name]) else f"{score.figures[name]:.4f}" for name in FIGURES[1:]]
