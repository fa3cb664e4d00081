"""The dock: puts the sections together and carries what one says to the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Mapping, Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabWidget, QWidget

from .. import settings
from ..about import AboutDialog
from ..answers import Answers, load_answers, save_answers
from ..batch.page import BatchPage
from ..environment.python import find_python
from ..failure import Failure, FailureError
from ..models import find_missing
from ..translate import tr
from ..usable.page import UsablePage
from .engine_page import EnginePage
from .extent_section import ExtentSection
from .facts import notes, one_file, recognised_bands
from .layer_section import LayerSection
from .mapping_section import MappingSection
from .model_section import ModelSection
from .options_section import OptionsSection
from .output_section import OutputSection
from .prompts_section import PromptsSection
from .radiometry_section import RadiometrySection
from .recognition import Recognition
from .refine_section import RefineSection
from .result_section import ResultSection
from .run_section import RunSection
from .widgets import MARGIN, Link, Scrolled, column

if TYPE_CHECKING:
    from ..masking import Maskings
    from ..worker.client import WorkerClient

_NARROWEST = 260


class CloudmaskDock(QgsDockWidget):
    """Masks a layer with all options.

    Args:
        iface: QGIS's window.
        maskings: All runs of this QGIS.
        client: Of the engine.
    """

    def __init__(self, iface: QgisInterface, maskings: Any, client: WorkerClient) -> None:  # noqa: ANN401 - below
        super().__init__(tr("Cloud masking"), iface.mainWindow())
        self.setObjectName("CloudmaskDock")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self._iface, self._client = iface, client
        self._maskings: Maskings = maskings
        self._info: Optional[Mapping[str, Any]] = None
        self._stale = True
        """Whether the layer has not been looked at since it was chosen."""
        self.pages = QStackedWidget(self)
        self.tabs = QTabWidget(self.pages)  # before what is in them, as the keyboard goes in the order of making
        self.tabs.setObjectName("cloudmaskTabs")
        self.tabs.setDocumentMode(True)
        self.layer_section = LayerSection()
        self.mapping = MappingSection()
        self.radiometry = RadiometrySection()
        self.model = ModelSection()
        self.prompts = PromptsSection()
        self.extent = ExtentSection(iface.mapCanvas())
        self.output = OutputSection()
        self.options = OptionsSection()
        self.result = ResultSection(iface)
        self.refine = RefineSection(iface, client)
        self.run = RunSection()
        self.engine_page = EnginePage(client)
        self.recognition = Recognition(client, self)
        self.batch = BatchPage(iface, client, self._chosen)
        self.usable = UsablePage(iface, client, self._chosen)
        self.tabs.addTab(self._main_page(), tr("Mask"))
        self.tabs.addTab(self.batch, tr("Batch"))
        self.tabs.addTab(self.usable, tr("Usable dates"))
        self.pages.addWidget(self.tabs)
        self.pages.addWidget(self.engine_page)
        self.setWidget(self.pages)
        self._restore()
        self._connect()
        self.layer_section.follow(iface.activeLayer())
        self._on_layer(self.layer_section.layer)

    def show_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Opens the dock with a layer, or with the one that it has."""
        self.setUserVisible(True)
        if layer is not None:
            self.layer_section.choose(layer)

    def show_engine(self) -> None:
        """Opens the dock with the page about the engine."""
        self.setUserVisible(True)
        self.engine_page.show_settings()
        self.pages.setCurrentWidget(self.engine_page)

    def close_down(self) -> None:
        """Lets go of QGIS, before the plugin is unloaded."""
        self.recognition.stop()
        self.engine_page.stop()
        self.model.close_down()
        self.refine.close_down()
        self.batch.close_down()
        self.usable.close_down()
        self.extent.forget()
        self._iface.currentLayerChanged.disconnect(self._follow)
        self._maskings.started.disconnect(self.run.attach)
        self.close()

    def _main_page(self) -> QWidget:
        """Sections that can be scrolled, and below them, always in sight, the result and the button."""
        page, scrolled, footer = QWidget(), Scrolled(), QWidget()
        sections = column(scrolled, MARGIN)
        for section in (
            self.layer_section,
            self.mapping,
            self.radiometry,
            self.model,
            self.prompts,
            self.extent,
            self.output,
            self.options,
        ):
            sections.addWidget(section)
        sections.addStretch(1)
        sections.addWidget(Link(tr("Engine…"), self.show_engine))
        sections.addWidget(Link(tr("About cloudmask…"), self._show_about))
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(scrolled)
        self.scroll.setMinimumWidth(_NARROWEST)
        below = column(footer, MARGIN)
        below.addWidget(self.result)
        below.addWidget(self.refine)
        below.addWidget(self.run)
        layout = column(page)
        layout.setSpacing(0)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        layout.addWidget(self.scroll, 1)
        layout.addWidget(line)
        layout.addWidget(footer)
        return page

    def _show_about(self) -> None:
        dialog = AboutDialog(self._client.hello, self, self._client, self.show_engine)
        dialog.exec()
        dialog.deleteLater()

    def _connect(self) -> None:
        self.layer_section.layer_changed.connect(self._on_layer)
        self.layer_section.bands_wanted.connect(self._ask_bands)
        self.layer_section.radiometry_wanted.connect(lambda: self._ask_radiometry(known=True))
        self.recognition.began.connect(lambda: self.layer_section.show_looking(later=self.run.running))
        self.recognition.recognised.connect(self._on_info)
        self.recognition.failed.connect(self._on_unrecognised)
        self.mapping.answered.connect(self._on_bands)
        self.radiometry.answered.connect(self._on_radiometry)
        self.model.changed.connect(self._on_model)
        self.prompts.changed.connect(self._on_texts)
        for section in (self.model, self.prompts, self.output, self.options):
            section.changed.connect(self._save)
        self.options.opened.connect(lambda: self.options.device.ask(self._client))
        self.batch.no_engine.connect(self._show_no_engine)
        self.usable.no_engine.connect(self._show_no_engine)
        self.run.wanted.connect(self._start)
        self.run.finished.connect(self.result.show_outcome)
        self.run.finished.connect(self.refine.show_outcome)
        self.refine.applied.connect(self.result.show_outcome)
        self.run.failed.connect(self._on_run_failed)
        self.engine_page.ready.connect(self._on_engine)
        self.visibilityChanged.connect(self._on_visible)
        self._iface.currentLayerChanged.connect(self._follow)
        self._maskings.started.connect(self.run.attach)
        for each in self._maskings.running:
            self.run.attach(each)

    def _restore(self) -> None:
        options = settings.load_options()
        self.model.choose(options.model)
        self.output.restore(options.folder, options.resolution)
        self.options.restore(options)
        self.prompts.restore(options.prompts)
        self._fit_model()

    def _chosen(self) -> settings.MaskOptions:
        """The options as they stand in the dock."""
        options = replace(
            settings.load_options(),
            model=self.model.model,
            folder=self.output.chosen_folder,
            resolution=self.output.chosen_resolution,
            prompts=self.prompts.prompts,
        )
        return self.options.into(options)

    def _save(self) -> None:
        settings.save_options(self._chosen())

    def _follow(self, layer: Optional[QgsMapLayer]) -> None:
        self.layer_section.follow(layer)

    def _on_visible(self, visible: bool) -> None:
        self.extent.show_on_map(visible)
        if not visible:
            self.recognition.stop()
            self._stale = self._stale or self._info is None
            return
        try:
            find_python()
        except FailureError as error:
            self._show_no_engine(error.failure)
            return
        if self.engine_page.busy or self.engine_page.needs_renewal():
            self.pages.setCurrentWidget(self.engine_page)
            return
        if self.pages.currentWidget() is self.engine_page:
            self.pages.setCurrentIndex(0)
        if self._stale:
            self._look()

    def _on_layer(self, layer: Optional[QgsMapLayer]) -> None:
        self._info, self._stale = None, True
        self.recognition.stop()
        self.mapping.setVisible(False)
        self.radiometry.setVisible(False)
        self.layer_section.show_nothing()
        self._allow()
        if not self.run.running:
            self.run.show_failure(None)
        if self.isVisible() and self.pages.currentIndex() == 0:
            self._look()

    def _look(self) -> None:
        self._stale = False
        self.recognition.ask(self.layer_section.layer)

    def _on_info(self, info: Mapping[str, Any]) -> None:
        self._info = info
        self._show_info()
        if info.get("offset_from") == "unknown" and info.get("level") != "RGB8":
            self._ask_radiometry(known=False)

    def _show_info(self) -> None:
        layer = self.layer_section.layer
        if self._info is None or layer is None:
            return
        nameable = one_file(layer) and bool(recognised_bands(self._info))
        self.layer_section.show_info(self._info, notes(self._info, self.model.card), one_file=nameable)

    def _on_unrecognised(self, failure: Failure) -> None:
        layer = self.layer_section.layer
        if failure.lacks_engine:
            self._stale = True
            self._show_no_engine(failure)
        elif failure.kind == "bands" and layer is not None and one_file(layer):
            self.layer_section.show_looking_done()
            self._ask_bands()
        elif failure.kind == "radiometry":
            self.layer_section.show_looking_done()
            self._ask_radiometry(known=False)
        else:
            self.layer_section.show_failure(failure)

    def _ask_bands(self) -> None:
        layer = self.layer_section.layer
        if layer is not None:
            self.mapping.open(layer, load_answers(layer).bands or recognised_bands(self._info))
            self._reveal(self.mapping)

    def _ask_radiometry(self, *, known: bool) -> None:
        layer = self.layer_section.layer
        if layer is not None:
            recognised = self._info is not None and self._info.get("offset_from") != "unknown"
            self.radiometry.open(load_answers(layer), known=known and recognised)
            self._reveal(self.radiometry)

    def _reveal(self, section: QWidget) -> None:
        self.scroll.widget().layout().activate()
        self.scroll.ensureWidgetVisible(section, 0, MARGIN)

    def _on_bands(self, bands: Mapping[str, int]) -> None:
        layer = self.layer_section.layer
        if layer is not None:
            save_answers(layer, replace(load_answers(layer), bands=dict(bands)))
            self._look()

    def _on_radiometry(self, answers: Answers) -> None:
        layer = self.layer_section.layer
        if layer is not None:
            save_answers(layer, replace(answers, bands=load_answers(layer).bands))
            self._look()

    def _on_model(self) -> None:
        self._fit_model()
        self._allow()
        self._show_info()

    def _fit_model(self) -> None:
        """Shows what the model takes."""
        self.prompts.fit(self.model.card)
        self._on_texts()

    def _on_texts(self) -> None:
        self.options.show_texts(bool(self.prompts.prompts))

    def _allow(self) -> None:
        """A mask needs a layer, and a model that is here."""
        card = self.model.card
        missing = card is not None and find_missing(card) is not None
        reason = tr("The model has to be downloaded first: see 'Model' above.") if missing else ""
        self.run.allow(self.layer_section.layer is not None and not missing, reason)

    def _start(self) -> None:
        """Masks the layer as the dock says; what is not possible is said in place."""
        layer = self.layer_section.layer
        self.run.show_failure(None)
        if layer is None:
            return
        for question in (self.mapping, self.radiometry):
            if question.isVisibleTo(self):
                self._reveal(question)
                sentence = tr("a question about the layer is open")
                self.run.show_failure(Failure("usage", sentence, tr("answer it above, or choose 'Not now'")))
                return
        try:
            target = self.output.target()
            area = self.extent.area(layer)
        except FailureError as error:
            self.run.show_failure(error.failure)
            return
        self._save()
        self.result.clear()
        self.refine.clear()
        self._maskings.start(layer, self._chosen(), area=area, target=target)

    def _on_run_failed(self, failure: Failure, layer_id: str) -> None:
        if failure.lacks_engine:
            self._show_no_engine(failure)
        layer = self.layer_section.layer
        if layer is None or layer.id() != layer_id or QgsProject.instance().mapLayer(layer_id) is None:
            return
        if failure.kind == "radiometry":
            self._ask_radiometry(known=False)
        elif failure.kind == "bands" and one_file(layer):
            self._ask_bands()

    def _show_no_engine(self, failure: Failure) -> None:
        self.engine_page.show_failure(failure)
        self.pages.setCurrentWidget(self.engine_page)

    def _on_engine(self) -> None:
        self.options.device.choose(settings.load_options().device)  # the processor, where a card has failed
        self.pages.setCurrentIndex(0)
        self._look()
