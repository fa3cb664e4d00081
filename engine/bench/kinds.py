"""What is measured: kinds of input, and networks that are run otherwise than they were published."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

WHOLE_TILE = 10_980
QUARTER_TILE = 5_490
"""Half the edge of a tile. Encoding JPEG 2000 takes longer than everything else, so a whole tile must be asked for."""


class Kind(str, Enum):
    """Where a scene is read from; or, of `CLIPSEG`, which network is compared with the published one."""

    GEOTIFF = "geotiff"
    JP2 = "jp2"
    REMOTE = "remote"
    CLIPSEG = "clipseg"
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
    """Kinds with `ALL`, which means every kind of input, taken apart; none twice."""
    inputs = tuple(kind for kind in Kind if kind not in (Kind.CLIPSEG, Kind.ALL))
    return tuple(dict.fromkeys(each for kind in kinds for each in (inputs if kind is Kind.ALL else (kind,))))
