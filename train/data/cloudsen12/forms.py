"""What a reader of a published form offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .records import Record


@dataclass(frozen=True)
class Stored:
    """A chip as a form stores it.

    Attributes:
        image: uint16 [bands, H, W].
        bands: Names of the bands.
        codes: Label [H, W] in published codes; None where there is none.
    """

    image: NDArray[np.uint16]
    bands: tuple[str, ...]
    codes: NDArray[Any] | None


class Reader(Protocol):
    """Reads chips of one form. It holds no open file and can be pickled, so worker processes may each have one."""

    @property
    def form(self) -> str:
        """Name of the form."""

    @property
    def name(self) -> str:
        """What errors call the data set."""

    @property
    def records(self) -> Sequence[Record]:
        """All chips that are listed."""

    def check(self, records: Sequence[Record]) -> None:
        """Refuses chips whose bytes or files cannot all be there.

        Raises:
            DataError: One is not.
        """

    def read(self, record: Record) -> Stored:
        """A chip; nothing but its own bytes is read.

        Raises:
            DataError: It is missing, damaged or has not the bands that it should.
        """

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """Names of the masks of other algorithms that are stored with a chip."""

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """One of them, [H, W] in its own codes.

        Raises:
            DataError: It is missing or damaged.
        """
