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

from ...engine.classes import CLASSES
from ..layers import class_title
from ..translate import tr
from ..words import number

_OPEN = ("classes", "model", "warnings")
_SHORT = 12
"""Letters: lists of longer texts stand below each other."""
_DIGITS = 6


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
            if key in _OPEN:
                _expand(item)
        self.tree.resizeColumnToContents(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(tr("&Copy as JSON"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        if file is not None:
            show = buttons.addButton(tr("Open &folder"), QDialogButtonBox.ButtonRole.ActionRole)
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))))
        layout = QVBoxLayout(self)
        layout.addWidget(self.tree)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)


def _expand(item: QTreeWidgetItem) -> None:
    item.setExpanded(True)
    for index in range(item.childCount()):
        item.child(index).setExpanded(True)


def _item(key: str, value: Any) -> QTreeWidgetItem:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, (list, tuple)) and any(isinstance(each, str) and len(each) > _SHORT for each in value):
        value = {str(count): each for count, each in enumerate(value, 1)}
    if isinstance(value, Mapping):
        item = QTreeWidgetItem([_title(key), ""])
        item.addChildren([_item(str(each), inner) for each, inner in value.items()])
        if key == "classes":  # texts are shown as they were written
            for index, each in enumerate(value):
                item.child(index).setText(0, _class_title(str(each)))
        return item
    item = QTreeWidgetItem([_title(key), _told(value)])
    item.setToolTip(1, item.text(1))
    return item


def _told(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if value is None or value in ([], ""):
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, (int, float)):
        return number(value, _DIGITS)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_told, value))
    return str(value)


def _class_title(name: str) -> str:
    """What a class is called: clouds and shadows in the person's language, texts as they are."""
    return next((class_title(each) for each in CLASSES if each.name == name), name)


def _title(key: str) -> str:
    """What a part of the report is called; one without a name of its own keeps the engine's."""
    names = {
        "scene": tr("Scene"),
        "mask": tr("Mask"),
        "model": tr("Model"),
        "id": tr("Name"),
        "version": tr("Version"),
        "sha256": tr("Checksum (SHA-256)"),
        "device": tr("Device"),
        "precision": tr("Precision"),
        "resolution": tr("Resolution (m)"),
        "width": tr("Width (pixels)"),
        "height": tr("Height (pixels)"),
        "valid_pixels": tr("Pixels with data"),
        "classes": tr("Classes"),
        "pixels": tr("Pixels"),
        "prompts": tr("What to look for"),
        "percent": tr("Share (%)"),
        "area_m2": tr("Area (m²)"),
        "cloud_percent": tr("Thick and thin cloud (%)"),
        "seconds": tr("Time (s)"),
        "total": tr("In all"),
        "megapixels_per_second": tr("Megapixels per second"),
        "warnings": tr("Notes"),
        "bands": tr("Bands"),
        "level": tr("Level"),
        "offset": tr("Offset"),
        "offset_from": tr("Offset known from"),
        "thresholds": tr("Least probabilities"),
    }
    return names.get(key, key.replace("_", " "))
