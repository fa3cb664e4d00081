"""One-vs-rest samples: an image, a prompt, and where the prompt's class is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from engine.classes import CLASSES

from .chips import LABEL
from .features import FeatureStore
from .records import Records

PROMPTS = len(CLASSES)
"""Prompts of an image: prompt k asks for the class of code k."""

Batch = dict[str, Tensor]
"""`image` uint8 [B, 3, 352, 352], or `features` float16 [B, layers, tokens, width] instead; `prompt` int64 [B, P], the
number of the prompt; `target` bool [B, P, 352, 352]. P is 1, or `PROMPTS`."""


class OneVsRest(Dataset[Batch]):
    """Samples of some prepared chips.

    N chips are 4 N samples: sample i is chip i // 4 with prompt i % 4, as published. `together`, they are N samples of
    one chip with all prompts.

    Args:
        chips: As `chips.prepare_chips` makes them.
        rows: Places of the chips that are sampled, in their order.
        together: See above.
        features: What batches hold instead of images.
    """

    def __init__(
        self, chips: Records, rows: NDArray[np.int64], *, together: bool, features: FeatureStore | None = None
    ) -> None:
        self._chips, self._rows, self._features = chips, rows, features
        self._prompts = PROMPTS if together else 1

    def __len__(self) -> int:
        return len(self._rows) * PROMPTS // self._prompts

    def __getitem__(self, index: int) -> Batch:
        """A sample, without the axis of the batch."""
        return {name: values[0] for name, values in self.__getitems__([index]).items()}

    def __getitems__(self, indices: Sequence[int]) -> Batch:
        """A batch, gathered at once, which is what torch's loader asks for where it can."""
        place = np.asarray(indices, np.int64)
        if self._prompts == 1:
            rows, prompts = self._rows[place // PROMPTS], (place % PROMPTS)[:, None]
        else:
            rows, prompts = self._rows[place], np.tile(np.arange(PROMPTS), (len(place), 1))
        arrays = self._chips.map()
        target = arrays[rows, LABEL][:, None] == prompts[..., None, None]
        seen = (
            {"image": torch.from_numpy(arrays[rows, :LABEL])}
            if self._features is None
            else {"features": self._features.read(rows)}
        )
        return {**seen, "prompt": torch.from_numpy(prompts), "target": torch.from_numpy(target)}


def as_it_is(batch: Any) -> Batch:  # noqa: ANN401 (torch's loader speaks of lists of samples)
    """What collates a batch of `OneVsRest`: nothing is left to do."""
    gathered: Batch = batch
    return gathered
