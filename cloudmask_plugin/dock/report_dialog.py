"""The report of a run, to be read and copied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping, Optional

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..translate import tr

_OPEN = ("classes", "model", "warnings")


class ReportDialog(QDialog):
    """A tree of what the report holds.

    Args:
        report: The engine's report.
        file: Where it is kept; None where it is not.
    """

    def __init__(self, report: Mapping[str, Any], file: Optional[Path], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskReportDialog")
        self.setWindowTitle(tr("Report of the mask"))
        self.resize(520, 560)
        self._text = json.dumps(report, indent=2, ensure_ascii=False)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Report"))
        self.tree.setHeaderLabels([tr("What"), tr("Value")])
        self.tree.setAlternatingRowColors(True)
        for key, value in report.items():
            item = _item(key, value)
            self.tree.addTopLevelItem(item)
            item.setExpanded(key in _OPEN)
        for index in range(self.tree.topLevelItemCount()):
            if self.tree.topLevelItem(index).text(0) == "classes":
                self._expand(self.tree.topLevelItem(index))
        self.tree.resizeColumnToContents(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(tr("&Copy as JSON"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._text))
        if file is not None:
            show = buttons.addButton(tr("Open &folder"), QDialogButtonBox.ButtonRole.ActionRole)
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))))
        layout = QVBoxLayout(self)
        layout.addWidget(self.tree)
        layout.addWidget(buttons)

    def _expand(self, item: QTreeWidgetItem) -> None:
        item.setExpanded(True)
        for index in range(item.childCount()):
            item.child(index).setExpanded(True)


def _item(key: str, value: Any) -> QTreeWidgetItem:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, Mapping):
        item = QTreeWidgetItem([key, ""])
        item.addChildren([_item(str(each), inner) for each, inner in value.items()])
        return item
    if isinstance(value, (list, tuple)) and any(isinstance(each, str) and len(each) > 12 for each in value):
        item = QTreeWidgetItem([key, ""])
        item.addChildren([_item(str(number), inner) for number, inner in enumerate(value, 1)])
        return item
    if isinstance(value, (list, tuple)):
        return QTreeWidgetItem([key, ", ".join(map(str, value))])
    item = QTreeWidgetItem([key, "–" if value is None else str(value)])
    item.setToolTip(1, item.text(1))
    return item
