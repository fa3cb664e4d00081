"""How long a run still takes."""

from __future__ import annotations

from typing import Optional

_WEIGHT = 0.2
"""Of the newest rate against the former ones: enough to follow a change, too little to flicker."""


class TimeLeft:
    """Estimates the rest of a stage from a smoothed rate."""

    def __init__(self) -> None:
        self._stage = ""
        self._rate = 0.0

    def seconds(self, stage: str, done: int, total: int, rate: float) -> Optional[float]:
        """The time left after a report of progress; None where nothing can be said yet."""
        if stage != self._stage:
            self._stage, self._rate = stage, 0.0
        if rate <= 0 or total <= 0:
            return None
        self._rate = rate if not self._rate else (1 - _WEIGHT) * self._rate + _WEIGHT * rate
        return max(0.0, (total - done) / self._rate)
