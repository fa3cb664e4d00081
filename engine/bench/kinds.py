"""The kinds of input that are measured."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

WHOLE_TILE = 10_980
QUARTER_TILE = 5_490
"""Half the edge of a tile. Encoding JPEG 2000 takes longer than everything else, so a whole tile must be asked for."""


class Kind(str, Enum):
    """Where a scene is read from."""

    GEOTIFF = "geotiff"
    JP2 = "jp2"
    REMOTE = "remote"
    ALL = "all"

    @property
    def size(self) -> int:
        """Edge of the scene in pixels of 10 m where none is asked for."""
        return WHOLE_TILE if self is Kind.GEOTIFF else QUARTER_TILE

    @property
    def resolutions(self) -> tuple[float, ...]:
        """Metres per pixel of the masks that are made of it."""
        return (10.0, 20.0) if self is Kind.JP2 else (10.0,)


def spelled_out(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """Kinds with `ALL` taken apart, none twice."""
    every = tuple(kind for kind in Kind if kind is not Kind.ALL)
    return every if Kind.ALL in kinds else tuple(dict.fromkeys(kinds))
