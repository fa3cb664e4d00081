"""The chips of a data set in one order, read one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .algorithms import AlgorithmMask, as_mask, is_known, plain_name
from .chip import Chip
from .errors import DataError
from .forms import Reader
from .labels import as_classes
from .padding import valid_window
from .records import Record

PUBLISHED_TEST = "142bb124e7e72d77dc59eb7a87bf6db6b0396a283c84ba63627849b03ae9fba9"
"""`CloudSEN12.digest` of the 975 chips of the published test split (p509, high)."""


class CloudSEN12:
    """A sequence of chips that are read when they are asked for; safe to hand to worker processes.

    Args:
        reader: Of the form that was recognised.
        records: The chips, by ascending names.
        label_type: Which labels they have.

    Attributes:
        ids: Names of the chips in ascending order, which is the order of the sequence.
        form: How the data set is published (`mlstac`, `taco-1`, `taco-2`, `tree`, `memmaps`, `npz`).
        label_type: `high`, `scribble` or `nolabel`.
    """

    def __init__(self, reader: Reader, records: Sequence[Record], label_type: str) -> None:
        self._reader = reader
        self._records = tuple(records)
        self.label_type = label_type
        self.ids = tuple(record.id for record in self._records)
        self.form = reader.form

    @property
    def digest(self) -> str:
        """SHA-256 of the names, one a line: tells whether two people scored the same chips."""
        return hashlib.sha256("\n".join(self.ids).encode()).hexdigest()

    @property
    def algorithms(self) -> tuple[str, ...]:
        """Names of the masks of other algorithms that are stored with the chips, as `algorithm` takes them."""
        if not self._records:
            return ()
        return tuple(name for name in self._algorithm_names(self._records[0]) if is_known(name))

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, index: int) -> Chip:
        """Reads a chip.

        Raises:
            DataError: It is missing, damaged, has no label or has not the bands that it should.
            IndexError: There is none of that number.
        """
        record = self._records[index]
        stored = self._reader.read(record)
        valid = valid_window(stored.image, record.metadata.get("size"), record.id)
        label = as_classes(stored.codes, self.label_type, stored.image.shape[1:], record.id)
        return Chip(record.id, stored.image, stored.bands, label, record.metadata, valid)

    def __iter__(self) -> Iterator[Chip]:
        return (self[index] for index in range(len(self)))

    def algorithm(self, chip: Chip, name: str) -> AlgorithmMask:
        """The mask of another algorithm that is stored with a chip, as cloud and shadow.

        Args:
            chip: One of this data set.
            name: One of `algorithms`.

        Raises:
            DataError: There is no such mask, or it is damaged.
        """
        record = self._records[self.ids.index(chip.id)]
        names = self._algorithm_names(record)
        if name not in names or not is_known(name):
            listed = ", ".join(one for one in names if is_known(one)) or "none"
            raise DataError(f"no mask of {name!r} is stored with {chip.id}", f"there are: {listed}")
        codes = self._reader.algorithm(record, names[name])
        if codes.shape != chip.label.shape:
            raise DataError(f"the mask of {name} has {codes.shape} px, {chip.id} {chip.label.shape}")
        return as_mask(name, codes, chip.valid)

    def select(self, *, rois: Sequence[str] | None = None, ids: Sequence[str] | None = None) -> CloudSEN12:
        """The chips of some regions of interest, or with some names.

        Raises:
            DataError: One of them is not in the data set.
        """
        records = self._records
        for what, wanted, key in (("region of interest", rois, "roi_id"), ("chip", ids, None)):
            if wanted is None:
                continue
            known = {_key(record, key) for record in self._records}
            missing = next((one for one in wanted if one not in known), None)
            if missing is not None or not wanted:
                raise DataError(
                    f"there is no {what} {missing!r} among the {len(self)} chips of {self._reader.name}"
                    if wanted
                    else f"no {what} is asked for",
                    "check the names",
                )
            records = tuple(record for record in records if _key(record, key) in set(wanted))
        return CloudSEN12(self._reader, records, self.label_type)

    def _algorithm_names(self, record: Record) -> dict[str, str]:
        return {plain_name(name): name for name in self._reader.algorithms(record)}


def labelled(records: Sequence[Record], label_type: str) -> tuple[Record, ...]:
    """Records whose label type the form does not say, with the one that was asked for."""
    return tuple(
        record
        if record.metadata.get("label_type")
        else replace(record, metadata={**record.metadata, "label_type": label_type})
        for record in records
    )


def _key(record: Record, key: str | None) -> object:
    return record.id if key is None else record.metadata.get(key)
