"""What a model that takes text is to look for."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ...engine import catalog
from ...engine.classes import CLASSES
from ..layers import class_title
from ..translate import tr
from .widgets import Section, Text

_LINES = 4
_EXAMPLE, _REST = "smoke", "clear ground"
"""In English, which is what models understand."""


class PromptsSection(Section):
    """A text in each line, and below what the mask will be; absent where the model takes none."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("What to look for"), "cloudmaskPromptsSection", parent)
        self._card: Optional[catalog.Card] = None
        self.texts = QPlainTextEdit(self)
        self.texts.setObjectName("cloudmaskPrompts")
        self.texts.setAccessibleName(tr("What to look for: a text in each line"))
        self.texts.setPlaceholderText(tr("for example: {text}").format(text=_EXAMPLE))
        self.texts.setTabChangesFocus(True)
        self.texts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        margins = 2 * (self.texts.frameWidth() + round(self.texts.document().documentMargin()))
        self.texts.setFixedHeight(_LINES * self.texts.fontMetrics().lineSpacing() + margins)
        self.meaning = Text(self, small=True)
        self.meaning.setObjectName("cloudmaskPromptsMeaning")
        for part in (self.texts, self.meaning):
            self.add(part)
        self.texts.textChanged.connect(self._on_change)
        self.fit(None)

    @property
    def prompts(self) -> Tuple[str, ...]:
        """The texts; none where the model takes none, or where it is to look for what it usually does."""
        if self._card is None:
            return ()
        lines = (line.strip() for line in self.texts.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def restore(self, prompts: Sequence[str]) -> None:
        """Shows what was looked for last."""
        self.texts.setPlainText("\n".join(prompts))

    def fit(self, card: Optional[catalog.Card]) -> None:
        """Is there for a model that takes texts only; what was written stays for the next one."""
        self._card = card if card is not None and card.takes_prompts else None
        self.setVisible(self._card is not None)
        self._explain()

    def _on_change(self) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        prompts = self.prompts
        if self._card is None:
            self.meaning.say("")
        elif not prompts:
            codes = set(self._card.outputs.values())
            usual = ", ".join(class_title(each) for each in CLASSES if each.code in codes)
            self.meaning.say(
                tr("A few words of English in each line, or nothing for the usual classes: {classes}.").format(
                    classes=usual
                )
            )
        elif len(prompts) == 1:
            self.meaning.say(tr("The mask shows where '{text}' is likelier than not.").format(text=prompts[0]))
        else:
            told = tr(
                "Each line becomes a class, and each pixel gets the one that fits it best. Let one of them mean the "
                "rest, such as '{text}'."
            )
            self.meaning.say(told.format(text=_REST))
