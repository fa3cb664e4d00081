"""Facts in two columns."""

from __future__ import annotations

from typing import Dict, Optional, Sequence

from qgis.PyQt.QtWidgets import QLabel, QWidget

from .widgets import Text, form


class Table(QWidget):
    """Titles and what is said of each; in a narrow dock, one above the other.

    Args:
        titles: In the person's language.
    """

    def __init__(self, titles: Sequence[str], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        rows = form()
        self.setLayout(rows)
        self.values: Dict[str, Text] = {}
        for title in titles:
            value = self.values[title] = Text(self)
            value.setAccessibleName(title)
            rows.addRow(QLabel(title, self), value)

    def say(self, title: str, text: str, hint: str = "") -> None:
        """Says something of a title.

        Args:
            title: One of them.
            text: What is said.
            hint: Shown where the pointer rests.
        """
        self.values[title].say(text)
        self.values[title].setToolTip(hint)
