"""A rectangle of pixels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels of a grid, counted from the grid's upper left corner.

    Fields are given by name where there is a choice, so that rows and columns, heights and widths cannot be swapped.
    """

    row: int
    column: int
    height: int
    width: int

    @property
    def rows(self) -> slice:
        """The rows, as a slice of an array of the whole grid."""
        return slice(self.row, self.row + self.height)

    @property
    def columns(self) -> slice:
        """The columns, as a slice of an array of the whole grid."""
        return slice(self.column, self.column + self.width)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width, as NumPy has them."""
        return self.height, self.width

    @property
    def pixels(self) -> int:
        """How many pixels it holds."""
        return self.height * self.width
