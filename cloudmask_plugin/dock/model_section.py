"""Which model masks: what it is good for in one sentence, and, on request, where it falls short and whose it is.

Models that are not on this computer yet are on the list with what their download needs, and can be fetched here.
"""

from __future__ import annotations

from typing import Dict, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...engine import catalog
from ..failure import Failure
from ..models import find_missing
from ..translate import tr, translated
from .download_box import DownloadBox
from .messages import FailureBox
from .setup_words import data_size
from .widgets import Link, Section, Text, narrow


class ModelSection(Section):
    """The models of the cards."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Model"), "cloudmaskModels", parent)
        self._cards: Dict[str, catalog.Card] = {}
        self.box = narrow(QComboBox(self))
        self.box.setObjectName("cloudmaskModel")
        self.box.setAccessibleName(tr("Model"))
        self.summary = Text(self, small=True)
        self.more = Link(tr("Limits, licence and sources"), self._toggle, self)
        self.notes = Text(self, small=True)
        self.download = DownloadBox(parent=self)
        self.failure = FailureBox(self)
        for part in (self.box, self.summary, self.more, self.notes, self.download, self.failure):
            self.add(part)
        self.reload()
        self.box.currentIndexChanged.connect(self._show_card)
        self.box.currentIndexChanged.connect(self.changed)
        self.download.fetched.connect(self._on_fetched)

    @property
    def card(self) -> Optional[catalog.Card]:
        """The card of the chosen model."""
        return self._cards.get(self.box.currentData())

    @property
    def model(self) -> Optional[str]:
        """Its id; None leaves the choice to the engine."""
        return self.box.currentData()

    def choose(self, model: Optional[str]) -> None:
        """Chooses a model by its id, or the usual one."""
        index = self.box.findData(model or catalog.DEFAULT_MODEL)
        self.box.setCurrentIndex(max(0, index))

    def reload(self) -> None:
        """Reads the cards again."""
        chosen = self.model
        self.failure.show_failure(None)
        try:
            self._cards = {card.id: card for card in catalog.list_cards()}
        except ValueError as error:  # the catalogue's own, with a hint
            sentence = getattr(error, "sentence", str(error))
            self.failure.show_failure(Failure("model", sentence, getattr(error, "hint", None) or ""))
        blocked = self.box.blockSignals(True)
        self.box.clear()
        for card in self._cards.values():
            self.box.addItem(_entry(card), card.id)
            self.box.setItemData(self.box.count() - 1, _entry(card), Qt.ItemDataRole.ToolTipRole)
        self.choose(chosen)
        self.box.blockSignals(blocked)
        self._show_card()

    def close_down(self) -> None:
        """Stops a download; what was fetched is kept."""
        self.download.close_down()

    def _show_card(self) -> None:
        card = self.card
        self.more.setVisible(card is not None)
        self.notes.say("")
        self.summary.say("" if card is None else translated(card.summary))
        self.box.setToolTip(self.box.currentText())
        self.download.show_card(card)

    def _on_fetched(self, _model: str) -> None:
        self.reload()
        self.changed.emit()

    def _toggle(self) -> None:
        card = self.card
        self.notes.say("" if card is None or self.notes.text() else describe_card(card))


def _entry(card: catalog.Card) -> str:
    """A model on the list: its name, and what it takes to have it."""
    if find_missing(card) is None:
        return card.title
    size = card.download_bytes
    if not size:
        return tr("{title} (to be downloaded)").format(title=card.title)
    return tr("{title} (download {size})").format(title=card.title, size=data_size(size))


def describe_card(card: catalog.Card) -> str:
    """What always holds of a model: its limits, its licence, and who is to be named."""
    limits = [f"• {translated(each.sentence)}" for each in card.cautions if not each.without]
    if card.prefer:
        limits.append(f"• {translated(card.prefer)}")
    about = [tr("{title}, version {version}").format(title=card.title, version=card.version)]
    about.append(tr("Licence: {licence}").format(licence=card.licence))
    about.append(str(card.raw.get("attribution") or ""))
    return "\n\n".join("\n".join(part for part in parts if part) for parts in (limits, about) if parts)
