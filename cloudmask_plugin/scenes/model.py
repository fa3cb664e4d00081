"""Scenes as rows of a table."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterable, List, Mapping, Sequence, Tuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...engine import protocol
from ..answers import Answers
from ..translate import tr
from .scene import SceneRef

NAME, DATE = range(2)
_PRODUCT = re.compile(r"S2[A-Z]_MSI(L[12][ABC])_(\d{4})(\d\d)(\d\d)T\d{6}_N\d{4}_R\d{3}_(T\w{5})_")


class SceneModel(QAbstractTableModel):
    """Names and dates; a kind of its own adds columns."""

    columns = DATE + 1

    def __init__(self) -> None:
        super().__init__()
        self._scenes: List[SceneRef] = []

    @property
    def scenes(self) -> Tuple[SceneRef, ...]:
        """The scenes, in their order."""
        return tuple(self._scenes)

    def titles(self) -> Sequence[str]:
        """What stands above the columns."""
        return (tr("Scene"), tr("Date"))

    def add(self, scenes: Iterable[SceneRef]) -> int:
        """Adds those that are not there yet; returns how many these are."""
        known = {each.source.paths for each in self._scenes}
        new = [each for each in {each.source.paths: each for each in scenes}.values() if each.source.paths not in known]
        if new:
            first = len(self._scenes)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._scenes += new
            self.endInsertRows()
        return len(new)

    def take_answers(self, answers: Mapping[Tuple[str, ...], Answers]) -> None:
        """Lets count what was said about scenes after they were put on the list."""
        for row, scene in enumerate(self._scenes):
            said = answers.get(scene.source.paths)
            if said is not None:
                self._scenes[row] = replace(scene, answers=said)

    def remove(self, rows: Iterable[int]) -> None:
        """Takes rows out."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._scenes[row]
            self.endRemoveRows()

    def clear(self) -> None:
        """Takes all rows out."""
        self.beginResetModel()
        self._scenes.clear()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Scenes."""
        return 0 if parent.isValid() else len(self._scenes)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Columns."""
        return 0 if parent.isValid() else self.columns

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        if not index.isValid():
            return None
        scene = self._scenes[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{scene.name}\n{place_of(scene)}"
        if role == Qt.ItemDataRole.DisplayRole:
            return {NAME: title_of(scene), DATE: scene.date or ""}.get(index.column())
        return None


def title_of(scene: SceneRef) -> str:
    """A scene's name in a narrow column: products are called so long that all of them would look the same."""
    found = _PRODUCT.match(scene.name)
    return scene.name if found is None else "{1}-{2}-{3} {4} {0}".format(*found.groups())


def place_of(scene: SceneRef) -> str:
    """Where a scene lies, for people."""
    paths = scene.source.paths
    first = protocol.without_secrets(paths[0])
    if len(paths) == 1:
        return first
    return first.rpartition("/")[0] if "://" in first else str(Path(first).parent)
