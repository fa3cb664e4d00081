"""The last messages of the plugin in QGIS's log, which itself keeps none where no panel shows them."""

from __future__ import annotations

from collections import deque
from typing import Deque, List

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDateTime, QObject, Qt

from .worker.driver import LOG

MOST = 200


class LogTail(QObject):
    """Listens to the log.

    Args:
        parent: Its owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Deque[str] = deque(maxlen=MOST)
        QgsApplication.messageLog().messageReceived.connect(self._keep)

    def stop(self) -> None:
        """Listens no more."""
        QgsApplication.messageLog().messageReceived.disconnect(self._keep)
        self.deleteLater()

    def _keep(self, message: str, tag: str, level: object) -> None:
        if tag == LOG:
            time = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
            self.lines.append(f"{time} {getattr(level, 'name', level)}: {message}")


_tails: List[LogTail] = []


def follow_log() -> None:
    """Keeps the plugin's messages from now on; a second call changes nothing."""
    application = QgsApplication.instance()
    if not _tails and application is not None:
        _tails.append(LogTail(application))


def forget_log() -> None:
    """Keeps no messages any more, as the plugin is switched off."""
    while _tails:
        _tails.pop().stop()


def last_messages() -> List[str]:
    """What was kept, oldest first."""
    return [line for tail in _tails for line in tail.lines]
