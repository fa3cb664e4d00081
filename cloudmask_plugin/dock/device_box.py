"""Which device computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...engine import protocol
from ..translate import tr
from .asking import Asking
from .widgets import narrow

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

AUTO = "auto"


class DeviceBox(QComboBox):
    """The devices; those beside the processor are asked for when somebody may want them, for it takes seconds."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        narrow(self)
        self._known = False
        self._asking: Optional[Asking] = None
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

    def ask(self, client: WorkerClient) -> None:
        """Asks the engine which devices there are, until it has said so."""
        if self._known:
            return
        if self._asking is None:
            self._asking = Asking(client, self)
            self._asking.answered.connect(self._show)
        if not self._asking.pending:
            self._asking.ask(protocol.DoctorRequest(id=""))

    def _show(self, document: Mapping[str, Any]) -> None:
        self._known = True
        for each in document["devices"]:
            name = str(each["device"])
            index = self.findData(name)
            if index < 0:
                self.addItem(str(each["title"]), name)
            else:
                self.setItemText(index, str(each["title"]))
