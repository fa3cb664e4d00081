"""The page about the engine: sets it up, tries it, says what there is, and takes it away again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QStyle, QWidget

from .. import settings
from ..environment import python as environment
from ..environment.plan import MANAGED, WHEELS, Plan
from ..failure import Failure, FailureError
from ..log_tail import follow_log
from ..translate import tr
from .messages import FailureBox
from .setup_check import Verdict
from .setup_diagnostics import DiagnosticsButton
from .setup_installed import InstalledBox
from .setup_plan import PlanBox
from .setup_progress import ProgressBox
from .setup_ways import PYTHON, WaysBox
from .setup_words import data_size
from .setup_work import Work
from .widgets import BUTTON, MARGIN, Marked, Scrolled, Text, column

if TYPE_CHECKING:
    from ..worker.client import WorkerClient


class EnginePage(QWidget):
    """Guides from no engine to one that works; shows what there is where there is one.

    Args:
        client: Of the engine; started anew with each choice.
    """

    ready = pyqtSignal()
    """The engine answers and lacks nothing, or somebody goes on with what there is."""

    def __init__(self, client: WorkerClient, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        follow_log()
        self._client = client
        self._work = Work(client, self)
        self._plan: Optional[Plan] = None
        self._renewal_refused = False
        self.title, self.about, self.status = Text(self), Text(self), Text(self)
        self.note = Marked(self)
        self.failure = FailureBox(self)
        self.installed = InstalledBox(self)
        self.ways = WaysBox(self)
        self.plan = PlanBox(self)
        self.progress = ProgressBox(self)
        self.start, self.go_on, self.again = QPushButton(self), QPushButton(self), QPushButton(self)
        self.diagnostics = DiagnosticsButton(client, "cloudmaskCopyDiagnostics", self)
        self._dress()
        self._lay_out()
        self._connect()
        self._show_setup()

    @property
    def choose(self) -> QPushButton:
        """The button that chooses a Python; enabled while nothing is being done."""
        return self.ways.choose

    @property
    def busy(self) -> bool:
        """Whether something is being installed, removed or tried: the page is to stay in sight."""
        return self._work.busy

    def show_failure(self, failure: Failure) -> None:
        """Asks for an engine, and says what is wrong with what there is; nothing where there is none yet."""
        if self.busy:
            return  # what is being done will tell
        self._show_setup()
        chosen = _chosen_python()
        if chosen and not self.ways.python.text():
            self.ways.take_python(chosen)
        if chosen or environment.user_environment().exists():
            self._tell(failure)

    def show_settings(self) -> None:
        """Shows which Python is used, and what can be done about it."""
        if self.busy:
            return
        if not _is_usable() and not _chosen_python() and not environment.user_environment().exists():
            self._show_setup()
            return
        self._begin(tr("The engine"), tr("It computes in a Python of its own, never in QGIS's."))
        self.installed.show_python(self._client.hello)
        self.installed.setVisible(True)
        self._offer_to_go_on(tr("Back to masking"))
        self._work.count()

    def needs_renewal(self) -> bool:
        """Whether the environment is older than this plugin needs; the page then says so.

        False where another Python is used, and after somebody has put it off.
        """
        sentence = None if self._renewal_refused or self.busy or _chosen_python() else environment.find_stale()
        if sentence is None:
            return False
        self._show_setup()
        self.title.say(tr("The engine needs to be renewed"))
        self._tell(Failure(environment.KIND, sentence))
        self._offer_to_go_on(tr("Not now"))
        return True

    def use(self, path: str) -> None:
        """Takes a Python and tries it."""
        settings.save_python_path(path)
        self.check()

    def check(self) -> None:
        """Tries the engine from the start."""
        self._work.check()

    def stop(self) -> None:
        """Wants no answer any more; of an installation, what was fetched stays for the next time."""
        self._work.stop()
        self.diagnostics.stop()
        self.progress.end()
        self.status.say("")
        self._allow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Makes the plan when somebody sees it: it takes a second."""
        super().showEvent(event)
        if self._plan is None and not self._work.planning:
            self._look()

    def _dress(self) -> None:
        font = self.title.font()
        font.setBold(True)
        for widget in (self.title, self.start):
            widget.setFont(font)
        self.start.setMinimumHeight(BUTTON)
        self.status.setObjectName("cloudmaskEngineStatus")
        for button, name in (
            (self.start, "cloudmaskSetUpEngine"),
            (self.go_on, "cloudmaskGoOn"),
            (self.again, "cloudmaskLookAgain"),
        ):
            button.setObjectName(name)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.again.setText(tr("Loo&k again"))
        self.again.setAccessibleName(tr("Look for the engine again"))

    def _lay_out(self) -> None:
        inside, footer, line = Scrolled(), QWidget(self), QFrame(self)
        self.scroll = QScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(inside)
        sections = column(inside, MARGIN)
        for widget in (self.title, self.about, self.note, self.installed, self.ways, self.plan):
            sections.addWidget(widget)
        sections.addStretch(1)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        below = column(footer, MARGIN)
        parts = (self.failure, self.status, self.progress, self.start, self.go_on, self.again, self.diagnostics)
        for widget in parts:
            below.addWidget(widget)
        layout = column(self)
        layout.setSpacing(0)
        layout.addWidget(self.scroll, 1)
        layout.addWidget(line)
        layout.addWidget(footer)
        QWidget.setTabOrder(self.plan.cpu_only, self.failure.copy)  # which was made before what stands above it
        QWidget.setTabOrder(self.failure.copy, self.progress.cancel)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.go_on.clicked.connect(self._on_go_on)
        self.again.clicked.connect(self.check)
        self.progress.cancelled.connect(self._work.cancel)
        self.ways.changed.connect(self._look)
        self.plan.changed.connect(self._look)
        self.installed.again_wanted.connect(self._show_setup)
        self.installed.choice_wanted.connect(self._show_choice)
        self.installed.removal_wanted.connect(self._remove)
        self._work.changed.connect(self._allow)
        self._work.planned.connect(self._on_plan)
        self._work.not_planned.connect(self._on_no_plan)
        self._work.progressed.connect(self.progress.show_step)
        self._work.not_installed.connect(self._on_not_installed)
        self._work.trying.connect(self._on_trying)
        self._work.judged.connect(self._on_judged)
        self._work.counted.connect(self.installed.show_room)
        self._work.removed.connect(self._on_removed)
        self._work.not_removed.connect(self._on_not_removed)

    def _begin(self, title: str, about: str) -> None:
        """A page with a title and nothing below it."""
        self._work.forget()
        self.title.say(title)
        self.about.say(about)
        self.note.say("")
        self.failure.show_failure(None)
        self.status.say("")
        for widget in (self.installed, self.ways, self.plan, self.start, self.go_on):
            widget.setVisible(False)
        self.again.setVisible(_is_usable() or bool(_chosen_python()))

    def _show_setup(self) -> None:
        """The ways, the plan, and the button."""
        usable = _is_usable()
        self._begin(
            tr("Set up the engine again") if usable else tr("The engine is not set up yet"),
            tr(
                "Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. "
                "Nothing is ever installed into QGIS's Python."
            ),
        )
        for widget in (self.ways, self.plan, self.start):
            widget.setVisible(True)
        if usable:
            self._offer_to_go_on(tr("Back to masking"))
        self.start.setText(tr("Set up the en&gine"))
        self._look()

    def _show_choice(self) -> None:
        self._show_setup()
        self.ways.take_python(_chosen_python())
        self.ways.choose.setFocus()

    def _show_working(self, title: str) -> None:
        """What is being done, and nothing that could be done meanwhile."""
        self.title.say(title)
        self.failure.show_failure(None)
        self.status.say("")
        self.plan.freeze()
        for widget in (self.ways, self.start, self.go_on, self.again):
            widget.setVisible(False)
        self._allow()

    def _offer_to_go_on(self, text: str) -> None:
        self.go_on.setText(text)
        self.go_on.setVisible(True)

    def _tell(self, failure: Failure) -> None:
        self.status.say("")
        self.failure.show_failure(failure)

    def _allow(self) -> None:
        """Enables what makes sense now."""
        idle = not self.busy
        for widget in (self.ways, self.installed, self.go_on, self.again):
            widget.setEnabled(idle)
        if self.ways.way == PYTHON:
            known = bool(self.ways.python.text().strip())
        else:
            known = self._plan is not None and self._work.ready
        self.start.setEnabled(idle and known)

    def _look(self) -> None:
        """Makes the plan of the chosen way, where it can be seen."""
        way, wheels = self.ways.way, self.ways.wheels_folder
        self._plan = None
        self._work.forget()
        self.plan.clear()
        if self.ways.isVisible() and (way == MANAGED or (way == WHEELS and wheels is not None)):
            self.plan.show_looking()
            base = self.ways.base_python if way == WHEELS else None
            folder = wheels if way == WHEELS else None
            self._work.plan(way, folder, base, self.plan.profile, cpu_only=self.plan.cpu_only.isChecked())
        self._allow()

    def _on_plan(self, plan: Plan) -> None:
        self._plan = plan
        self.plan.show_plan(plan)
        self._allow()

    def _on_no_plan(self, failure: Failure) -> None:
        self.plan.show_failure(failure)
        self._allow()

    def _on_start(self) -> None:
        if self.ways.way == PYTHON:
            self.use(self.ways.python.text().strip())
        elif self._plan is not None:
            self._install(self._plan)

    def _install(self, plan: Plan) -> None:
        self.progress.start()
        self._show_working(tr("Setting up the engine…"))
        self._work.install(plan)
        self._allow()

    def _on_not_installed(self, failure: Failure) -> None:
        self.progress.end()
        self._show_setup()
        if failure.cancelled:
            self.status.say(tr("Cancelled. What was fetched so far is kept for the next time."))
        else:
            self.start.setText(tr("&Try again"))
            self._tell(failure)

    def _on_trying(self) -> None:
        self.progress.show_check()
        self._show_working(tr("Trying the engine…"))

    def _on_judged(self, verdict: Verdict) -> None:
        self.progress.end()
        if verdict.failure is not None:
            self._show_setup()
            self._tell(verdict.failure)
            return
        if not self._work.fresh and not verdict.note:
            self._allow()
            self.ready.emit()
            return
        tried = tr("It has made a first mask on: {device}.").format(device=verdict.title)
        self._begin(tr("The engine is set up"), tried)
        self.note.say(verdict.note, self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation))
        self._offer_to_go_on(tr("Start masking"))
        self.go_on.setFocus()
        self._allow()

    def _on_go_on(self) -> None:
        self._renewal_refused = True
        self.ready.emit()

    def _remove(self) -> None:
        self._work.remove()
        self._show_working(tr("The engine"))
        self.status.say(tr("Removing…"))

    def _on_removed(self, freed: int) -> None:
        self._show_setup()
        self.status.say(tr("The engine is removed; {size} are free again.").format(size=data_size(freed)))

    def _on_not_removed(self, failure: Failure) -> None:
        self.show_settings()
        self._allow()
        self._tell(failure)


def _chosen_python() -> str:
    """The Python that somebody has named in place of the plugin's own environment; empty for none."""
    return settings.python_path() or os.environ.get(environment.VARIABLE, "")


def _is_usable() -> bool:
    """Whether there is a Python that may run the engine."""
    try:
        environment.find_python()
    except FailureError:
        return False
    return True
