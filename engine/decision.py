"""Decides from stored probabilities: whole numbers, of which `CERTAIN` stands for 1.

Says in NumPy what `models.torch_runtime.decide` says of logits. The runtime stores numbers from which this module
comes to the same classes (`settle`), so that a mask can be drawn again without the model.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def decide_stored(
    probabilities: NDArray[np.uint8], codes: Sequence[int], rule: str, clouds: Sequence[int]
) -> NDArray[np.uint8]:
    """Codes of the winning classes.

    Args:
        probabilities: uint8 [classes, …], 0 to `CERTAIN`.
        codes: Code of each class.
        rule: `argmax`, or `joined-cloud`: both clouds together compete with the other classes.
        clouds: Which of the classes are thick and thin cloud.

    Returns:
        uint8 […]; in a tie the first class has it, but a sum of two clouds only where it is larger.
    """
    every = range(len(codes))
    if rule == "argmax" or len(clouds) < 2:
        return strongest(probabilities, codes, every)[0]
    code, other = strongest(probabilities, codes, [index for index in every if index not in clouds])
    cloud, larger = strongest(probabilities, codes, clouds)
    smaller = probabilities[clouds[0]]
    for index in clouds[1:]:
        smaller = np.minimum(smaller, probabilities[index])
    # Their sum may not fit in eight bits. The difference does where the larger one alone does not win, and elsewhere
    # it does not matter what becomes of it.
    wins = (larger > other) | (smaller > other - larger)
    np.copyto(code, cloud, where=wins)
    return code


def strongest(
    probabilities: NDArray[np.uint8], codes: Sequence[int], among: Sequence[int]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Code and probability of the most probable of some classes; the first one wins a tie.

    Args:
        probabilities: uint8 [classes, …].
        codes: Code of each class.
        among: Which of the classes, at least one.

    Returns:
        Two new arrays, uint8 […].
    """
    best = probabilities[among[0]].copy()
    code = np.full_like(best, codes[among[0]])
    for index in among[1:]:
        np.copyto(code, codes[index], where=probabilities[index] > best)
        np.maximum(best, probabilities[index], out=best)
    return code, best


def settle(
    probabilities: NDArray[np.uint8],
    wanted: NDArray[np.uint8],
    codes: Sequence[int],
    rule: str,
    clouds: Sequence[int],
) -> None:
    """Raises rounded probabilities, in place, where rounding has made another class win.

    Rounding moves a probability by half a unit and a sum of two by one. So a tie is broken by one unit, and a sum of
    clouds that has to win again by two at most.

    Args:
        probabilities: uint8 [classes, height, width], rounded.
        wanted: uint8 [height, width], the codes that the exact probabilities lead to.
        codes: Code of each class.
        rule: As for `decide_stored`.
        clouds: As for `decide_stored`.
    """
    wrong = np.flatnonzero(decide_stored(probabilities, codes, rule, clouds) != wanted)
    if not len(wrong):
        return
    flat = probabilities.reshape(len(probabilities), -1)
    values, goal = flat[:, wrong], wanted.reshape(-1)[wrong]
    fits = np.array(codes)[:, None] == goal
    favoured = np.where(fits, values.astype(np.int16), -1).argmax(0)
    while len(losing := np.flatnonzero(decide_stored(values, codes, rule, clouds) != goal)):
        values[favoured[losing], losing] += 1
    rows, columns = np.divmod(wrong, probabilities.shape[-1])
    probabilities[:, rows, columns] = values
