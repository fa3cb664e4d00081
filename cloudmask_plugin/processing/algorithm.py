"""What the algorithms share: a request goes to the worker; its progress, warnings and failures go to people."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import QIcon

from ...engine import protocol
from ..environment.python import find_python
from ..failure import Failure, FailureError
from ..translate import tr
from ..worker.shared import shared_client
from .help import compose, compose_text, first_sentence
from .parameters import is_given
from .progress import Teller, as_sentence
from .rasters import RasterFile, file_of

RASTER_ENDINGS = (".tif", ".tiff")
RESOURCES = Path(__file__).parents[1] / "resources"

Parameters = Dict[str, Any]
"""As QGIS hands them over: by key, of whatever type."""


def icon(name: str, otherwise: QIcon) -> QIcon:
    """An icon of the plugin, or another one where the file is missing."""
    path = RESOURCES / f"{name}.svg"
    return QIcon(str(path)) if path.is_file() else otherwise


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that the worker computes.

    QGIS makes an instance for every run, asks `gather` in the main thread and `compute` in any.

    Attributes:
        NAME: Its id within the provider, fixed for ever.
        ICON: Name of its icon.
    """

    NAME = ""
    ICON = ""

    def __init__(self) -> None:
        super().__init__()
        self._failure: Optional[Failure] = None

    # What an algorithm says of itself.

    def summary(self) -> str:
        """What it does, in plain sentences; a line is a paragraph."""
        raise NotImplementedError

    def example(self) -> Tuple[str, str]:
        """A call in a shell and one in QGIS's Python console."""
        raise NotImplementedError

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Reads from layers what is needed of them; in the main thread, where they live.

        Raises:
            FailureError: A layer is none that the worker can read.
        """
        raise NotImplementedError

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Has the worker do it; returns the outputs.

        Raises:
            FailureError: It did not work, or was cancelled.
        """
        raise NotImplementedError

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong with the parameters, in a sentence, as far as is seen before any work."""
        return None

    # What QGIS asks.

    def name(self) -> str:
        """The id within the provider."""
        return self.NAME

    def icon(self) -> QIcon:
        """In the toolbox."""
        return icon(self.ICON, super().icon())

    def createInstance(self) -> EngineAlgorithm:  # noqa: N802 - QGIS's name
        """A new one, for a run of its own."""
        return type(self)()

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """One sentence, where there is room for no more."""
        return first_sentence(self.summary())

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Beside the parameters in the dialog, and in `qgis_process help`."""
        if QgsApplication.platform() == "qgis_process":
            return compose_text(self.summary(), *self.example())
        return compose(self.summary(), self.parameterDefinitions(), *self.example())

    def helpUrl(self) -> str:  # noqa: N802 - QGIS's name
        """None: the help is in the dialog."""
        return ""

    def canExecute(self) -> Tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Whether there is a Python for the worker, and what to do where there is none."""
        try:
            find_python()
        except FailureError as error:
            return False, error.failure.text
        return True, ""

    def checkParameterValues(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> Tuple[bool, str]:
        """Says what is wrong before anything is done."""
        problem = self.find_problem(parameters, context)
        if problem is not None:
            return False, problem
        accepted: Tuple[bool, str] = super().checkParameterValues(parameters, context)
        return accepted

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """In the main thread. A failure is kept for later: QGIS tells of one here as "there were errors" only."""
        try:
            self.gather(parameters, context)
        except FailureError as error:
            self._failure = error.failure
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """In a thread of QGIS's choice.

        Raises:
            QgsProcessingException: With one sentence, and one that says what to do.
        """
        try:
            if self._failure is not None:
                raise FailureError(self._failure)
            return self.compute(parameters, context, feedback)
        except FailureError as error:
            if error.failure.cancelled:
                return {}
            if error.failure.detail:
                feedback.pushDebugInfo(error.failure.detail)
            raise QgsProcessingException(error.failure.text) from error

    # What algorithms need.

    def raster(self, parameters: Parameters, key: str, context: QgsProcessingContext) -> QgsRasterLayer:
        """The layer of a parameter.

        Raises:
            FailureError: There is none.
        """
        layer = self.parameterAsRasterLayer(parameters, key, context)
        if layer is None or not layer.isValid():
            sentence = tr("'{value}' cannot be opened as a raster layer")
            raise _not_opened(parameters.get(key), sentence, tr("choose a raster layer or the path of a raster"))
        return layer

    def polygons(self, parameters: Parameters, key: str, context: QgsProcessingContext) -> QgsProcessingFeatureSource:
        """The features of a parameter, as they are now.

        Raises:
            FailureError: There are none.
        """
        source = self.parameterAsSource(parameters, key, context)
        if source is None:
            sentence = tr("'{value}' cannot be opened as a polygon layer")
            raise _not_opened(parameters.get(key), sentence, tr("choose a polygon layer or the path of a vector file"))
        return source

    def raster_file(self, parameters: Parameters, key: str, context: QgsProcessingContext) -> RasterFile:
        """What the worker opens for a layer that is one raster.

        Raises:
            FailureError: The layer is none that the worker can read.
        """
        return file_of(self.raster(parameters, key, context))


def run_request(
    request: protocol.Job, feedback: QgsProcessingFeedback, environment: Optional[Mapping[str, str]] = None
) -> Dict[str, Any]:
    """Waits for the worker; returns what it answers.

    Args:
        request: What is wanted.
        feedback: Told of progress and warnings, and asked whether to go on.
        environment: Credentials for what is read.

    Raises:
        FailureError: It did not work, or was cancelled.
    """
    job = shared_client().submit(request, environment or {})
    document: Dict[str, Any] = job.wait(Teller(feedback).tell)
    for sentence in document.get("warnings", ()):
        feedback.pushWarning(as_sentence(sentence))
    feedback.setProgress(100)
    return document


def find_layer_problem(
    algorithm: EngineAlgorithm,
    parameters: Parameters,
    context: QgsProcessingContext,
    rasters: Sequence[str] = (),
    vectors: Sequence[str] = (),
) -> Optional[str]:
    """Whether a layer that was chosen cannot be opened."""
    try:
        for key in rasters:
            if is_given(parameters, key):
                algorithm.raster(parameters, key, context)
        for key in vectors:
            if is_given(parameters, key):
                algorithm.polygons(parameters, key, context)
    except FailureError as error:
        return error.failure.text
    return None


def _not_opened(value: object, sentence: str, hint: str) -> FailureError:
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    told = value.name() if isinstance(value, QgsMapLayer) else str(value)
    return FailureError(Failure("layer", sentence.format(value=told), hint))
