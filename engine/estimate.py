"""How long a run will take, told before it starts where it is more than a minute.

A few tiles that are made up are run and timed, small ones of a costly network. Where the card's figure says that even a
slow machine is done within the minute, nothing is timed at all. Whether all tiles hold data is not known beforehand.
"""

from __future__ import annotations

from math import ceil, sqrt

from .cards import Card
from .models.runtime import Runtime
from .tiles import Tiling

WORTH_TELLING = 60.0
"""Seconds from which on a run's time is told."""

SLOW_MACHINE = 4e9
"""Multiplications a second that any machine manages."""

FEW_TILES = 8
"""Of a network whose card does not tell its cost: so few are not timed, because that would take as long as they do."""

PROBE = 2e9
"""Multiplications of a tile that a processor is timed with: some tenths of a second."""

_LEAST_PROBE, _USUAL_SHARE = 32, 4
"""Edge of the smallest tile that is timed; part of the edge that is timed where the card does not tell the cost."""


def estimate(runtime: Runtime, card: Card, tiling: Tiling, tiles: int) -> float | None:
    """How long a network will need.

    Args:
        runtime: The network, started.
        card: Its card.
        tiling: The tiles that will run.
        tiles: How many will.

    Returns:
        Seconds; None where they are certainly not `WORTH_TELLING`.

    Raises:
        OutOfMemoryError: The device's memory does not hold a batch of tiles.
    """
    pixels = tiles * tiling.tile_pixels
    cost = _cost(card)
    if tiles <= FEW_TILES if cost is None else cost * pixels / SLOW_MACHINE < WORTH_TELLING:
        return None
    edge = probe_edge(card, runtime, tiling)
    first = runtime.seconds_per_pixel(edge) * pixels  # with all that is only done once
    if first < WORTH_TELLING:
        return None
    seconds = min(first, runtime.seconds_per_pixel(edge) * pixels)
    return seconds if seconds >= WORTH_TELLING else None


def probe_edge(card: Card, runtime: Runtime, tiling: Tiling) -> int:
    """Edge in pixels of the tiles that are timed.

    A processor shows what it can with a part of a tile; a graphics card needs whole ones.
    """
    whole = max(tiling.vertical.edge, tiling.horizontal.edge)
    if runtime.device != "cpu":
        return whole
    cost, multiple = _cost(card), card.inputs.multiple_of
    edge = whole / _USUAL_SHARE if cost is None else sqrt(PROBE / cost)
    return min(whole, max(ceil(max(edge, _LEAST_PROBE) / multiple) * multiple, runtime.least_edge))


def sentence(seconds: float, device: str) -> str:
    """What people are told."""
    return f"the network will take about {in_words(seconds)} on {device}"


def in_words(seconds: float) -> str:
    """A time as people say it when it is a guess: `a minute`, `25 minutes`, `3 hours`, `2 days`."""
    for unit, size, least in (("day", 86_400, 1.5), ("hour", 3600, 1.5), ("minute", 60, 0.0)):
        if seconds >= least * size:
            count = max(1, round(seconds / size))
            return f"a {unit}" if count == 1 else f"{count} {unit}s"
    raise ValueError(f"{seconds} seconds are no time")


def _cost(card: Card) -> float | None:
    """Multiplications for a pixel, as the card tells them."""
    size = card.raw.get("size_of_run")
    cost = size.get("gmac_per_megapixel") if isinstance(size, dict) else None
    if isinstance(cost, bool) or not isinstance(cost, (int, float)) or not 0 < cost < float("inf"):
        return None
    return cost * 1e3
