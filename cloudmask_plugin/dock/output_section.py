"""Where the mask goes, and how fine it is."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QToolButton, QWidget

from ..failure import Failure, FailureError
from ..translate import tr
from ..words import number
from .icons import icon
from .widgets import Section, column, form, narrow

_TEMPORARY, _FOLDER, _FILE = "temporary", "folder", "file"
_RESOLUTIONS = (10.0, 20.0, 60.0)


class OutputSection(Section):
    """A temporary layer, a folder for all masks, or a file for this one."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Result"), "cloudmaskOutput", parent)
        self.mode = narrow(QComboBox(self))
        self.mode.setObjectName("cloudmaskDestination")
        self.mode.setAccessibleName(tr("Where the mask is saved"))
        self.mode.addItem(icon("temporary"), tr("Temporary layer"), _TEMPORARY)
        self.mode.addItem(tr("In a folder"), _FOLDER)
        self.mode.addItem(tr("As a file"), _FILE)
        self.folder = self._file_widget("cloudmaskFolder", tr("Folder for masks"))
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder for masks"))
        self.file = self._file_widget("cloudmaskFile", tr("File for the mask"))
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setDialogTitle(tr("Save the mask as"))
        self.file.setFilter(tr("GeoTIFF") + " (*.tif *.tiff)")
        self.resolution = narrow(QComboBox(self))
        self.resolution.setObjectName("cloudmaskResolution")
        self.resolution.setAccessibleName(tr("Resolution"))
        self.resolution.addItem(tr("Of the finest band"), None)
        for metres in _RESOLUTIONS:
            self.resolution.addItem(tr("{metres} m").format(metres=number(metres)), metres)
        fields = form()
        places = QWidget(self)
        inner = column(places)
        for widget in (self.mode, self.folder, self.file):
            inner.addWidget(widget)
        fields.addRow(tr("Save"), places)
        fields.addRow(tr("Resolution"), self.resolution)
        self.add(fields)
        self._show_mode()
        self.mode.currentIndexChanged.connect(self._show_mode)
        for signal in (self.mode.currentIndexChanged, self.resolution.currentIndexChanged, self.folder.fileChanged):
            signal.connect(self.changed)

    def restore(self, folder: Optional[str], resolution: Optional[float]) -> None:
        """Shows what was chosen last."""
        self.folder.setFilePath(folder or "")
        self.mode.setCurrentIndex(self.mode.findData(_FOLDER if folder else _TEMPORARY))
        self.resolution.setCurrentIndex(max(0, self.resolution.findData(resolution)))

    @property
    def chosen_folder(self) -> Optional[str]:
        """Where masks are written, as `MaskOptions.folder`."""
        return self.folder.filePath().strip() or None if self.mode.currentData() == _FOLDER else None

    @property
    def chosen_resolution(self) -> Optional[float]:
        """Metres per pixel, as `MaskOptions.resolution`."""
        return self.resolution.currentData()

    def target(self) -> Optional[Path]:
        """The file for the next mask; None for a name of its own in the folder, or a temporary one.

        Raises:
            FailureError: None is given where one is wanted.
        """
        mode = self.mode.currentData()
        if mode == _FOLDER and self.chosen_folder is None:
            raise _refusal(tr("no folder is given for the mask"), tr("choose one, or save as a temporary layer"))
        if mode != _FILE:
            return None
        text = self.file.filePath().strip()
        if not text:
            raise _refusal(tr("no file is given for the mask"), tr("choose one, or save as a temporary layer"))
        path = Path(text)
        return path if path.suffix.lower() in (".tif", ".tiff") else path.with_name(path.name + ".tif")

    def _file_widget(self, name: str, title: str) -> QgsFileWidget:
        widget = QgsFileWidget(self)
        widget.setObjectName(name)
        widget.setAccessibleName(title)
        widget.lineEdit().setAccessibleName(title)
        for button in widget.findChildren(QToolButton):
            button.setAccessibleName(tr("Browse: {title}").format(title=title))
        widget.setFocusProxy(widget.lineEdit())
        return widget

    def _show_mode(self) -> None:
        mode = self.mode.currentData()
        self.folder.setVisible(mode == _FOLDER)
        self.file.setVisible(mode == _FILE)


def _refusal(sentence: str, hint: str) -> FailureError:
    return FailureError(Failure("target", sentence, hint))
