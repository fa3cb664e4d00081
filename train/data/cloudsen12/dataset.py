"""The chips of a data set in one order, read one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .chip import Chip


class CloudSEN12:
    """A sequence of chips that are read when they are asked for; safe to hand to worker processes.

    Attributes:
        ids: Names of the chips in ascending order, which is the order of the sequence.
        form: How the data set is published (`mlstac`, `taco-1`, `taco-2`, `tree`, `memmaps`, `npz`).
    """

    ids: tuple[str, ...]
    form: str

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, index: int) -> Chip:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Chip]:
        return (self[index] for index in range(len(self)))

    def select(self, *, rois: Sequence[str] | None = None, ids: Sequence[str] | None = None) -> CloudSEN12:
        """The chips of some regions of interest, or with some names.

        Raises:
            DataError: One of them is not in the data set.
        """
        raise NotImplementedError
