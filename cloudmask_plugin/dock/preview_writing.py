"""Writes a mask anew into the file that its layer shows."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Mapping, Optional

from qgis.core import QgsDataProvider, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QIODevice, QObject, QSaveFile, pyqtSignal

from ...engine import protocol
from ..failure import Failure
from .preview_controls import Drawing

if TYPE_CHECKING:
    from pathlib import Path

    from ..masking import Outcome
    from ..worker.client import WorkerClient
    from ..worker.job import Job

FILES_ARE_LOCKED = os.name == "nt"
"""Whether a file that QGIS has open cannot be replaced."""

_CHANGED = ("valid_pixels", "classes", "cloud_percent", "created")


class Rewriting(QObject):
    """One mask at a time, from the request to the layer that shows the new file.

    Args:
        client: Of the engine.
        parent: Who keeps it.
    """

    done = pyqtSignal(object, bool)
    """The new `Outcome`, and whether its report's file, where there is one, says the same."""
    failed = pyqtSignal(object)
    """A `Failure`, also where it was cancelled; the mask is the former one."""

    def __init__(self, client: WorkerClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._job: Optional[Job] = None
        self._outcome: Optional[Outcome] = None
        self._mask_id = ""
        self._drawing = Drawing()

    @property
    def running(self) -> bool:
        """Whether a mask is being written."""
        return self._job is not None

    def start(self, outcome: Outcome, mask: QgsRasterLayer, drawing: Drawing) -> None:
        """Begins.

        Args:
            outcome: What a run has made, with probabilities.
            mask: The layer of its mask.
            drawing: How the mask is to be drawn.
        """
        self._outcome, self._mask_id, self._drawing = outcome, mask.id(), drawing
        if FILES_ARE_LOCKED:  # a raster of the same place keeps the layer whole in the meantime
            _show(mask, str(outcome.files.probabilities))
        request = protocol.RefineRequest(
            id="",
            probabilities=str(outcome.files.probabilities),
            output=str(outcome.files.mask),
            overwrite=True,
            **drawing.fields(),
        )
        self._job = self._client.submit(request)
        self._job.succeeded.connect(self._on_success)
        self._job.failed.connect(self._on_failure)

    def cancel(self) -> None:
        """Stops it; `failed` comes within about two seconds."""
        if self._job is not None:
            self._job.cancel()

    def abandon(self) -> None:
        """Stops it, and tells nobody."""
        job = self._job
        if job is not None:
            self._finish()
            job.cancel()

    def _finish(self) -> None:
        job, self._job = self._job, None
        if job is None or self._outcome is None:
            return
        job.succeeded.disconnect(self._on_success)
        job.failed.disconnect(self._on_failure)
        mask = QgsProject.instance().mapLayer(self._mask_id)
        if mask is None:
            return
        if mask.source() != str(self._outcome.files.mask):
            _show(mask, str(self._outcome.files.mask))
        mask.dataProvider().reloadData()
        mask.triggerRepaint()

    def _on_success(self, document: Mapping[str, Any]) -> None:
        self._finish()
        outcome = self._outcome
        if outcome is not None:
            report = _merged(outcome.report, document, self._drawing)
            file = outcome.report_file
            reported = file is None or not file.exists() or _write(file, report)
            self.done.emit(replace(outcome, report=report), reported)

    def _on_failure(self, failure: Failure) -> None:
        self._finish()
        self.failed.emit(failure)


def _show(layer: QgsRasterLayer, path: str) -> None:
    """Another file in a layer, which keeps its style."""
    crs = layer.crs()
    layer.setDataSource(path, layer.name(), "gdal", QgsDataProvider.ProviderOptions())
    layer.setCrs(crs)


def _merged(report: Mapping[str, Any], document: Mapping[str, Any], drawing: Drawing) -> Mapping[str, Any]:
    """The run's report with what another drawing changes; its times are still those of the model."""
    settings = document["settings"] if drawing != Drawing() else None
    return {**report, **{key: document[key] for key in _CHANGED}, "refinement": settings}


def _write(path: Path, report: Mapping[str, Any]) -> bool:
    """All of the report, or False and the former one."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write((json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode())
    return bool(file.commit())
