"""What an installation will do, before anybody has to decide."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QWidget

from ..environment.plan import Plan
from ..environment.sources import PROFILES, Profile
from ..failure import Failure
from ..translate import tr
from .messages import FailureBox
from .setup_table import Table
from .setup_words import breakable, data_size
from .widgets import Text, column, narrow

_WITHOUT_CARD = ("cpu", "default")
"""Builds of torch for which no graphics card was looked for or found."""


class PlanBox(QWidget):
    """A table of the plan, and choices where there are any."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.status = Text(self)
        self.failure = FailureBox(self)
        self.profiles = narrow(QComboBox(self))
        self.profiles.setObjectName("cloudmaskProfile")
        self.profiles.setAccessibleName(tr("What is installed"))
        for profile in PROFILES:
            self.profiles.addItem(profile_title(profile))
        titles = (tr("What"), tr("Where"), tr("Download"), tr("On the disk"), tr("Free there"), tr("Computes on"))
        self.table = Table(titles, self)
        self.cpu_only = QCheckBox(tr("For the processor only"), self)
        self.cpu_only.setObjectName("cloudmaskCpuOnly")
        self.cpu_only.setAccessibleName(tr("For the processor only"))
        self.cpu_only.setToolTip(tr("A much smaller download; masks take longer"))
        layout = column(self)
        for widget in (self.profiles, self.status, self.failure, self.table, self.cpu_only):
            layout.addWidget(widget)
        self.profiles.currentIndexChanged.connect(self.changed)
        self.cpu_only.toggled.connect(self.changed)
        self.clear()

    @property
    def profile(self) -> Profile:
        """What is to be installed."""
        return PROFILES[self.profiles.currentIndex()]

    def clear(self) -> None:
        """Shows nothing."""
        self.status.say("")
        self.failure.show_failure(None)
        for widget in (self.profiles, self.table, self.cpu_only):
            widget.setVisible(False)

    def freeze(self) -> None:
        """Offers no choice any more."""
        self.profiles.setVisible(False)
        self.cpu_only.setVisible(False)

    def show_looking(self) -> None:
        """The plan is being made."""
        self.failure.show_failure(None)
        self.status.say(tr("Looking at this computer…"))

    def show_failure(self, failure: Failure) -> None:
        """There is no plan, and why."""
        self.clear()
        self.profiles.setVisible(self.profiles.count() > 1)
        self.failure.show_failure(failure)

    def show_plan(self, plan: Plan) -> None:
        """Shows a plan."""
        self.clear()
        folder, free = str(plan.folder), data_size(plan.free)
        self.table.say(tr("What"), profile_title(plan.profile), "\n".join(plan.profile.packages))
        self.table.say(tr("Where"), breakable(folder), folder)
        self.table.say(tr("Download"), data_size(plan.download) if plan.download else tr("nothing"))
        self.table.say(tr("On the disk"), data_size(plan.disk))
        self.table.say(tr("Free there"), tr("{size}: too little").format(size=free) if plan.free < plan.disk else free)
        self.table.say(tr("Computes on"), plan.device_title)
        self.table.setVisible(True)
        self.profiles.setVisible(self.profiles.count() > 1)
        # A card that was found stays on offer while the plan is for the processor only.
        self.cpu_only.setVisible(has_card(plan) or self.cpu_only.isChecked())


def has_card(plan: Plan) -> bool:
    """Whether a plan is for a graphics card."""
    return plan.backend not in _WITHOUT_CARD


def profile_title(profile: Profile) -> str:
    """What a profile is called."""
    titles = {"standard": tr("All models (PyTorch)")}
    return titles.get(profile.id, profile.title)
