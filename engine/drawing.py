"""Draws codes from stored probabilities, strip by strip: chosen by thresholds, then grown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import ceil

import numpy as np
from numpy.typing import NDArray

from .buffers import dilated
from .classes import CERTAIN, CLASSES, CLEAR, CLOUD_SHADOW, CLOUDS, NODATA, THICK_CLOUD, THIN_CLOUD
from .cores import usable_cores
from .decision import decide_stored, strongest
from .objects import Strip
from .output.probabilities import ProbabilityFile

JOINED = "cloud"
THRESHOLDS = (JOINED, *(each.name for each in CLASSES if each is not CLEAR))
"""What can be given a threshold; `cloud` is thick and thin cloud together."""

CLOUD_NAMES = {each.name for each in CLOUDS}
_DECIDED_ROWS = 64


def decided(file: ProbabilityFile, thresholds: Mapping[str, float]) -> Iterator[Strip]:
    """Codes by thresholds and the model's rule.

    Args:
        file: The probabilities.
        thresholds: Probability, 0–1, by one of `THRESHOLDS`.

    Yields:
        First row and codes uint8 [rows, width], from top to bottom.
    """
    with ThreadPoolExecutor(usable_cores(), "decide") as pool:
        for row, strip in file.strips():
            codes = np.empty(strip.shape[1:], np.uint8)

            def decide(start: int, strip: NDArray[np.uint8] = strip, codes: NDArray[np.uint8] = codes) -> None:
                rows = slice(start, start + _DECIDED_ROWS)
                codes[rows] = _decide(strip[:, rows], file, thresholds)

            list(pool.map(decide, range(0, len(codes), _DECIDED_ROWS)))
            yield row, codes


def _decide(values: NDArray[np.uint8], file: ProbabilityFile, thresholds: Mapping[str, float]) -> NDArray[np.uint8]:
    values = np.ascontiguousarray(values)
    code_of = {each.name: each.code for each in CLASSES}
    limited = CLOUD_NAMES | set(thresholds) if JOINED in thresholds else set(thresholds)
    free = [index for index, name in enumerate(file.classes) if name not in limited]
    names = [file.classes[index] for index in free]
    rest = values if len(free) == len(values) else values[free]
    clouds = [index for index, name in enumerate(names) if name in CLOUD_NAMES]
    codes = decide_stored(rest, [code_of[name] for name in names], file.rule, clouds)
    best = np.full(codes.shape, -1, np.int16)
    for name in THRESHOLDS:
        if name in thresholds and (name == JOINED or name in file.classes):
            code, probability = _candidate(values, file.classes, name)
            chosen = (probability >= ceil(thresholds[name] * CERTAIN - 1e-9)) & (probability > best)
            np.copyto(codes, code, where=chosen)
            np.copyto(best, probability, where=chosen)
    np.copyto(codes, NODATA, where=values[0] == NODATA)
    return codes


def _candidate(
    values: NDArray[np.uint8], classes: Sequence[str], name: str
) -> tuple[NDArray[np.uint8], NDArray[np.int16]]:
    """Code and probability of what has a threshold."""
    codes = [next(each.code for each in CLASSES if each.name == known) for known in classes]
    among = [index for index, known in enumerate(classes) if known == name or (name == JOINED and known in CLOUD_NAMES)]
    code, _ = strongest(values, codes, among)
    probability: NDArray[np.int16] = values[among].sum(0, dtype=np.int16)
    return code, probability


def grown(
    strips: Iterator[Strip], clouds: tuple[float, float], shadows: tuple[float, float], height: int
) -> Iterator[Strip]:
    """Grows clouds and shadows; every strip waits for the rows below it that can reach it.

    Args:
        strips: First row and codes uint8 [rows, width], from top to bottom.
        clouds: Pixels by which clouds grow, from row to row and from column to column.
        shadows: The same of shadows.
        height: Rows of all strips together.

    Yields:
        The same, in other strips.
    """
    reach = int(max(clouds[0], shadows[0]))
    if not any((*clouds, *shadows)):
        yield from strips
        return
    known = np.zeros((0, 0), np.uint8)
    first = done = 0
    for row, codes in strips:
        known = np.concatenate([known, codes]) if len(known) else codes
        end = row + len(codes)
        ready = height if end == height else end - reach
        if ready <= done or (ready - done < reach and end < height):
            continue  # what is looked at twice stays a small part
        yield done, _grow(known, clouds, shadows)[done - first : ready - first]
        done = ready
        keep = max(first, done - reach)
        known, first = known[keep - first :], keep


def _grow(codes: NDArray[np.uint8], clouds: tuple[float, float], shadows: tuple[float, float]) -> NDArray[np.uint8]:
    result = codes.copy()
    if any(shadows):
        near = dilated(codes == CLOUD_SHADOW.code, shadows)
        np.copyto(result, CLOUD_SHADOW.code, where=near & (codes == CLEAR.code))
    if any(clouds):
        free = (codes == CLEAR.code) | (codes == CLOUD_SHADOW.code)
        for cloud in (THIN_CLOUD, THICK_CLOUD):
            np.copyto(result, cloud.code, where=dilated(codes == cloud.code, clouds) & free)
    return result
