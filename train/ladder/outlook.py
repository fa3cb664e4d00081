"""What a ladder will cost, told before it starts and after each rung."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from engine.classes import CLASSES

from ..data.clipseg.subset import chips_of
from .images import ScoredImages
from .rungs import Rung
from .training import Training

_HOUR, _MINUTE = 3600, 60


class Outlook:
    """Runs, chips and steps that are left.

    Args:
        rungs: Those that are not done.
        total: Rungs of the whole ladder.
        chips: Training chips of the data set.
        training: What any of the rungs is trained with.
    """

    def __init__(self, rungs: Sequence[Rung], total: int, chips: int, training: Training) -> None:
        self._total, self._training = total, training
        self._left = {rung: self._steps(rung, chips) for rung in rungs}
        self._chips = {rung: chips_of(rung.fraction, chips) if rung.fraction else 0 for rung in rungs}
        self._seconds = self._taken = 0.0

    def before(self, test: ScoredImages, output: Path) -> str:
        """What will be done, in a few sentences."""
        done = self._total - len(self._left)
        trained = [rung for rung in self._left if rung.fraction]
        told = [
            f"{self._total} rungs in {output}, {done} of them done." if done else f"{self._total} rungs in {output}."
        ]
        if trained:
            least, most = min(self._chips[rung] for rung in trained), max(self._chips[rung] for rung in trained)
            told.append(
                f"To train: {len(trained)} with {least} to {most} chips, {sum(self._left.values()):,} steps in all."
            )
        told.append(f"To score: each on {len(test)} test images.")
        if test.bytes_missing:
            told.append(f"{test.bytes_missing / 1e9:.1f} GB of test images are written to {test.folder} first.")
        told.append("Stop it when you like: the same command goes on.")
        return " ".join(told)

    def after(self, rung: Rung, seconds: float) -> str:
        """What is left after a rung that took some seconds."""
        steps = self._left.pop(rung)
        if not self._left:
            return "that was the last one"
        if steps:
            self._taken, self._seconds = self._taken + steps, self._seconds + seconds
        told = f"{len(self._left)} left"
        if not self._taken:
            return told
        return f"{told}, about {duration(self._seconds / self._taken * sum(self._left.values()))}"

    def _steps(self, rung: Rung, chips: int) -> int:
        if not rung.fraction:
            return 0
        a_batch = self._training.data.batch_size
        epochs = self._training.trainer.max_epochs or 0
        return math.ceil(chips_of(rung.fraction, chips) * len(CLASSES) / a_batch) * max(0, epochs)


def duration(seconds: float) -> str:
    """Some time in words, such as `3 h 20 min`."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    hours, rest = divmod(round(seconds / _MINUTE), _HOUR // _MINUTE)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
