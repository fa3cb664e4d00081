"""The list of scenes that a person puts together."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Iterable, List, Optional, Sequence, Tuple

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QMenu,
    QShortcut,
    QSizePolicy,
    QToolButton,
    QTreeView,
    QWidget,
)

from ..background import Background, Stopped
from ..dock.messages import FailureBox
from ..dock.widgets import Link, Text, buttons, column
from ..failure import Failure, FailureError
from ..translate import tr
from .folder import scenes_of_places
from .layers_dialog import LayersDialog
from .model import NAME, SceneModel
from .scene import SceneRef, scenes_of_layers
from .search_dialog import SearchDialog

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from ..worker.client import WorkerClient

_HIGH = 120
_NAME_WIDTH = 172


class SceneList(QWidget):
    """Shows scenes, and adds more from layers, a folder or a search; files and folders can be dropped on it.

    Args:
        iface: QGIS's window.
        client: Of the engine, which searches.
        name: Object name; those of what is in it begin with it.
        model: The rows; one of its own by default.
    """

    changed = pyqtSignal()
    """The scenes are others."""

    def __init__(
        self,
        iface: QgisInterface,
        client: WorkerClient,
        name: str = "cloudmaskScenes",
        model: Optional[SceneModel] = None,
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._iface, self._client = iface, client
        self.model = SceneModel() if model is None else model
        self.model.setParent(self)
        self._looking = Background(self)
        self._search: Optional[SearchDialog] = None
        self.help = Text(self, small=True)
        self.status = Text(self, small=True)
        self.enough = Link(tr("Stop looking"), self._looking.cut_short, self)
        self.enough.setObjectName(f"{name}Enough")
        self.enough.setVisible(False)
        self.failure = FailureBox(self)
        self._make_table()
        self._make_buttons()
        actions = buttons(self.add_button, self.remove_button, self.clear_button, stretch=False)
        layout = column(self)
        layout.addLayout(actions)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.help)
        layout.addWidget(self.status)
        layout.addWidget(self.enough)
        layout.addWidget(self.failure)
        self.setAcceptDrops(True)
        self._looking.found.connect(self._on_found)
        self._looking.failed.connect(self._on_failure)
        self._refresh()

    @property
    def scenes(self) -> Tuple[SceneRef, ...]:
        """The scenes, in their order."""
        return self.model.scenes

    @property
    def selected(self) -> List[int]:
        """Numbers of the selected rows."""
        return sorted(each.row() for each in self.table.selectionModel().selectedRows())

    def add_scenes(self, scenes: Iterable[SceneRef]) -> int:
        """Adds what is not there yet; returns how many that were."""
        added = self.model.add(scenes)
        if added:
            self._tell_change()
        return added

    def add_layers(self, layers: Sequence[QgsMapLayer]) -> None:
        """Adds scenes of layers, and says which layers are none."""
        scenes, refused = scenes_of_layers(layers)
        self._begin()
        self.add_scenes(scenes)
        if refused:
            self.failure.show_failure(_all_refused(refused))

    def add_places(self, places: Sequence[Path]) -> None:
        """Adds the scenes of folders and files, as soon as they are found."""
        self._begin()
        self.status.say(tr("Looking for scenes…"))
        self.enough.setVisible(True)
        self._looking.run(partial(_look, tuple(places)))

    def search(self) -> None:
        """Adds scenes of a STAC API."""
        self._begin()
        dialog = SearchDialog(self._iface, self._client, self)
        self._search = dialog
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        self._search = None
        try:
            if accepted:
                self.add_scenes(dialog.take())
        except FailureError as error:
            self._on_failure(error.failure)
        dialog.close_down()
        dialog.deleteLater()

    def remove_selected(self) -> None:
        """Takes the selected rows off the list."""
        if self.remove_button.isEnabled():
            self.model.remove(self.selected)
            self._tell_change()

    def clear(self) -> None:
        """Takes all off the list."""
        self._looking.stop()
        self._begin()
        self.model.clear()
        self._tell_change()

    def lock(self, locked: bool) -> None:
        """Leaves the list as it is while it is worked on."""
        self._locked = locked
        self._refresh()

    def close_down(self) -> None:
        """Stops a search and lets go of QGIS."""
        self._looking.close_down()
        if self._search is not None:
            self._search.reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Takes files and folders."""
        if not self._locked and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Adds what was dropped."""
        event.acceptProposedAction()
        self.add_places(_dropped(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Lets the table hand on what is dropped on it."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and not self._locked and _dropped(event):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop:
            self.dropEvent(event)
            return True
        return bool(super().eventFilter(watched, event))

    def _make_table(self) -> None:
        name = self.objectName()
        self._locked = False
        self.table = QTreeView(self)
        self.table.setObjectName(f"{name}Table")
        self.table.setAccessibleName(tr("Scenes"))
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(_HIGH)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        header = self.table.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(32)
        self.table.setColumnWidth(NAME, _NAME_WIDTH)
        self.table.viewport().setAcceptDrops(True)
        self.table.viewport().installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(self._refresh)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_selected)

    def _make_buttons(self) -> None:
        self.add_button = self._button("Add", tr("&Add"), tr("Add scenes"))
        menu = QMenu(self.add_button)
        for title, do in (
            (tr("&Layers…"), self._ask_layers),
            (tr("A &folder…"), self._ask_folder),
            (tr("&Search…"), self.search),
        ):
            menu.addAction(title, do)
        for action, kind in zip(menu.actions(), ("Layers", "Folder", "Search")):
            action.setObjectName(f"{self.objectName()}{kind}")
        self.add_button.setMenu(menu)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.remove_button = self._button("Remove", tr("&Remove"), tr("Take the selected scenes off the list"))
        self.clear_button = self._button("Clear", tr("&Clear"), tr("Take all scenes off the list"))
        self.remove_button.clicked.connect(self.remove_selected)
        self.clear_button.clicked.connect(self.clear)

    def _button(self, kind: str, title: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{self.objectName()}{kind}")
        button.setText(title)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _ask_layers(self) -> None:
        dialog = LayersDialog(self._iface.layerTreeView().selectedLayers(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add_layers(dialog.layers)
        dialog.deleteLater()

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder with scenes"))
        if folder:
            self.add_places([Path(folder)])

    def _begin(self) -> None:
        self.failure.show_failure(None)
        self.status.say("")
        self.enough.setVisible(self._looking.running)

    def _on_found(self, scenes: Sequence[SceneRef]) -> None:
        self.enough.setVisible(False)
        added = self.add_scenes(scenes)
        if not scenes:
            self.status.say(tr("There is no scene in it."))
        elif not added:
            self.status.say(tr("All of them are on the list already."))
        else:
            self.status.say(tr("Scenes added: {count}.").format(count=added))

    def _on_failure(self, failure: Failure) -> None:
        self.enough.setVisible(False)
        self.status.say("")
        self.failure.show_failure(failure)

    def _tell_change(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        text = tr("Add layers of the project, a folder with scenes, or what a search finds; files can be dropped here.")
        self.help.say("" if self.scenes else text)
        self.add_button.setEnabled(not self._locked)
        self.remove_button.setEnabled(not self._locked and bool(self.selected))
        self.clear_button.setEnabled(not self._locked and bool(self.scenes))


def _look(places: Tuple[Path, ...], stopped: Stopped) -> List[SceneRef]:
    return scenes_of_places(places, stopped)


def _dropped(event: QDropEvent) -> List[Path]:
    data = event.mimeData()
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def _all_refused(refused: Sequence[Failure]) -> Failure:
    if len(refused) == 1:
        return refused[0]
    sentence = tr("{count} layers are no scenes; of the first one: {reason}").format(
        count=len(refused), reason=refused[0].sentence
    )
    return Failure("layer", sentence, refused[0].hint, "\n".join(each.text for each in refused))
