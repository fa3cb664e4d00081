"""What is scored: a model that is run, or masks that somebody else has made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ..data.cloudsen12 import Chip
from ..metrics import Mask
from .experiments import Experiment


class Contender(Protocol):
    """Anything that has a mask of every image."""

    @property
    def id(self) -> str:
        """By which published figures are found: a card's id, or the name under which masks are stored."""
        ...

    @property
    def name(self) -> str:
        """What tables call it; unique in a run."""
        ...

    @property
    def tells_classes(self) -> bool:
        """Whether it tells all classes of the labels; otherwise only the experiments can be scored."""
        ...

    @property
    def experiments(self) -> Sequence[Experiment]:
        """Those that it has an answer to."""
        ...

    @property
    def batch(self) -> int:
        """Images that it takes together."""
        ...

    @property
    def described(self) -> Mapping[str, Any]:
        """What else `metrics.json` says of it."""
        ...

    def predict(self, chips: Sequence[Chip]) -> list[Mask]:
        """Masks of chips of one size with the same bands, uint8 [H, W] with the padding that is published.

        Raises:
            CloudmaskError: There is none.
        """
        ...
