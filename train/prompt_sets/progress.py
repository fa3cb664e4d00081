"""What has been counted so far, on disk, so that a stop costs seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.classes import CLASSES
from engine.errors import UsageError

from ..ladder.record import LadderError, write_whole

FILE = "progress.json"


class Progress:
    """Confusion matrices of all sets over the images that are done; images are done in one order.

    Args:
        folder: Of the results.
        count: Sets.
        settings: What the counts depend on, as JSON can say it.

    Attributes:
        done: Images that are counted.
        matrices: int64 [sets, classes, classes].

    Raises:
        UsageError: What is there was counted with other settings.
        LadderError: What is there is damaged.
    """

    def __init__(self, folder: Path, count: int, settings: Mapping[str, Any]) -> None:
        self._path = folder / FILE
        self._settings = json.loads(json.dumps(settings))
        shape = (count, len(CLASSES), len(CLASSES))
        self.done = 0
        self.matrices: NDArray[np.int64] = np.zeros(shape, np.int64)
        if not self._path.exists():
            return
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            before, done = dict(stored["settings"]), int(stored["done"])
            matrices = np.array(stored["matrices"], np.int64)
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise LadderError(f"{self._path} is damaged", "delete it to start anew") from error
        other = next(
            (key for key in sorted({*before, *self._settings}) if before.get(key) != self._settings.get(key)), ""
        )
        if other:
            raise UsageError(
                f"{folder} holds scores that were counted with other settings ({other})", "choose another --output"
            )
        if matrices.shape != shape:
            raise LadderError(f"{self._path} is damaged", "delete it to start anew")
        self.done, self.matrices = done, matrices

    def save(self) -> None:
        """Writes the counts, whole or not at all.

        Raises:
            OSError: They cannot be written.
        """
        stored = {"settings": self._settings, "done": self.done, "matrices": self.matrices.tolist()}
        write_whole(self._path, json.dumps(stored, indent=None) + "\n")
