"""Scenes of a batch as rows of a table: how far each is, and how much of it is cloud."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QLocale, QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QApplication, QStyle

from ...engine.classes import CLEAR, CLOUD_SHADOW, THICK_CLOUD, THIN_CLOUD, MaskClass
from ..answers import Answers
from ..layers import class_title
from ..scenes.model import SceneModel, place_of, title_of
from ..scenes.scene import SceneRef
from ..shares import shares_line, shares_of
from ..translate import tr
from ..words import number
from .records import Record, State

NAME, STATE = range(2)
SHOWN: Tuple[MaskClass, ...] = (THICK_CLOUD, THIN_CLOUD, CLOUD_SHADOW, CLEAR)
"""Classes whose percentages have a column, in its order."""
_FIRST_SHARE = STATE + 1
DATE = _FIRST_SHARE + len(SHOWN)
_RIGHT = 0x0082
"""Right and centred, as a number: Qt 5 takes no flags from Python here, and those of Qt 6 are no numbers."""


class BatchModel(SceneModel):
    """Adds to names and dates the state and the percentages."""

    columns = DATE + 1

    def __init__(self) -> None:
        super().__init__()
        self._records: Dict[Tuple[str, ...], Record] = {}
        self._rows: Dict[Tuple[str, ...], int] = {}
        self._icons: Dict[State, QIcon] = {}

    @property
    def records(self) -> List[Record]:
        """What is known of the scenes, in their order."""
        return [self._records[each.source.paths] for each in self._scenes]

    def record(self, row: int) -> Record:
        """What is known of a row's scene."""
        return self._records[self._scenes[row].source.paths]

    def show_change(self, record: Record) -> None:
        """Shows a record anew."""
        row = self._rows.get(record.scene.source.paths)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def add(self, scenes: Iterable[SceneRef]) -> int:
        """Adds those that are not there yet; returns how many these are."""
        scenes = list(scenes)
        for each in scenes:
            self._records.setdefault(each.source.paths, Record(each))
        added = super().add(scenes)
        self._count()
        return added

    def take_answers(self, answers: Mapping[Tuple[str, ...], Answers]) -> None:
        """Lets count what was said about scenes after they were put on the list."""
        super().take_answers(answers)
        for each in self._scenes:
            self._records[each.source.paths].scene = each

    def remove(self, rows: Iterable[int]) -> None:
        """Takes rows out."""
        super().remove(rows)
        self._forget()

    def clear(self) -> None:
        """Takes all rows out."""
        super().clear()
        self._forget()

    def titles(self) -> Sequence[str]:
        """What stands above the columns."""
        shares = (tr("{name} %").format(name=class_title(each)) for each in SHOWN)
        return (tr("Scene"), tr("State"), *shares, tr("Date"))

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        if not index.isValid():
            return None
        record, column = self.record(index.row()), index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(record)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(record, column)
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return self._icon(record.state)
        if role == Qt.ItemDataRole.TextAlignmentRole and _FIRST_SHARE <= column < DATE:
            return _RIGHT
        return None

    def _forget(self) -> None:
        kept = {each.source.paths for each in self._scenes}
        self._records = {paths: record for paths, record in self._records.items() if paths in kept}
        self._count()

    def _count(self) -> None:
        self._rows = {each.source.paths: row for row, each in enumerate(self._scenes)}

    def _icon(self, state: State) -> Optional[QIcon]:
        pictures = {
            State.DONE: QStyle.StandardPixmap.SP_DialogApplyButton,
            State.FAILED: QStyle.StandardPixmap.SP_MessageBoxWarning,
        }
        if state in pictures and state not in self._icons:
            self._icons[state] = QApplication.style().standardIcon(pictures[state])
        return self._icons.get(state)


def state_title(record: Record) -> str:
    """How far a scene is, in a word or two."""
    if record.state is State.RUNNING:
        return tr("{number} %").format(number=int(100 * record.fraction))
    titles = {
        State.WAITING: tr("Waiting"),
        State.DONE: tr("Done"),
        State.FAILED: tr("Failed"),
        State.CANCELLED: tr("Cancelled"),
    }
    return titles[record.state]


def share_of(record: Record, wanted: MaskClass) -> Optional[float]:
    """The percentage of a class, where the scene is done and has a valid pixel."""
    shares = [] if record.report is None else shares_of(record.report)
    return next((percent for each, percent in shares if each is wanted), None)


def _text(record: Record, column: int) -> str:
    if column == NAME:
        return title_of(record.scene)
    if column == STATE:
        return state_title(record)
    if column == DATE:
        return record.date or ""
    percent = share_of(record, SHOWN[column - _FIRST_SHARE])
    return "" if percent is None else str(QLocale().toString(percent, "f", 1))


def _tip(record: Record) -> str:
    """All that is known, as the columns of a narrow dock do not show it."""
    lines = [record.scene.name, record.date or "", place_of(record.scene), state_title(record)]
    lines.append(record.notes)
    if record.report is not None:
        lines.append(shares_line(shares_of(record.report)))
        seconds = (record.report.get("seconds") or {}).get("total")
        lines.append("" if seconds is None else tr("{count} s").format(count=number(seconds, 2)))
    return "\n".join(filter(None, lines))
