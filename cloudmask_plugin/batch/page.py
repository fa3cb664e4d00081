"""The dock's tab for many scenes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Callable, List, Optional, Sequence

from qgis.core import QgsSettings
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import QModelIndex, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from ..background import Background
from ..dock.icons import icon
from ..dock.messages import FailureBox
from ..dock.widgets import BUTTON, MARGIN, Link, Text, buttons, column, main_button, thin_bar
from ..failure import Failure, FailureError
from ..models import refuse_missing
from ..scenes.scene import SceneRef, answers_in_project
from ..scenes.scene_list import SceneList
from ..settings import PREFIX
from ..translate import tr
from ..words import duration
from .detail import DetailBox
from .export import write_csv
from .model import STATE, BatchModel
from .records import Record, State, summary
from .runner import BatchRunner, Found, find_finished, pairs_of, tell_finished
from .showing import mask_layer, show_mask, zoom_to

if TYPE_CHECKING:
    from ..settings import MaskOptions
    from ..worker.client import WorkerClient

_FOLDER = PREFIX + "batch-folder"
_THOUSANDTHS = 1000
_STATE_WIDTH = 84


class BatchPage(QWidget):
    """Masks many scenes, one after the other.

    Args:
        iface: QGIS's window.
        client: Of the engine.
        options: How, as it stands in the first tab.
    """

    no_engine = pyqtSignal(object)
    """A `Failure` that a working Python for the engine would cure."""

    def __init__(
        self,
        iface: QgisInterface,
        client: WorkerClient,
        options: Callable[[], MaskOptions],
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._options = iface, options
        self._model = BatchModel()
        self._former: Sequence[SceneRef] = ()
        self._cancelling = False
        self.runner = BatchRunner(client, self)
        self._looking = Background(self)
        self.list = SceneList(iface, client, "cloudmaskBatch", self._model, self)
        self._make_folder()
        self.detail = DetailBox(self)
        self.reopen_link = Link(tr("Open the list of this folder"), self._reopen, self)
        self.reopen_link.setObjectName("cloudmaskBatchReopen")
        self._make_footer()
        layout = column(self, MARGIN)
        layout.addWidget(self.list, 1)
        place = (self.folder_label, self.folder, self.reopen_link)
        for widget in (self.detail, *place, self.failure, self.status, self.bar):
            layout.addWidget(widget)
        layout.addLayout(buttons(self.button, self.export_button))
        self._connect()
        self._refresh()

    @property
    def records(self) -> List[Record]:
        """What is known of the scenes, in their order."""
        return self._model.records

    def start(self) -> None:
        """Masks what is not done yet."""
        self.failure.show_failure(None)
        folder = self._folder()
        if folder is None:
            sentence = tr("no folder is given for the masks")
            self.failure.show_failure(Failure("target", sentence, tr("choose one above")))
            return
        options = self._options()
        try:
            refuse_missing(options.model)
        except FailureError as error:
            self.failure.show_failure(error.failure)
            return
        self._looking.stop()
        self._cancelling = False
        self.status.say(tr("Starting…"))
        self._model.take_answers(answers_in_project())
        self.runner.start(self.records, options, folder)
        self._refresh()

    def cancel(self) -> None:
        """Stops; what is done stays."""
        if self.runner.running:
            self._cancelling = True
            self.status.say(tr("Cancelling…"))
            self.button.setEnabled(False)
            self.runner.cancel()

    def export(self, path: Path) -> None:
        """Writes the table as CSV."""
        self.failure.show_failure(None)
        try:
            write_csv(self.records, path)
        except FailureError as error:
            self.failure.show_failure(error.failure)
        else:
            self.status.say(tr("Written: {path}").format(path=path))

    def show_row(self, number: int) -> None:
        """Shows a scene's mask on the map, where it is done."""
        record = self._model.record(number)
        if record.files is None:
            return
        try:
            show_mask(self._iface, record.scene, record.files)
        except FailureError as error:
            self.detail.show_failure(error.failure)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Looks anew what is done: in the first tab, other options may have been chosen."""
        super().showEvent(event)
        self._look()

    def close_down(self) -> None:
        """Stops what runs and lets go of QGIS."""
        self._looking.close_down()
        self.runner.close_down()
        self.list.close_down()

    def _make_folder(self) -> None:
        title = tr("Folder for the masks")
        self.folder_label = QLabel(tr("&Folder for the masks"), self)
        self.folder = QgsFileWidget(self)
        self.folder.setObjectName("cloudmaskBatchFolder")
        self.folder.setAccessibleName(title)
        self.folder.lineEdit().setAccessibleName(title)
        for button in self.folder.findChildren(QToolButton):
            button.setAccessibleName(tr("Browse: {title}").format(title=title))
        self.folder.setFocusProxy(self.folder.lineEdit())
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(title)
        self.folder.setFilePath(str(QgsSettings().value(_FOLDER, "") or ""))
        self.folder.setToolTip(tr("Model, resolution and what else is written are those of the tab 'Mask'"))
        self.folder_label.setBuddy(self.folder)

    def _make_footer(self) -> None:
        self.failure = FailureBox(self)
        self.status = Text(self)
        self.status.setObjectName("cloudmaskBatchStatus")
        self.bar = thin_bar("cloudmaskBatchProgress", tr("Progress"), self)
        self.button = main_button("cloudmaskBatchRun", self)
        self.export_button = QPushButton(tr("&Export CSV…"), self)
        self.export_button.setObjectName("cloudmaskBatchExport")
        self.export_button.setAccessibleName(tr("Export the table as CSV"))
        self.export_button.setMinimumHeight(BUTTON)
        table = self.list.table
        table.setColumnWidth(STATE, _STATE_WIDTH)
        for number in range(STATE + 1, self._model.columnCount() - 1):
            table.resizeColumnToContents(number)

    def _connect(self) -> None:
        self.list.changed.connect(self._on_list)
        self.detail.map_wanted.connect(self._show_current)
        self.list.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.list.table.clicked.connect(self._on_click)
        self.list.table.activated.connect(self._on_activated)
        self.folder.fileChanged.connect(self._on_folder)
        self.button.clicked.connect(self._on_button)
        self.export_button.clicked.connect(self._on_export)
        self.runner.changed.connect(self._on_record)
        self.runner.ended.connect(self._on_end)
        self._looking.found.connect(self._on_found)

    def _folder(self) -> Optional[Path]:
        text = self.folder.filePath().strip()
        return Path(text).absolute() if text else None

    def _on_button(self) -> None:
        if self.runner.running:
            self.cancel()
        else:
            self.start()

    def _on_list(self) -> None:
        self.status.say("")
        self._show_detail()
        self._refresh()
        self._look()

    def _on_folder(self) -> None:
        QgsSettings().setValue(_FOLDER, self.folder.filePath().strip())
        self._look()

    def _look(self) -> None:
        """Looks what the folder knows of the scenes."""
        folder = self._folder()
        if folder is not None and not self.runner.running:
            self._model.take_answers(answers_in_project())
            self._looking.run(partial(find_finished, folder, pairs_of(self.records, self._options())))

    def _on_found(self, found: Found) -> None:
        journal, finished = found
        for record in tell_finished(self.records, finished):
            self._model.show_change(record)
        self._former = journal.scenes
        self._show_detail()
        self._refresh()

    def _reopen(self) -> None:
        self.list.add_scenes(self._former)

    def _on_record(self, record: Record) -> None:
        self._model.show_change(record)
        if self._cancelling:
            return
        runner = self.runner
        self.bar.setValue(int(_THOUSANDTHS * runner.fraction))
        parts = [tr("{done} of {count} scenes").format(done=runner.tried, count=runner.total)]
        left = runner.seconds_left
        if left is not None and left >= 1:
            parts.append(tr("about {time} left").format(time=duration(left)))
        self.status.say(" · ".join(parts))
        if record.state is not State.RUNNING:
            self._show_detail()

    def _on_end(self, failure: Optional[Failure]) -> None:
        self._cancelling = False
        self._refresh()
        self._show_detail()
        if failure is not None and not failure.cancelled:
            self.status.say("")
            self.failure.show_failure(failure)
            if failure.lacks_engine:
                self.no_engine.emit(failure)
            return
        self.status.say(summary(self.records) if failure is None else failure.text)

    def _on_click(self, index: QModelIndex) -> None:
        """Zooms to a mask that is in the project; one that is not is added by a double click."""
        record = self._model.record(index.row())
        layer = None if record.files is None else mask_layer(record.files.mask)
        if layer is not None:
            zoom_to(self._iface, layer)

    def _on_activated(self, index: QModelIndex) -> None:
        self.show_row(index.row())

    def _show_current(self) -> None:
        current = self.list.table.currentIndex()
        if current.isValid():
            self.show_row(current.row())

    def _show_detail(self) -> None:
        """Says of the current row what its columns do not."""
        current = self.list.table.currentIndex()
        self.detail.show_record(self._model.record(current.row()) if current.isValid() else None)

    def _refresh(self) -> None:
        running = self.runner.running
        self.list.lock(running)
        self.folder.setEnabled(not running)
        self.bar.setVisible(running)
        if running:
            self.bar.setRange(0, _THOUSANDTHS)
            self.bar.setValue(0)
        self.button.setText(tr("C&ancel") if running else tr("M&ask all"))
        self.button.setAccessibleName(tr("Cancel") if running else tr("Mask all scenes"))
        self.button.setIcon(icon("cancel" if running else "mask"))
        self.button.setEnabled(bool(self.records) and not self._cancelling)
        self.export_button.setEnabled(bool(self.records))
        known = {each.source.paths for each in self.list.scenes}
        missing = [each for each in self._former if each.source.paths not in known]
        self.reopen_link.setVisible(bool(missing) and not running)

    def _on_export(self) -> None:
        name = str((self._folder() or Path()) / "clouds.csv")
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the table"), name, tr("CSV") + " (*.csv)")
        if path:
            self.export(Path(path) if Path(path).suffix else Path(f"{path}.csv"))
