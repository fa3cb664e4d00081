"""The tables, for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from rich.console import Console

from engine.classes import CLASSES

from ..evaluation.styles import empty_table
from .experiments import CONTAMINATED, EXPERIMENTS
from .published import PLUS, Publication
from .report import ModelReport, Report
from .windows import TITLES, WINDOWS

_SHORT = {each.name: each.title.replace("cloud", "").strip() for each in CLASSES}
POOLED_COLUMNS = (
    ("mIoU", "miou"),
    *((f"IoU {short}", f"iou_{name}") for name, short in _SHORT.items()),
    ("accuracy", "accuracy"),
    ("F1", "f1"),
    ("F2", "f2"),
    ("image mIoU", "image_miou"),
)
F_COLUMNS = tuple(
    (f"{score.upper()} {short}", f"{score}_{name}") for score in ("f1", "f2") for name, short in _SHORT.items()
)
IMAGE_COLUMNS = (
    ("images", "boa_{}_images"),
    ("median BOA", "boa_{}"),
    ("images", "pa_{}_images"),
    ("PA < 0.1", "pa_{}_low"),
    ("PA 0.1–0.9", "pa_{}_middle"),
    ("PA > 0.9", "pa_{}_high"),
    ("UA < 0.1", "ua_{}_low"),
    ("UA 0.1–0.9", "ua_{}_middle"),
    ("UA > 0.9", "ua_{}_high"),
)
_BRIEF = {CONTAMINATED.name: "both"}
OTHERS_COLUMNS = (
    *POOLED_COLUMNS[:6],
    *((f"BOA {_BRIEF.get(each.name, each.name)}", f"boa_{each.name}") for each in EXPERIMENTS),
)
_PERCENT = ("_low", "_middle", "_high")
_OTHER_IMAGES = (
    "These are not, by their names, the images of the published scores: a difference is not the model's alone."
)
_FIRST_LABELS = "These images have the labels of the first release; the published figures are of those of CloudSEN12+."
_COUNTED = (
    "BOA of the images whose label has both answers; PA and UA in percent of the images whose label has cloud and of"
    " which the accuracy exists (the second count is PA's)."
)


@dataclass
class Table:
    """A table without any looks.

    Attributes:
        title: What it shows.
        headings: Of the columns; the first two hold text, the others numbers.
        rows: Cells; None is a line between groups.
        notes: Sentences below.
    """

    title: str
    headings: Sequence[str]
    rows: list[Sequence[str] | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def print(self, console: Console) -> None:
        """Prints it."""
        table = empty_table(self.title)
        for index, heading in enumerate(self.headings):
            table.add_column(heading, justify="left" if index < 2 else "right", no_wrap=index < 2)
        for row in self.rows:
            if row is None:
                table.add_section()
            else:
                table.add_row(*row)
        console.print(table)
        for note in self.notes:
            console.print(note, style="dim")
        console.print()

    def markdown(self) -> str:
        """As Markdown."""
        lines = [
            f"## {self.title}",
            "",
            _line(self.headings),
            _line(["---", "---", *["--:"] * (len(self.headings) - 2)]),
        ]
        lines += [_line(row) for row in self.rows if row is not None]
        lines += [line for note in self.notes for line in ("", note)]
        return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def tables(report: Report) -> list[Table]:
    """All tables of a report; one that would be empty is left out."""
    made = [
        _scores("Pooled over all pixels", report, POOLED_COLUMNS),
        _scores("F scores of the classes, pooled", report, F_COLUMNS),
    ]
    for experiment in EXPERIMENTS:
        codes = ", ".join(CLASSES[code].title for code in experiment.codes)
        columns = [(heading, name.format(experiment.name)) for heading, name in IMAGE_COLUMNS]
        table = _scores(f"Image by image: {experiment.name} ({codes}) against the rest", report, columns)
        table.notes.append(_COUNTED)
        made.append(table)
    made.append(_others(report))
    return [table for table in made if table.rows]


def _scores(title: str, report: Report, columns: Sequence[tuple[str, str]]) -> Table:
    """Both windows of every model; what was published and what we differ by below the window that it is of."""
    table = Table(title, ["model", "pixels", *(heading for heading, _ in columns)])
    names = [name for _, name in columns]
    for model in (each for each in report.models if not set(names).isdisjoint(each.figures[WINDOWS[0]])):
        if table.rows:
            table.rows.append(None)
        for window in WINDOWS:
            table.rows.append([model.name, TITLES[window], *_cells(model.figures[window], names)])
            for publication in model.publications:
                if publication.window == window and not set(names).isdisjoint(publication.figures):
                    table.rows += _beside(model, publication, names)
                    labels = _FIRST_LABELS if report.data.has_first_labels and publication.labels == PLUS else ""
                    notes = (publication.note, labels)
                    table.notes += [note for note in notes if note and note not in table.notes]
    if not report.data.is_published_test_set and any("published" in row for row in table.rows if row):
        table.notes.insert(0, _OTHER_IMAGES)
    return table


def _beside(model: ModelReport, publication: Publication, names: Sequence[str]) -> Iterator[list[str]]:
    measured = model.figures[publication.window]
    given = publication.figures
    yield [
        "",
        "published",
        *(written(name, given[name], publication.digits) if name in given else "" for name in names),
    ]
    differences = ((name, measured[name] - given[name]) if name in given else None for name in names)
    yield ["", "difference", *("" if each is None else written(*each, sign="+") for each in differences)]


def _others(report: Report) -> Table:
    columns = OTHERS_COLUMNS
    table = Table("Published figures of systems that were not run here", ["system", "labels", *(h for h, _ in columns)])
    labels = ""
    for publication in report.others:
        if table.rows and publication.labels != labels:
            table.rows.append(None)
        labels = publication.labels
        cells = _cells(publication.figures, [name for _, name in columns], publication.digits)
        table.rows.append([publication.title, publication.labels, *cells])
    table.notes.append(
        "mIoU, IoU and accuracy: pooled over the padded squares. BOA of cloud, of shadow, of both (contaminated):"
        " medians over images. Figures on other labels than CloudSEN12+ are near, but not comparable to a digit."
    )
    table.notes += list(dict.fromkeys(f"{each.labels}: {each.source}." for each in report.others))
    return table


def _cells(figures: Mapping[str, float], names: Sequence[str], digits: int = 4) -> list[str]:
    return [written(name, figures[name], digits) if name in figures else "" for name in names]


def written(name: str, value: float, digits: int = 4, sign: str = "") -> str:
    """A figure as people read it: shares of 1 with some digits, percentages of images with two; `–` for none."""
    if np.isnan(value):
        return "–"
    if name.endswith("_images"):
        return f"{value:{sign}.0f}"
    return f"{value:{sign}.{2 if name.endswith(_PERCENT) else digits}f}"
