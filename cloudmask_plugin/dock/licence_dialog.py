"""What must be said before a model is fetched: how large it is, whose it is, and what its licence forbids."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QWidget

from ...engine import catalog
from ..translate import tr, translated
from .setup_words import data_size
from .widgets import MARGIN, Text, column

_WIDTH = 420


class LicenceDialog(QDialog):
    """Asks whether a model is to be fetched; who must agree to something ticks it first.

    Args:
        card: The model's.
        folder: Where its files are taken from; None to fetch them where they are published.
    """

    def __init__(self, card: catalog.Card, folder: Optional[str] = None, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskLicence")
        self.setWindowTitle(tr("Download a model"))
        self.setMinimumWidth(_WIDTH)
        layout = column(self, MARGIN)
        where = download_text(card) if folder is None else self._copied(folder)
        for words in (card.title, where, str(card.raw.get("attribution") or ""), licence_text(card)):
            text = Text(self)
            text.say(words)
            layout.addWidget(text)
        self.agree = QCheckBox(tr("I agree to these conditions"), self)
        self.agree.setObjectName("cloudmaskAgree")
        self.agree.setAccessibleName(tr("I agree to these conditions"))
        self.agree.setVisible(card.notice is not None)
        layout.addWidget(self.agree)
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = buttons.addButton(tr("Download"), QDialogButtonBox.ButtonRole.AcceptRole)
        if folder is not None:
            self.go.setText(tr("Copy"))
        self.go.setEnabled(card.notice is None)
        layout.addWidget(buttons)
        self.agree.toggled.connect(self.go.setEnabled)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @staticmethod
    def _copied(folder: str) -> str:
        return tr("Its files are copied from {folder}.").format(folder=folder)


def download_text(card: catalog.Card) -> str:
    """How much is to be fetched, with what the model builds on."""
    size = card.download_bytes
    if size is None:
        return tr("It is not on this computer yet.")
    return tr("It is not on this computer yet: a download of about {size}.").format(size=data_size(size))


def licence_text(card: catalog.Card) -> str:
    """The licence, and what must be said of it."""
    licence = tr("Licence: {licence}").format(licence=card.licence)
    return f"{licence}\n{translated(card.notice)}" if card.notice else licence
