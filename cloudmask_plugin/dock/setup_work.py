"""What the page about the engine does, beside the window: plans, installs, tries, counts, removes."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Optional

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .. import settings
from ..background import Background, Stopped
from ..environment import folder
from ..environment import python as environment
from ..environment.installer import Installer
from ..environment.plan import Plan, make_plan
from ..environment.sources import Profile
from ..failure import Failure, FailureError
from ..translate import tr
from .setup_check import Check, Verdict
from .setup_plan import has_card

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

_KILLED = 500
"""Milliseconds that the engine's process has to be gone before its files are removed."""


class Work(QObject):
    """One thing at a time, but for plans and counts, of which only the latest is heard.

    Args:
        client: Of the engine; its process ends before its files are replaced or removed.
        parent: Who asks.
    """

    changed = pyqtSignal()
    """Whether it is busy, or may install."""
    planned = pyqtSignal(object)
    """`Plan`."""
    not_planned = pyqtSignal(object)
    progressed = pyqtSignal(object)
    """`Step`."""
    trying = pyqtSignal()
    """The engine is started and examined."""
    judged = pyqtSignal(object)
    """`Verdict`, which is in the settings already."""
    not_installed = pyqtSignal(object)
    counted = pyqtSignal(object)
    """Bytes of the environment."""
    removed = pyqtSignal(object)
    """Bytes that are free again."""
    not_removed = pyqtSignal(object)

    def __init__(self, client: WorkerClient, parent: QObject) -> None:
        super().__init__(parent)
        self.fresh = False
        """Whether what is tried was just installed."""
        self._client = client
        self._card: Optional[str] = None
        self._check = Check(client, self)
        self._cleaning, self._planning = Background(self), Background(self)
        self._counting, self._removing = Background(self), Background(self)
        self._removal = QTimer(self)
        self._removal.setSingleShot(True)
        self._removal.setInterval(_KILLED)
        self._installer: Optional[Installer] = None
        self._check.judged.connect(self._on_judged)
        self._cleaning.found.connect(self.changed)
        self._cleaning.failed.connect(self.changed)
        self._planning.found.connect(self.planned)
        self._planning.failed.connect(self.not_planned)
        self._counting.found.connect(self.counted)
        self._removal.timeout.connect(self._remove_now)
        self._removing.found.connect(self._on_removed)
        self._removing.failed.connect(self.not_removed)
        self._cleaning.run(_told(_clean_up))

    @property
    def busy(self) -> bool:
        """Whether something is being installed, removed or tried."""
        installing = self._installer is not None and self._installer.running
        return installing or self._removal.isActive() or self._removing.running or self._check.pending

    @property
    def ready(self) -> bool:
        """Whether an installation may start: what was left of a former one is cleaned up."""
        return not self.busy and not self._cleaning.running

    @property
    def planning(self) -> bool:
        """Whether a plan is still to come."""
        return self._planning.running

    def plan(
        self, way: str, wheels: Optional[Path], python: Optional[Path], profile: Profile, *, cpu_only: bool
    ) -> None:
        """Makes a plan; see `make_plan`."""
        work = partial(make_plan, way, wheels=wheels, python=python, profile=profile, cpu_only=cpu_only)
        self._planning.run(_told(work))

    def count(self) -> None:
        """Counts the bytes of the environment."""
        self._counting.run(_told(folder.environment_size))

    def forget(self) -> None:
        """Wants no plan and no count any more."""
        self._planning.stop()
        self._counting.stop()

    def check(self) -> None:
        """Tries the engine that the settings name."""
        self.fresh, self._card = False, None
        self._try()

    def install(self, plan: Plan) -> None:
        """Installs, and tries what was installed."""
        self.fresh, self._card = True, plan.device_title if has_card(plan) else ""
        self._client.restart()  # a process that runs holds the files that are to be replaced
        if self._installer is None:
            self._installer = Installer(self)
            self._installer.progressed.connect(self.progressed)
            self._installer.succeeded.connect(self._on_installed)
            self._installer.failed.connect(self.not_installed)
        self._installer.start(plan)

    def cancel(self) -> None:
        """Ends an installation."""
        if self._installer is not None:
            self._installer.cancel()

    def remove(self) -> None:
        """Removes the environment."""
        self._client.restart()
        self._removal.start()

    def stop(self) -> None:
        """Ends everything; of an installation, what was fetched stays for the next time."""
        self._check.stop()
        self._removal.stop()
        installer, self._installer = self._installer, None
        if installer is not None:
            installer.close_down()
        for each in (self._cleaning, self._planning, self._counting, self._removing):
            each.close_down()

    def _try(self) -> None:
        self._check.start(self._card)
        self.trying.emit()

    def _on_installed(self, python: Path) -> None:
        # The variable would be taken in its place.
        settings.save_python_path(str(python) if os.environ.get(environment.VARIABLE) else "")
        self._try()

    def _on_judged(self, verdict: Verdict) -> None:
        options = settings.load_options()
        if verdict.device is not None and verdict.device != options.device:
            settings.save_options(replace(options, device=verdict.device))
        self.judged.emit(verdict)

    def _remove_now(self) -> None:
        self._removing.run(_told(folder.remove_environment))

    def _on_removed(self, freed: int) -> None:
        if environment.user_environment() in Path(settings.python_path()).parents:
            settings.save_python_path("")
        self.removed.emit(freed)


def _clean_up() -> None:
    """Removes what an interrupted installation has left, where there ever was one."""
    if environment.user_environment().parent.is_dir():
        folder.clean_up()


def _told(work: Callable[[], object]) -> Callable[[Stopped], object]:
    """Work in the background whose errors of the system become sentences."""

    def do(_stopped: Stopped) -> object:
        try:
            return work()
        except OSError as error:
            hint = tr("look at the rights of the folder, and try again")
            sentence = tr("the system refuses it ({reason})").format(reason=error.strerror or error)
            raise FailureError(Failure(environment.KIND, sentence, hint)) from None

    return do
