"""What a form knows of a chip before it is read, under the same names in every form; and which chips are asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .errors import DataError

SPLITS = ("train", "val", "test")
LABEL_TYPES = ("high", "scribble", "nolabel")
PRODUCTS = ("L1C", "L2A")

_SIZE_COLUMNS = ("real_proj_shape", "proj_shape")
_SPLIT_COLUMNS = ("split", "tortilla:data_split", "taco:split", "data_split")


@dataclass(frozen=True)
class Record:
    """A chip that a form lists.

    Attributes:
        id: Its name.
        metadata: See `Chip.metadata`; what is unknown is missing or None.
        where: What the form's reader needs to find it.
    """

    id: str
    metadata: Mapping[str, Any]
    where: Any = field(default=None, repr=False)


@dataclass(frozen=True)
class Wanted:
    """Which chips are asked for.

    Attributes:
        split: One of `SPLITS`, None for all.
        label_type: One of `LABEL_TYPES`.
        size: Edge without padding, px.
        product: One of `PRODUCTS`.
    """

    split: str | None
    label_type: str
    size: int
    product: str

    @classmethod
    def of(cls, split: str | None, label_type: str, size: int, product: str) -> Wanted:
        """What a person asks for, checked.

        Raises:
            DataError: There is no such thing.
        """
        for what, given, known in (
            ("split", None if split is None else as_split(split) or split, (None, *SPLITS)),
            ("label type", label_type, LABEL_TYPES),
            ("product", product, PRODUCTS),
        ):
            if given not in known:
                listed = ", ".join(str(one) for one in known if one)
                raise DataError(f"there is no {what} {given!r} in CloudSEN12", f"give one of {listed}")
        return cls(None if split is None else as_split(split), label_type, size, product)

    def __str__(self) -> str:
        split = "any split" if self.split is None else f"the split {self.split}"
        return f"{split} with the label type {self.label_type} and {self.size} px"


def described(row: Mapping[str, Any], chip: str, **known: object) -> dict[str, Any]:
    """A row of metadata, with the same five keys in every form beside its published columns.

    Args:
        row: Columns as published.
        chip: The chip's name, of the kind `ROI_0001__…`.
        known: What the form knows without the row, such as from a file's name; the row wins.
    """
    roi, _, product = chip.partition("__")
    split = next((as_split(row[column]) for column in _SPLIT_COLUMNS if row.get(column)), None)
    size = next((_edge(row[column]) for column in _SIZE_COLUMNS if row.get(column) is not None), None)
    return {
        **row,
        "roi_id": row.get("roi_id") or (roi if roi.startswith("ROI_") else None),
        "s2_id": row.get("s2_id") or row.get("s2_id_gee") or product or None,
        "split": split or _split_of_test(row.get("test")) or known.get("split"),
        "label_type": row.get("label_type") or known.get("label_type"),
        "size": size or known.get("size"),
    }


def as_split(value: object) -> str | None:
    """The split that a name means (`validation` is `val`), or None."""
    text = str(value).strip().lower()
    return "val" if text == "validation" else text if text in SPLITS else None


def _split_of_test(value: object) -> str | None:
    """The split that the first release's column `test` tells: 1 is the test; 0 is training or validation."""
    return "test" if str(value).strip() in ("1", "1.0", "True") else None


def _edge(value: object) -> int | None:
    if isinstance(value, int):
        return value
    found = re.search(r"\d+", str(value))
    return int(found.group()) if found else None


def chosen(records: Sequence[Record], wanted: Wanted, where: str) -> tuple[Record, ...]:
    """The records that are asked for, by their names; what a form does not know of a chip counts as being right.

    Raises:
        DataError: There is none, a name comes twice, or the form cannot tell the split.
    """
    fitting = [
        one for one in records if _fits(one, "label_type", wanted.label_type) and _fits(one, "size", wanted.size)
    ]
    if wanted.split is not None:
        known = [one for one in fitting if one.metadata.get("split") == wanted.split]
        if fitting and not known and any(one.metadata.get("split") is None for one in fitting):
            raise DataError(
                f"{where} does not say which of its chips are of the split {wanted.split}",
                "put the metadata that was published with it beside it, or open it with split=None",
            )
        fitting = known
    if not fitting:
        raise DataError(f"{where} has no chip of {wanted}", f"it has {_inventory(records)}")
    names = Counter(one.id for one in fitting)
    twice = next((name for name, count in names.items() if count > 1), None)
    if twice is not None:
        raise DataError(f"{where} lists {twice} more than once", "keep one of the containers that hold it")
    return tuple(sorted(fitting, key=lambda one: one.id))


def _fits(record: Record, key: str, value: object) -> bool:
    return record.metadata.get(key) in (None, value)


def _inventory(records: Sequence[Record]) -> str:
    kinds = Counter(
        " ".join(str(one.metadata.get(key) or f"unknown {key}") for key in ("split", "label_type", "size"))
        for one in records
    )
    return ", ".join(f"{count} of {kind}" for kind, count in sorted(kinds.items())) or "no chips at all"
