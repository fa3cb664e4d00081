"""Clear ground that is called cloud or shadow, by what lies there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..export import CLEAR_SURFACE
from ..metrics import SHADOW, cloud_share
from .bootstrap import Estimate, mean
from .chips import LANDSAT, Chip
from .contenders import Judged
from .figures import Figure

SNOW, BRIGHT, WATER, VEGETATION, CITY, OTHER = "snow", "bright ground", "water", "vegetation", "city", "other"
SURFACES = (SNOW, BRIGHT, WATER, VEGETATION, CITY, OTHER)
CLEAR_SNOW_FREE = "clear held-out chips, snow-free"
"""All surfaces but snow together."""
CLEAR_LANDSAT = "clear Landsat chips"

# By eye, from pictures of every clear chip that has been held out; fields and dry hills count as vegetation.
_SURFACE_OF_SITE = {
    "boston-suburb": VEGETATION,
    "ca-coachella": BRIGHT,
    "cr0316": VEGETATION,
    "cr4433": CITY,
    "dolomites-tofane": BRIGHT,  # bare white rock without snow
    "eolearn-slovenia": VEGETATION,
    "glacier-b3601-6": SNOW,
    "grenaa-dk": CITY,
    "ionian-sea": WATER,
    "lazio100-it": CITY,
    "marmara-tr": VEGETATION,
    "nwt-canada": SNOW,
    "rustenburg-za": BRIGHT,
    "tatarstan": VEGETATION,
    "tivoli-it": VEGETATION,
}
_WITH_WATER = ("cr4433", "grenaa-dk")
"""Cities at a river and at the sea: their water is counted apart."""
_DARK_INFRARED = 1200
_SNOW_INDEX, _SNOW_GREEN = 0.4, 2000
_FEWEST_PIXELS = 400
"""A smaller part of a chip counts nowhere."""

Pixels = NDArray[np.bool_]


def surfaces(chip: Chip) -> dict[str, Pixels]:
    """Where on a clear chip which surface lies, bool [H, W] by surface; pixels without data are nowhere."""
    rest = chip.valid.copy()
    parts: dict[str, Pixels] = {}
    main = _SURFACE_OF_SITE.get(chip.site, OTHER)
    if main != SNOW and chip.has("B11"):
        green, infrared = chip.band("B03"), chip.band("B11")
        index = (green - infrared) / np.maximum(green + infrared, 1)
        parts[SNOW] = rest & (index > _SNOW_INDEX) & (green > _SNOW_GREEN)
    if chip.site in _WITH_WATER:
        parts[WATER] = rest & (chip.band("B08") < chip.band("B03")) & (chip.band("B08") < _DARK_INFRARED)
    parts = {name: part for name, part in parts.items() if part.sum() >= _FEWEST_PIXELS}
    for part in parts.values():
        rest &= ~part
    return parts | ({main: rest} if rest.sum() >= _FEWEST_PIXELS else {})


def clear_figures(judged: Sequence[Judged], chips: Sequence[Chip]) -> Iterator[Figure]:
    """Percent of clear pixels called cloud and called shadow: mean over chips, and the worst chip."""
    clear = [chip for chip in chips if chip.cloudiness == "clear"]
    parts = {chip.name: surfaces(chip) for chip in clear}
    for one in judged:
        mine = [chip for chip in clear if chip.name in one.masks]
        for surface in SURFACES:
            members = [(chip, parts[chip.name][surface]) for chip in mine if surface in parts[chip.name]]
            yield from _shares(one, members, CLEAR_SURFACE + surface)
        rest = [(chip, chip.valid & ~parts[chip.name].get(SNOW, np.zeros_like(chip.valid))) for chip in mine]
        yield from _shares(one, [(chip, part) for chip, part in rest if part.any()], CLEAR_SNOW_FREE)
        labelled = [
            (chip, chip.label != 255)
            for chip in chips
            if chip.group == LANDSAT and chip.name in one.masks and chip.label is not None
            if not np.isin(chip.label, (1, 2, 3)).any()
        ]
        yield from _shares(one, labelled, CLEAR_LANDSAT)


def _shares(one: Judged, members: Sequence[tuple[Chip, Pixels]], dataset: str) -> Iterator[Figure]:
    if not members:
        return
    clouds = [100 * cloud_share(one.masks[chip.name], part) for chip, part in members]
    shadows = [100 * float((one.masks[chip.name][part] == SHADOW).mean()) for chip, part in members]
    for what, values in (("cloud", clouds), ("shadow", shadows)):
        yield Figure(one.model, one.bands, f"false {what}, mean percent", dataset, len(values), mean(values))
        worst = Estimate(max(values))
        yield Figure(one.model, one.bands, f"false {what}, worst percent", dataset, len(values), worst)
