"""The one worker that everything in this QGIS shares."""

from __future__ import annotations

import atexit
import threading
from typing import Optional

from qgis.PyQt.QtCore import QCoreApplication

from .client import WorkerClient

_client: Optional[WorkerClient] = None
_making = threading.Lock()


def shared_client() -> WorkerClient:
    """The client; made by the first call, which starts no process yet, and closed with QGIS at the latest."""
    global _client
    with _making:
        if _client is None:
            _client = WorkerClient()
            application = QCoreApplication.instance()
            if application is not None:
                _client.moveToThread(application.thread())
                application.aboutToQuit.connect(close_shared_client)
            atexit.register(close_shared_client)  # a script that runs no event loop hears of no quitting
        return _client


def close_shared_client() -> None:
    """Ends the worker, as the plugin is switched off."""
    global _client
    with _making:
        client, _client = _client, None
    atexit.unregister(close_shared_client)
    if client is None:
        return
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.disconnect(close_shared_client)
    client.shutdown()
