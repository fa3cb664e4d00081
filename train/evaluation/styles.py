"""How tables look."""

from __future__ import annotations

from rich.table import Table


def empty_table(title: str) -> Table:
    """A table without columns."""
    return Table(title=title, title_justify="left", title_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
