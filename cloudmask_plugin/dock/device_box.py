"""Which device computes."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...engine import protocol
from ..translate import tr
from .widgets import narrow

AUTO = "auto"


class DeviceBox(QComboBox):
    """The devices; those beside the processor are asked for when somebody may want them, for it takes seconds."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        narrow(self)
        self._asked = False
        self.setObjectName("cloudmaskDevice")
        self.setAccessibleName(tr("Device"))
        self.addItem(tr("The fastest"), AUTO)
        self.addItem(tr("Processor"), "cpu")

    @property
    def device(self) -> str:
        """The chosen device, as the engine calls it."""
        return str(self.currentData())

    def choose(self, device: str) -> None:
        """Chooses a device, also one that has not been found yet."""
        if self.findData(device) < 0:
            self.addItem(device, device)
        self.setCurrentIndex(self.findData(device))

    def ask(self, client: Any) -> None:  # noqa: ANN401 - a WorkerClient
        """Asks the engine once which devices there are."""
        if self._asked:
            return
        self._asked = True
        job = client.submit(protocol.DoctorRequest(id=""))
        job.succeeded.connect(self._show)
        job.failed.connect(self._forget)

    def _show(self, document: Any) -> None:  # noqa: ANN401 - the worker's JSON
        for each in document["devices"]:
            name = str(each["device"])
            index = self.findData(name)
            if index < 0:
                self.addItem(str(each["title"]), name)
            else:
                self.setItemText(index, str(each["title"]))

    def _forget(self, _failure: object) -> None:
        self._asked = False
