"""Fetches the files of a model that is not on this computer yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QWidget

from ...engine import catalog, protocol
from ..failure import Failure
from ..models import find_missing
from ..translate import tr
from ..worker.client import WorkerClient
from .licence_dialog import LicenceDialog, download_text, licence_text
from .messages import FailureBox
from .setup_words import data_size
from .widgets import Text, buttons, column, small_button, thin_bar

if TYPE_CHECKING:
    from ..worker.job import Job

_THOUSANDTHS = 1000


class DownloadBox(QWidget):
    """What a model's download needs, the buttons that begin and end it, and how far it is.

    Masks go on meanwhile: the engine does one request after the other, so a download has a process of its own.

    Args:
        make_client: Makes the engine's client for downloads, with the first of them.
    """

    fetched = pyqtSignal(str)
    """A model's id: it can be used now."""

    def __init__(
        self, make_client: Callable[[], WorkerClient] = WorkerClient, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(parent)
        self._make_client = make_client
        self._client: Optional[WorkerClient] = None
        self._card: Optional[catalog.Card] = None
        self._fetching: Optional[catalog.Card] = None
        self._job: Optional[Job] = None
        self.need = Text(self, small=True)
        self.need.setObjectName("cloudmaskDownloadNeed")
        self.download = small_button(self, "cloudmaskDownload", tr("Download…"), tr("Download the model"))
        self.folder = small_button(
            self, "cloudmaskDownloadFolder", tr("From a folder…"), tr("Take the model from a folder")
        )
        self.status = Text(self)
        self.status.setObjectName("cloudmaskDownloadStatus")
        self.bar = thin_bar("cloudmaskDownloadProgress", tr("Progress of the download"), self)
        self.cancel = small_button(self, "cloudmaskDownloadCancel", tr("Cancel"), tr("Cancel the download"))
        self.failure = FailureBox(self)
        layout = column(self)
        layout.addWidget(self.need)
        layout.addLayout(buttons(self.download, self.folder))
        for widget in (self.status, self.bar, self.cancel, self.failure):
            layout.addWidget(widget)
        self.download.clicked.connect(self._on_download)
        self.folder.clicked.connect(self._on_folder)
        self.cancel.clicked.connect(self._on_cancel)
        self.show_card(None)

    @property
    def running(self) -> bool:
        """Whether anything is being fetched."""
        return self._job is not None

    def show_card(self, card: Optional[catalog.Card]) -> None:
        """Offers to fetch a model, where that is needed; a download that runs goes on."""
        self._card = card if card is not None and find_missing(card) is not None else None
        self.failure.show_failure(None)
        if not self.running:
            self.status.say("")
        self._refresh()

    def start(self, card: catalog.Card, source: Optional[str] = None) -> None:
        """Fetches a model, to whose licence somebody has agreed.

        Args:
            card: The model's.
            source: A folder that has its files; None to fetch them where they are published.
        """
        if self.running:
            return
        if self._client is None:
            self._client = self._make_client()
        self.failure.show_failure(None)
        self._fetching = card
        self._job = self._client.submit(
            protocol.DownloadRequest(id="", model=card.id, source=source, accept_licence=True)
        )
        self._job.progressed.connect(self._on_progress)
        self._job.succeeded.connect(self._on_success)
        self._job.failed.connect(self._on_failure)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.status.say(tr("Fetching '{title}'…").format(title=card.title))
        self._refresh()

    def close_down(self) -> None:
        """Stops; what was fetched is kept."""
        self._forget()
        client, self._client = self._client, None
        if client is not None:
            client.shutdown()

    def _refresh(self) -> None:
        """Brings what is shown to what is the case."""
        card, running = self._card, self.running
        self.need.say("" if card is None else f"{download_text(card)}\n{licence_text(card)}")
        on_its_way = card is not None and self._fetching is not None and card.id == self._fetching.id
        for button in (self.download, self.folder):
            button.setVisible(card is not None and not on_its_way)
            button.setEnabled(not running)
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.setVisible(card is not None or running)

    def _on_download(self) -> None:
        if self._card is not None and self._agreed(self._card, None):
            self.start(self._card)

    def _on_folder(self) -> None:
        card = self._card
        if card is None:
            return
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder with the files of '{title}'").format(title=card.title)
        )
        if folder and self._agreed(card, folder):
            self.start(card, folder)

    def _agreed(self, card: catalog.Card, folder: Optional[str]) -> bool:
        dialog = LicenceDialog(card, folder, self)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed

    def _on_cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.status.say(tr("Cancelling…"))
            self._job.cancel()

    def _on_progress(self, progress: protocol.Progress) -> None:
        if self._fetching is None or not self.cancel.isEnabled() or progress.total <= 0:
            return
        self.bar.setRange(0, _THOUSANDTHS)
        self.bar.setValue(min(_THOUSANDTHS, round(_THOUSANDTHS * progress.done / progress.total)))
        told = tr("Fetching '{title}': {done} of {total}")
        done, total = data_size(progress.done), data_size(progress.total)
        self.status.say(told.format(title=self._fetching.title, done=done, total=total))

    def _on_success(self, _document: Any) -> None:  # noqa: ANN401 - the worker's JSON
        card = self._forget()
        self.status.say("")
        self._refresh()
        if card is not None:
            self.fetched.emit(card.id)

    def _on_failure(self, failure: Failure) -> None:
        self._forget()
        kept = tr("Cancelled. What was fetched is kept: the next download goes on from there.")
        self.status.say(kept if failure.cancelled else "")
        self.failure.show_failure(None if failure.cancelled else failure)
        self._refresh()

    def _forget(self) -> Optional[catalog.Card]:
        """Hears nothing more of the job, and lets its process end; returns what was being fetched."""
        job, self._job = self._job, None
        card, self._fetching = self._fetching, None
        if job is not None:
            job.progressed.disconnect(self._on_progress)
            job.succeeded.disconnect(self._on_success)
            job.failed.disconnect(self._on_failure)
        if self._client is not None:
            self._client.restart()
        return card
