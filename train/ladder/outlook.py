"""What a ladder will cost, told before it starts and after each rung."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.classes import CLASSES
from engine.models.clipseg.preprocessing import CHIP, SEEN
from engine.part_files import megabytes

from ..data.clipseg.subset import chips_of, subset
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
        validation: Validation chips.
        training: What any of the rungs is trained with.
    """

    def __init__(self, rungs: Sequence[Rung], total: int, chips: int, validation: int, training: Training) -> None:
        self._total, self._all, self._validation, self._training = total, chips, validation, training
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
        told.append(f"Kept in {self._training.data.folder}: {megabytes(self._kept(len(test)))} in the end.")
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

    def without(self, rung: Rung) -> None:
        """Leaves out a rung that came to nothing."""
        del self._left[rung]

    def _kept(self, test: int) -> int:
        """Bytes of prepared chips, and where towers are frozen of their features, once all rungs are done."""
        task, data = self._training.task, self._training.data
        drawn = [subset(self._all, rung.fraction, rung.seed) for rung in self._left if rung.fraction]
        training = len(np.unique(np.concatenate(drawn))) + self._validation if drawn else 0
        config = task.open().model.config
        tokens = 1 + (SEEN // config.vision_config.patch_size) ** 2
        features = 2 * len(config.extract_layers) * tokens * config.vision_config.hidden_size
        kept = task.frozen_towers and data.keep_features
        each = 4 * SEEN**2
        of_test = each + CHIP**2 + features * task.frozen_towers
        return int(training * (each + features * kept) + test * of_test)

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
