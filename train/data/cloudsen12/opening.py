"""Opens a data set in whichever form it lies there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from engine.scene.locations import file_name, named

from . import mlstac, taco1, tacozip
from .dataset import CloudSEN12, labelled
from .errors import DataError
from .forms import Reader
from .memmaps import memmap_folders, open_memmaps
from .npz import npz_folders, open_npz
from .places import is_address, place
from .records import SPLITS, Wanted, chosen
from .stack import require_level
from .tree import is_tree, open_tree

_SUFFIXES = (mlstac.SUFFIX, *taco1.SUFFIXES, tacozip.SUFFIX)
_KNOWN = (
    f"known are containers ({', '.join(_SUFFIXES)}), folders of them, the tree of GeoTIFF files, memory maps (.dat) "
    "with metadata.csv, and exported .npz"
)
_Opener = Callable[[str | Path, Wanted], Reader]


def open_cloudsen12(
    path: str | Path, *, split: str | None = "test", label_type: str = "high", size: int = 509, product: str = "L1C"
) -> CloudSEN12:
    """Opens CloudSEN12 or CloudSEN12+ in any published form, which is recognised.

    Args:
        path: A container, a folder of them, a folder of images, or the `http(s)` address of a container.
        split: `train`, `val` or `test`; None for all chips.
        label_type: `high`, `scribble` or `nolabel`.
        size: Edge of the chips without their padding: 509 or 2000.
        product: `L1C` or `L2A`.

    Raises:
        DataError: It is missing, damaged, in no known form, or has no such chips.
    """
    wanted = Wanted.of(split, label_type, size, product)
    source = named(path)
    opener = _opener(source)
    if opener is None:
        raise DataError(f"{source} holds CloudSEN12 in no form that is known", _KNOWN)
    reader = opener(source, wanted)
    records = labelled(chosen(reader.records, wanted, reader.name), label_type)
    reader.check(records)
    return CloudSEN12(_lean(reader), records, label_type)


def is_cloudsen12(path: str | Path) -> bool:
    """Whether a path holds CloudSEN12 in a form that `open_cloudsen12` reads; never raises.

    An address is judged by its name alone.
    """
    try:
        source = named(path)
        return _is_container_name(file_name(source)) if is_address(source) else _opener(source) is not None
    except (DataError, OSError, ValueError):
        return False


def _opener(source: str) -> _Opener | None:
    """What opens a source; None where it is in no known form."""
    if is_address(source) or not Path(source).is_dir():
        return _opener_of_file(source)
    folder = Path(source)
    if _containers(folder):
        return _open_folder
    if memmap_folders(folder):
        return lambda path, wanted: open_memmaps(Path(path), wanted.product)
    if is_tree(folder):
        return lambda path, wanted: open_tree(Path(path), wanted.product)
    if npz_folders(folder):
        return lambda path, wanted: _level_1c(open_npz(Path(path)), wanted)
    return None


def _opener_of_file(source: str) -> _Opener | None:
    file = place(source)
    head = file.read(0, min(tacozip.HEAD, file.size))
    name = file.name.lower()
    if tacozip.is_tacozip(head):
        return lambda path, wanted: tacozip.open_tacozip([path], name, wanted.product)
    # Both are signed `#y`; after ten bytes one has a list in JSON, the other a number.
    if head[:2] == mlstac.MAGIC and head[10:11] == b"{" and not name.endswith(taco1.SUFFIXES):
        return lambda path, wanted: _level_1c(mlstac.open_mlstac([path], name), wanted)
    if head[:2] in taco1.MAGICS and not name.endswith(mlstac.SUFFIX):
        return lambda path, wanted: taco1.open_taco1([path], _extra_parts(path), name, wanted.product)
    if name.endswith(_SUFFIXES):
        raise DataError(f"{file.name} is damaged: it does not begin like what its name says", "download it again")
    return None


def _open_folder(path: str | Path, wanted: Wanted) -> Reader:
    folder = Path(path)
    files = _containers(folder)
    for suffix in _SUFFIXES:
        fitting = [file for file in files if file.name.lower().endswith(suffix) and _may_hold(file, wanted)]
        if not fitting:
            continue
        if suffix == mlstac.SUFFIX:
            return _level_1c(mlstac.open_mlstac(fitting, str(folder)), wanted)
        if suffix == tacozip.SUFFIX:
            return tacozip.open_tacozip(fitting, str(folder), wanted.product)
        _require_all_parts(fitting)
        return taco1.open_taco1(fitting, _extra_parts(fitting[0]), str(folder), wanted.product)
    listed = ", ".join(file.name for file in files)
    raise DataError(f"{folder} has no container with {wanted}", f"it has {listed}")


def _lean(reader: Reader) -> Reader:
    """The reader without the list of all chips: what goes to worker processes is as large as what was asked for."""
    lean: Reader = replace(cast(Any, reader), records=())
    return lean


def _level_1c(reader: Reader, wanted: Wanted) -> Reader:
    require_level(wanted.product, reader.name)
    return reader


def _containers(folder: Path) -> list[Path]:
    """The containers in a folder and in its folders of splits."""
    folders = [folder, *(folder / name for name in (*SPLITS, "validation"))]
    return [file for one in folders if one.is_dir() for file in sorted(one.iterdir()) if _is_container_name(file.name)]


def _is_container_name(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)


def _may_hold(file: Path, wanted: Wanted) -> bool:
    """Whether a container's name does not say that it holds something else."""
    said = mlstac.says(file.name)
    if said and (said["size"], said["label_type"]) != (wanted.size, wanted.label_type):
        return False
    if said and wanted.split is not None and said["split"] != wanted.split:
        return False
    name = file.name.lower()
    other = "l2a" if wanted.product == "L1C" else "l1c"
    return not any(f"-{what}." in name for what in (other, "extra"))


def _require_all_parts(parts: Sequence[Path]) -> None:
    """Refuses a folder that lacks parts of a TACO, on which a score would be that of fewer chips.

    Raises:
        DataError: It does.
    """
    written = max(taco1.parts_of(place(part)) for part in parts)
    if len(parts) < written:
        raise DataError(
            f"{parts[0].parent} has {len(parts)} of the {written} parts of {parts[0].name.partition('.')[0]}",
            "download the rest, or open one part by its own path",
        )


def _extra_parts(part: str | Path) -> list[Path]:
    """Parts of the extra layers beside a part of a TACO."""
    if is_address(str(part)):
        return []
    return [file for file in sorted(Path(part).parent.glob("*.taco")) if "-extra." in file.name.lower()]
