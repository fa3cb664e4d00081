"""Sources with labels: how cloudy each image is follows from them, and is written down once."""

from __future__ import annotations

import csv
import os
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from engine.classes import THICK_CLOUD, THIN_CLOUD

from ..cloudsen12 import IGNORED, DataError
from .source import UNKNOWN, Image, Listed, PatchSource, Places, cloudiness_class

_CLOUD = (THICK_CLOUD.code, THIN_CLOUD.code)
_COLUMNS = ("image", "cloudy_percent")


class LabelledSource(PatchSource):
    """Images with labels.

    Args:
        table: A CSV file that keeps how cloudy each image is, made where it is not there; None reads all labels anew
            whenever the source is opened.
    """

    def __init__(self, table: Path | None) -> None:
        self.table = None if table is None else Path(table)

    @abstractmethod
    def label(self, place: int) -> NDArray[np.uint8] | None:
        """The label of an image by its place, uint8 [H, W] of 0–3 and 255; None where it has none.

        Raises:
            DataError: It is damaged, or has codes that it cannot have.
        """

    def graded(self, listed: Sequence[Listed]) -> list[Listed]:
        """The images with their cloudiness classes, from the table as far as it knows them.

        Raises:
            DataError: A label or the table cannot be read.
        """
        known = {} if self.table is None else _read_table(self.table)
        missing = [place for place, each in enumerate(listed) if each.name not in known]
        if missing:
            console = Console(stderr=True, soft_wrap=True, highlight=False)
            for place in track(missing, "how cloudy the labels are", console=console, transient=True):
                known[listed[place].name] = _percent(self.label(place))
            if self.table is not None:
                _write_table(self.table, known)
        return [_with_class(each, known[each.name]) for each in listed]


class WithLabels(PatchSource):
    """A source whose images are read together with their labels; without data, a pixel is ignored.

    Args:
        source: The images.
    """

    def __init__(self, source: LabelledSource) -> None:
        self.source = source
        self._listed: Sequence[Listed] = ()

    @property
    def title(self) -> str:
        """As people know it."""
        return f"{self.source.title}, with labels"

    def open(self) -> Sequence[Listed]:
        """As the source does."""
        self._listed = self.source.open()
        return self._listed

    def read(self, place: int) -> Image:
        """Reads an image and its label.

        Raises:
            DataError: One is damaged, there is no label, or it has another size.
        """
        image, label, name = self.source.read(place), self.source.label(place), self._listed[place].name
        if label is None:
            raise DataError(f"{name} has no label", "label it, or take it out of the folder")
        if label.shape != image.values.shape[1:]:
            raise DataError(
                f"the label of {name} has {label.shape[0]} × {label.shape[1]} px, "
                f"its image {image.values.shape[1]} × {image.values.shape[2]}",
                "cut both at the same pixels",
            )
        return replace(image, label=np.where(image.values.any(axis=0), label, np.uint8(IGNORED)))

    def split(self, listed: Sequence[Listed], share: float) -> tuple[Places, Places]:
        """As the source does."""
        return self.source.split(listed, share)


def _percent(label: NDArray[np.uint8] | None) -> float | None:
    return None if label is None else 100 * float(np.isin(label, _CLOUD).mean())


def _with_class(listed: Listed, percent: float | None) -> Listed:
    one = UNKNOWN if percent is None else cloudiness_class(percent)
    return replace(listed, cloudiness=one, grade=one)


def _read_table(table: Path) -> dict[str, float | None]:
    if not table.exists():
        return {}
    try:
        with table.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        return {row[_COLUMNS[0]]: float(row[_COLUMNS[1]]) if row[_COLUMNS[1]] else None for row in rows}
    except (csv.Error, ValueError, KeyError, TypeError, OSError) as error:
        raise DataError(
            f"{table} is no table of {' and '.join(_COLUMNS)}", "remove it, and it is made again"
        ) from error


def _write_table(table: Path, known: Mapping[str, float | None]) -> None:
    partial = table.with_name(f"{table.name}.{os.getpid()}.part")
    table.parent.mkdir(parents=True, exist_ok=True)
    try:
        with partial.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(_COLUMNS)
            writer.writerows((name, "" if each is None else f"{_floor(each):.2f}") for name, each in known.items())
        partial.replace(table)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DataError(f"{table} cannot be written", "give another place for the table of cloudiness") from error


def _floor(percent: float) -> float:
    """To two places, downwards: 99.997 % is not 100 %, which is a class of its own."""
    return float(np.floor(percent * 100)) / 100
