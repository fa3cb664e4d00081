"""The dock's tab that tells which dates are usable for an area."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Callable, List, Optional, Tuple

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QFrame, QScrollArea, QWidget

from ..background import Background
from ..dock.icons import icon
from ..dock.messages import FailureBox
from ..dock.widgets import MARGIN, Scrolled, Section, Text, column, main_button, thin_bar
from ..failure import CANCELLED, Failure, FailureError
from ..models import refuse_missing
from ..scenes.scene_list import SceneList
from ..translate import tr
from .area_section import AreaSection
from .assessing import Assessing
from .assessment import Look, SceneResult, UsableRow, best_scene
from .opening import SceneOpener
from .results import ResultsSection
from .showing import show_scene
from .table import percent_text, write_csv
from .zones import Zones

if TYPE_CHECKING:
    from ..scenes.scene import SceneRef
    from ..settings import MaskOptions
    from ..worker.client import WorkerClient

_THOUSANDTHS = 1000


class UsablePage(QWidget):
    """Tells how cloudy many scenes are over some polygons.

    Args:
        iface: QGIS's window.
        client: Of the engine.
        options: Model and device, as they stand in the first tab.
    """

    no_engine = pyqtSignal(object)
    """A `Failure` that a working Python for the engine would cure."""

    def __init__(
        self,
        iface: QgisInterface,
        client: WorkerClient,
        options: Callable[[], MaskOptions],
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._options = iface, options
        self._scenes: Tuple[SceneRef, ...] = ()
        """Those of the results."""
        self._zones: Optional[Zones] = None
        self._above: Optional[str] = None
        self._wanted: Optional[UsableRow] = None
        self._resolution_text = ""
        self._reading = Background(self)
        self._assessing = Assessing(client, self)
        self._opener = SceneOpener(client, self)
        self.area = AreaSection(iface.mapCanvas(), self)
        self.list = SceneList(iface, client, "cloudmaskUsableScenes", None, self)
        self.results = ResultsSection(self)
        self._make_footer()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def rows(self) -> List[UsableRow]:
        """What has been found, in the order in which it was."""
        return self.results.rows

    @property
    def running(self) -> bool:
        """Whether scenes are being looked at."""
        return self._reading.running or self._assessing.running

    def start(self) -> None:
        """Looks at all scenes anew."""
        self.failure.show_failure(None)
        try:
            refuse_missing(self._options().model)
            read = self.area.reader()
        except FailureError as error:
            self.failure.show_failure(error.failure)
            return
        self._opener.stop()
        self.results.clear()
        self._scenes, self._wanted = self.list.scenes, None
        self._above = None if self.area.layer is None else self.area.layer.id()
        self.status.say(tr("Reading the polygons…"))
        self._reading.run(read)
        self._refresh()

    def cancel(self) -> None:
        """Stops; what was found stays."""
        self._stop(Failure(CANCELLED, tr("cancelled; what was found before is shown")))

    def export(self, path: Path) -> None:
        """Writes the rows as CSV."""
        self.failure.show_failure(None)
        try:
            write_csv(self.rows, path)
        except FailureError as error:
            self.failure.show_failure(error.failure)
        else:
            self.status.say(tr("Written: {path}").format(path=path))

    def show_row(self, row: UsableRow) -> None:
        """Shows a row's scene on the map, and its polygon."""
        self.failure.show_failure(None)
        self._wanted = row
        if not self.running:
            self.status.say(tr("Opening '{name}'…").format(name=row.name))
        self._opener.open(self._scenes[row.scene], self._above)

    def close_down(self) -> None:
        """Stops what runs and lets go of QGIS."""
        self._stop(Failure(CANCELLED, tr("cancelled")))
        self._reading.close_down()
        self._opener.close_down()
        self.list.close_down()
        QgsProject.instance().cleared.disconnect(self._on_project_closed)

    def _make_footer(self) -> None:
        self.failure = FailureBox(self)
        self.status = Text(self)
        self.status.setObjectName("cloudmaskUsableStatus")
        self.bar = thin_bar("cloudmaskUsableProgress", tr("Progress"), self)
        self.button = main_button("cloudmaskUsableRun", self)

    def _lay_out(self) -> None:
        scenes = Section(tr("Scenes"), "cloudmaskUsableSceneSection", self)
        scenes.add(self.list)
        inside = Scrolled()
        sections = column(inside, MARGIN)
        for widget in (self.area, scenes, self.results):
            sections.addWidget(widget)
        sections.addStretch(1)
        self.scroll = QScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(inside)
        footer = QWidget(self)
        below = column(footer, MARGIN)
        for widget in (self.failure, self.status, self.bar, self.button):
            below.addWidget(widget)
        layout = column(self)
        layout.setSpacing(0)
        layout.addWidget(self.scroll, 1)
        layout.addWidget(footer)

    def _connect(self) -> None:
        self.list.changed.connect(self._refresh)
        self.button.clicked.connect(self._on_button)
        self.results.chosen.connect(self.show_row)
        self.results.export_wanted.connect(self._on_export)
        self._reading.found.connect(self._on_zones)
        self._reading.failed.connect(self._on_unread)
        self._assessing.progressed.connect(self._on_progress)
        self._assessing.found.connect(self._on_result)
        self._assessing.ended.connect(self._on_end)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_not_opened)
        QgsProject.instance().cleared.connect(self._on_project_closed)

    def _on_button(self) -> None:
        if self.running:
            self.cancel()
        else:
            self.start()

    def _stop(self, reason: Failure) -> None:
        if self._reading.running:
            self._reading.stop()
            self._on_end(reason)
        elif self._assessing.running:
            self.status.say(tr("Cancelling…"))
            self._assessing.stop(reason)
            self.button.setEnabled(not self._assessing.running)

    def _on_zones(self, zones: Zones) -> None:
        options = self._options()
        fitting = zones.choose_resolution()
        chosen = self.area.metres
        self._resolution_text = fitting.sentence if chosen is None else ""
        self._zones = zones
        look = Look(chosen or fitting.metres, options.model, options.device)
        self._assessing.start(self._scenes, zones, look)
        self._refresh()

    def _on_unread(self, failure: Failure) -> None:
        self._on_end(failure)

    def _on_progress(self, index: int, part: float) -> None:
        self.bar.setRange(0, _THOUSANDTHS)
        self.bar.setValue(int(_THOUSANDTHS * (index + part) / len(self._scenes)))
        told = tr("Looking at {number} of {count}: {name}")
        self.status.say(told.format(number=index + 1, count=len(self._scenes), name=self._scenes[index].name))

    def _on_result(self, result: SceneResult) -> None:
        first = not self.rows
        self.results.show_result(result)
        if first:
            self.scroll.widget().layout().activate()
            self.scroll.ensureWidgetVisible(self.results, 0, MARGIN)

    def _on_end(self, failure: Optional[Failure]) -> None:
        self._refresh()
        if failure is not None and not failure.cancelled:
            self.status.say("")
            self.failure.show_failure(failure)
            if failure.lacks_engine:
                self.no_engine.emit(failure)
            return
        self.status.say(self._summary() if failure is None else failure.text)

    def _summary(self) -> str:
        """What is best, and how closely was looked."""
        best = best_scene(self.rows)
        failed = len({row.scene for row in self.rows if row.zone is None})
        parts = []
        if best is not None:
            told = tr("Best: {name}, {clear} clear.")
            parts.append(told.format(name=best[0].date or best[0].name, clear=percent_text(best[1])))
        if failed:
            parts.append(tr("Scenes that could not be looked at: {count}.").format(count=failed))
        return " ".join((*parts, self._resolution_text)).strip()

    def _on_opened(self, layer: object) -> None:
        row, zones = self._wanted, self._zones
        if row is None or zones is None:
            return
        others = [self._opener.layer_of(each) for each in self._scenes]
        box = None if row.zone is None else zones.zones[row.zone].box
        show_scene(self._iface.mapCanvas(), layer, [each for each in others if each is not None], box, zones.crs)
        if not self.running:
            self.status.say(self._summary())

    def _on_not_opened(self, failure: Failure) -> None:
        if not self.running:
            self.status.say("")
        self.failure.show_failure(failure)

    def _on_project_closed(self) -> None:
        self._opener.stop()
        sentence = tr("the project was closed while scenes were being looked at")
        self._stop(Failure(CANCELLED, sentence, tr("open it again and start anew")))

    def _refresh(self) -> None:
        running = self.running
        self.area.setEnabled(not running)
        self.list.lock(running)
        self.bar.setVisible(running)
        if running:
            self.bar.setRange(0, 0)
        self.button.setText(tr("C&ancel") if running else tr("Find &usable dates"))
        self.button.setAccessibleName(tr("Cancel") if running else tr("Find usable dates"))
        self.button.setIcon(icon("cancel" if running else "usable"))
        self.button.setEnabled(running or bool(self.list.scenes))

    def _on_export(self) -> None:
        name = tr("CSV") + " (*.csv)"
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the table"), "usable-dates.csv", name)
        if path:
            self.export(Path(path) if Path(path).suffix else Path(f"{path}.csv"))
