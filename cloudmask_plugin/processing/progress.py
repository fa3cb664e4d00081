"""The worker's progress, told by QGIS's feedback."""

from __future__ import annotations

import time
from typing import Any, Mapping, Optional

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ...engine import protocol
from ..shares import shares_line, shares_of
from ..translate import tr
from ..words import stage_title

REPEAT = 5.0
"""Seconds between two lines about the rate; QGIS keeps every one of them in its log."""

_WRITING = "write"
_SHARE_OF_WORK = 95.0
"""Per cent of the bar before writing, which is short."""


class Teller:
    """Tells of progress what is worth telling.

    Args:
        feedback: QGIS's.
    """

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._stage = ""
        self._told = 0.0

    def tell(self, progress: Optional[protocol.Progress]) -> bool:
        """Called about ten times a second.

        Args:
            progress: The latest; None where the worker has said nothing yet.

        Returns:
            Whether the person wants to stop.
        """
        if progress is not None:
            self._feedback.setProgress(percent(progress))
            now = time.monotonic()
            if progress.stage != self._stage or (progress.rate and now - self._told >= REPEAT):
                self._feedback.setProgressText(describe(progress))
                self._stage, self._told = progress.stage, now
        if _in_main_thread():
            # Batches run there: upon this signal, and on nothing else, their dialog looks for a click on "Cancel".
            self._feedback.progressChanged.emit(self._feedback.progress())
        return bool(self._feedback.isCanceled())


def _in_main_thread() -> bool:
    application = QCoreApplication.instance()
    return application is not None and bool(application.thread() == QThread.currentThread())


def percent(progress: protocol.Progress) -> float:
    """How far the bar is."""
    done = progress.done / progress.total if progress.total else 0.0
    if progress.stage == _WRITING:
        return _SHARE_OF_WORK + (100 - _SHARE_OF_WORK) * done
    return _SHARE_OF_WORK * done


def describe(progress: protocol.Progress) -> str:
    """What is being done, and how fast."""
    stage = stage_title(progress.stage)
    if not progress.rate or not progress.done:
        return stage
    rate = f"{progress.rate / 1e6:.2g}" if progress.rate < 1e7 else f"{progress.rate / 1e6:.0f}"
    return tr("{stage}: {rate} million pixels a second").format(stage=stage, rate=rate)


def tell_shares(report: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
    """Says in the log how much is cloud, shadow and clear."""
    feedback.pushInfo(as_sentence(shares_line(shares_of(report))))


def as_sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
