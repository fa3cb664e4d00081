"""The one worker that everything in this QGIS shares."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QCoreApplication

from .client import WorkerClient

_client: Optional[WorkerClient] = None


def shared_client() -> WorkerClient:
    """The client; made by the first call, which starts no process yet, and closed with QGIS at the latest."""
    global _client
    if _client is None:
        _client = WorkerClient()
        application = QCoreApplication.instance()
        if application is not None:
            _client.moveToThread(application.thread())
            application.aboutToQuit.connect(close_shared_client)
    return _client


def close_shared_client() -> None:
    """Ends the worker, as the plugin is switched off."""
    global _client
    client, _client = _client, None
    if client is None:
        return
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.disconnect(close_shared_client)
    client.shutdown()
