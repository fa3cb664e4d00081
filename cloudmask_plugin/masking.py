"""Runs of layers, from the click to the result as a layer; all of them in the main thread, where nothing waits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Tuple

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..engine import protocol
from ..engine.classes import CLASSES
from .answers import Answers, load_answers
from .failure import CANCELLED, Failure, FailureError
from .layers import ResultFiles, add_results
from .mask_classes import Classes, classes_in
from .models import refuse_missing
from .settings import MaskOptions
from .sources import LayerSource, source_of
from .targets import Targets, choose_targets
from .translate import tr

if TYPE_CHECKING:
    from .areas import Area
    from .worker.client import WorkerClient
    from .worker.job import Job


@dataclass(frozen=True)
class Outcome:
    """What a run has made.

    Attributes:
        report: The engine's report.
        layers: Ids of the layers that were added, the uppermost first.
        files: What they show.
        report_file: The report on disk, where it is kept.
        classes: What the mask's codes mean.
    """

    report: Mapping[str, Any]
    layers: Tuple[str, ...]
    files: ResultFiles
    report_file: Optional[Path] = None
    classes: Classes = CLASSES


@dataclass(frozen=True)
class Order:
    """What is to be masked, and how."""

    options: MaskOptions
    area: Optional[Area] = None
    target: Optional[Path] = None
    source: Optional[LayerSource] = None
    answers: Answers = field(default_factory=Answers)


class Masking(QObject):
    """One source, from the click to the layer; made by `Maskings`.

    Args:
        layer: The source's layer.
        order: What is wanted of it.
        parent: Who keeps it.
    """

    progressed = pyqtSignal(object)
    """How far it is: `protocol.Progress`."""
    warned = pyqtSignal(str)
    """A sentence that the person should see."""
    succeeded = pyqtSignal(object)
    """Its `Outcome`."""
    failed = pyqtSignal(object)
    """A `Failure`; nothing of the run is left."""
    ended = pyqtSignal()
    """After one of both."""

    def __init__(self, layer: QgsMapLayer, order: Order, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.layer_id: str = layer.id()
        self.name: str = layer.name()
        self.done = False
        self._order = order
        self._job: Optional[Job] = None
        self._targets: Optional[Targets] = None
        self._stopped: Optional[Failure] = None

    @property
    def paths(self) -> Tuple[Path, ...]:
        """The files that it writes."""
        return () if self._targets is None else self._targets.paths

    def cancel(self) -> None:
        """Stops it; `failed` comes within about two seconds, and nothing is left."""
        self.stop(Failure(CANCELLED, tr("cancelled: nothing of '{name}' was written").format(name=self.name)))

    def stop(self, reason: Failure) -> None:
        """Like `cancel`, with a reason that is told."""
        if self._stopped is not None or self.done:
            return
        self._stopped = reason
        if self._job is not None:
            self._job.cancel()

    def begin(self, client: WorkerClient, taken: Tuple[Path, ...]) -> None:
        """Sends the request.

        Args:
            client: Who has it done.
            taken: Files that other runs write.
        """
        if self._stopped is not None:
            self._fail(self._stopped)
            return
        try:
            layer = QgsProject.instance().mapLayer(self.layer_id)
            if layer is None:
                raise FailureError(_layer_gone(self.name))
            refuse_missing(self._order.options.model)
            source = self._order.source or source_of(layer)
            self.name = source.name
            self._targets = choose_targets(source.name, self._order.options, self._order.target, taken)
            request = mask_request(source, self._order, self._targets)
            self._follow(client.submit(request, source.environment))
        except FailureError as error:
            self._fail(error.failure)

    def refuse(self, failure: Failure) -> None:
        """Ends it before it has begun."""
        self._fail(failure)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._on_progress)
        job.warned.connect(self._on_warning)
        job.succeeded.connect(self._on_success)
        job.failed.connect(self._on_failure)
        if job.done:  # its thread was faster than these connections
            QTimer.singleShot(0, lambda: self._collect(job))

    def _collect(self, job: Job) -> None:
        try:
            self._on_success(job.wait(lambda _progress: False))
        except FailureError as error:
            self._on_failure(error.failure)

    def _on_progress(self, progress: protocol.Progress) -> None:
        if self._stopped is None:
            self.progressed.emit(progress)

    def _on_warning(self, sentence: str) -> None:
        if self._stopped is None:
            self.warned.emit(sentence)

    def _on_success(self, document: Mapping[str, Any]) -> None:
        targets = self._targets
        if targets is None or self.done:
            return
        if self._stopped is not None:  # it was done before it heard of it
            for path in targets.paths:
                path.unlink(missing_ok=True)
            self._fail(self._stopped)
            return
        try:
            above = QgsProject.instance().mapLayer(self.layer_id)
            layers = add_results(targets.files, above, self.name, targets.temporary)
        except FailureError as error:
            self._fail(error.failure)
            return
        mask = next(each for each in layers if each.source() == str(targets.files.mask))
        ids = tuple(each.id() for each in layers)
        outcome = Outcome(document, ids, targets.files, targets.report, classes_in(mask))
        self._end()
        self.succeeded.emit(outcome)
        self.ended.emit()

    def _on_failure(self, failure: Failure) -> None:
        if not self.done:
            self._fail(self._stopped or failure)

    def _fail(self, failure: Failure) -> None:
        if self._targets is not None:
            self._targets.discard()
        self._end()
        self.failed.emit(failure)
        self.ended.emit()

    def _end(self) -> None:
        self.done = True
        area = self._order.area
        if area is not None and area.remove is not None:
            area.remove.unlink(missing_ok=True)


class Maskings(QObject):
    """All runs of layers in this QGIS.

    A run ends with its layer: where the layer is removed or the project is closed, it is cancelled.

    Args:
        iface: QGIS's window.
        client: Who has the runs done.
        parent: Who keeps it.
    """

    started = pyqtSignal(object)
    """A `Masking`, before anything else is heard of it."""

    def __init__(self, iface: QgisInterface, client: WorkerClient, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self._client = client
        self._running: List[Masking] = []
        self._closed = False
        project = QgsProject.instance()
        project.removeAll.connect(self._on_project_closed)
        project.layersWillBeRemoved.connect(self._on_layers_removed)

    @property
    def running(self) -> Tuple[Masking, ...]:
        """Those that are not done."""
        return tuple(self._running)

    def start(
        self,
        layer: QgsMapLayer,
        options: MaskOptions,
        *,
        area: Optional[Area] = None,
        target: Optional[Path] = None,
        source: Optional[LayerSource] = None,
    ) -> Masking:
        """Masks a layer; whatever goes wrong comes by the run's `failed`, never before this returns.

        Args:
            layer: The layer, which is in the project.
            options: How.
            area: The part that is masked; None for all of it.
            target: The mask's file; None for a new name in the options' folder, or a temporary file.
            source: What the engine opens, where that is known already (`sources_of`).
        """
        order = Order(options, area, target, source, load_answers(layer))
        masking = Masking(layer, order, self)
        busy = any(each.layer_id == masking.layer_id for each in self._running)
        self._running.append(masking)
        masking.ended.connect(lambda: self._forget(masking))
        self.started.emit(masking)
        QTimer.singleShot(0, lambda: self._begin(masking, busy=busy))
        return masking

    def cancel_all(self) -> None:
        """Cancels whatever runs."""
        for each in self.running:
            each.cancel()

    def close(self) -> None:
        """Cancels whatever runs and lets go of the project."""
        self.cancel_all()
        if not self._closed:
            self._closed = True
            project = QgsProject.instance()
            project.removeAll.disconnect(self._on_project_closed)
            project.layersWillBeRemoved.disconnect(self._on_layers_removed)

    def _begin(self, masking: Masking, *, busy: bool) -> None:
        if busy:
            sentence = tr("'{name}' is being masked already").format(name=masking.name)
            masking.refuse(Failure("layer", sentence, tr("wait for it, or cancel it first")))
            return
        masking.begin(self._client, tuple(path for each in self._running for path in each.paths))

    def _forget(self, masking: Masking) -> None:
        self._running.remove(masking)
        masking.deleteLater()

    def _on_layers_removed(self, ids: List[str]) -> None:
        for each in self.running:
            if each.layer_id in ids:
                each.stop(_layer_gone(each.name))

    def _on_project_closed(self) -> None:
        for each in self.running:
            sentence = tr("the project was closed while '{name}' was being masked").format(name=each.name)
            each.stop(Failure(CANCELLED, sentence, tr("open it again and start anew")))


def mask_request(source: LayerSource, order: Order, targets: Targets) -> protocol.MaskRequest:
    """What the engine is asked for; how clouds are drawn means nothing to a mask of texts."""
    options, answers, files = order.options, order.answers, targets.files
    if options.prompts:
        options = replace(options, thresholds={}, buffer_clouds=0.0, buffer_shadows=0.0, min_area=0.0)
    return protocol.MaskRequest(
        id="",
        source=source.paths,
        output=str(files.mask),
        model=options.model,
        prompts=options.prompts or None,
        device=options.device,
        resolution=options.resolution,
        aoi=None if order.area is None else order.area.aoi,
        aoi_crs=None if order.area is None else order.area.crs,
        level=answers.level,
        offset=answers.offset,
        scale=answers.scale,
        bands=answers.bands,
        all_bands=options.all_bands,
        thresholds=dict(options.thresholds) or None,
        buffer_clouds=options.buffer_clouds,
        buffer_shadows=options.buffer_shadows,
        min_area=options.min_area,
        probabilities=_text(files.probabilities),
        polygons=_text(files.polygons),
        report=_text(targets.report),
        overwrite=targets.overwrite,
    )


def _text(path: Optional[Path]) -> Optional[str]:
    return None if path is None else str(path)


def _layer_gone(name: str) -> Failure:
    return Failure(CANCELLED, tr("the layer '{name}' was removed while it was being masked").format(name=name))
