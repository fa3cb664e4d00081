"""WHUS2-CD+ (Li and others, doi:10.5281/zenodo.5511792) as patches: rasters of 10, 20 and 60 m, and masks of cloud.

Two layouts are known, in which a patch has the same path below each folder: `train/10m`, `train/20m`, `train/60m` and
`train/labels`, as `cut-whus2` makes them, and `trainDNclips/10m` … and `trainlabelclips`, as the authors' tool does;
`test` likewise. Names of labels may end in `_Mask`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.classes import CLEAR, THICK_CLOUD
from engine.sentinel2 import BAND_NAMES

from ..cloudsen12 import IGNORED, DataError
from ..cloudsen12.bands import as_reflectance
from ..cloudsen12.rasters import read_plane, read_raster
from .labels import LabelledSource
from .naming import bands_of
from .source import Image, Listed, Places, require_images
from .splits import by_cloudiness

FUSED: Mapping[str, tuple[str, ...]] = {
    "10m": ("B02", "B03", "B04", "B08"),
    "20m": ("B05", "B06", "B07", "B8A", "B11", "B12"),
    "60m": ("B01", "B09", "B10"),
}
"""Rasters of a patch and their bands, in the order in which the authors' tool stacks them."""
ORDERS = {"fused": FUSED, "sorted": {group: tuple(sorted(bands)) for group, bands in FUSED.items()}}
"""Orders of bands without names; a cutter that sorts band files by name puts B8A behind B12."""
FACTORS = {"10m": 1, "20m": 2, "60m": 6}
NO_DATA, UNCLOUDED, CLOUD = 0, 128, 255
"""Codes of the labels."""
# fmt: off
SCENES: Mapping[str, frozenset[str]] = {
    "train": frozenset((
        "20190714_T46TFN", "20191219_T47SQU", "20190630_T45SWC", "20191215_T46RGV", "20180930_T45SXR",
        "20200317_T51TWM", "20180816_T44TKK", "20191023_T47TQF", "20180824_T50TKL", "20191118_T50RMN",
        "20190916_T50RQS", "20190819_T49SFU", "20190815_T44TPN", "20200410_T51TXG", "20191002_T50TQQ",
        "20180429_T49SCV", "20200506_T51UWS", "20200325_T47RQL", "20190928_T49RBJ", "20180827_T48RYV",
        "20200222_T49QEE", "20180722_T49RFP", "20180729_T49RGL", "20200506_T50SPE",
    )),
    "test": frozenset((
        "20180930_T49QDD", "20191105_T51STR", "20190812_T48RXU", "20190602_T52TES", "20190328_T49TCF",
        "20191001_T45TXN", "20200416_T46SFE", "20200528_T44SPC", "20210207_T52UCU", "20210126_T44SNE",
        "20210102_T43SFB", "20201206_T47SMV",
    )),
}
# fmt: on
"""Days and tiles of the scenes."""

_CLASSES = {NO_DATA: IGNORED, UNCLOUDED: CLEAR.code, CLOUD: THICK_CLOUD.code}
_LARGEST = 2048
_DAY = re.compile(r"(?<!\d)(20\d{6})(?:T\d{6})?(?!\d)")
_TILE = re.compile(r"(?<![A-Z0-9])T\d{2}[A-Z]{3}(?![A-Z0-9])")
_ORDER_HINT = (
    "name the bands as descriptions, cut the scenes anew with cut-whus2, or say how they were stacked: unnamed fused "
    "as the authors' tool does it, sorted by names of files"
)


class Whus2(LabelledSource):
    """Patches of WHUS2-CD+.

    Args:
        path: The folder that holds the splits.
        split: `train` or `test`.
        unnamed: Order of bands in rasters that do not name them: `fused`, `sorted` by the names of files, or `refused`.
        table: As `LabelledSource`.
        seed: Of the choice of patches that judge, which are as cloudy as the others; 42 as published.
        other_scenes: Whether scenes that the data set does not have are taken too.
    """

    def __init__(
        self,
        path: Path,
        split: Literal["train", "test"] = "train",
        unnamed: Literal["refused", "fused", "sorted"] = "refused",
        table: Path | None = None,
        seed: int = 42,
        other_scenes: bool = False,
    ) -> None:
        super().__init__(table)
        self.path, self.part, self.seed, self.other_scenes = Path(path), split, seed, other_scenes
        self.order = ORDERS.get(unnamed)
        self._patches: list[str] = []

    @property
    def title(self) -> str:
        """As people know it."""
        return f"WHUS2-CD+ ({self.part}) in {self.path}"

    def open(self) -> Sequence[Listed]:
        """Finds the patches, and reads their labels where no table tells how cloudy they are.

        Raises:
            DataError: There are none, one lacks a raster, or is of an unknown scene or one of the other split.
        """
        finest = self._images / "10m"
        self._patches = [path.relative_to(finest).as_posix() for path in sorted(finest.rglob("*.tif"))]
        require_images(
            [Listed(each, "") for each in self._patches],
            self.title,
            f"give the folder that holds {self.part}/10m, or cut whole scenes with cut-whus2",
        )
        for name in self._patches:
            missing = next((group for group in FUSED if not (self._images / group / name).is_file()), None)
            if missing is not None:
                raise DataError(f"{self._images / missing / name} is not there", "cut its scene again")
        return self.graded([Listed(name, self._scene(name), stamp=str(self.order)) for name in self._patches])

    def read(self, place: int) -> Image:
        """Reads the three rasters of a patch; those of 20 and 60 m are repeated to 10 m.

        Raises:
            DataError: One is damaged, of another size, a whole scene, or its bands cannot be told.
        """
        name, values = self._patches[place], np.zeros(0, np.uint16)
        for group, bands in FUSED.items():
            where = f"{group}/{name}"
            planes, descriptions = read_raster(str(self._images / group / name), where)
            unnamed = None if self.order is None else self.order[group]
            planes = as_reflectance(planes[bands_of(descriptions, bands, unnamed, where, _ORDER_HINT)], where)
            planes = planes.repeat(FACTORS[group], axis=1).repeat(FACTORS[group], axis=2)
            if not values.size:
                _require_patch(planes.shape, where)
                values = np.zeros((len(BAND_NAMES), *planes.shape[1:]), np.uint16)
            if planes.shape[1:] != values.shape[1:]:
                raise DataError(f"{where} does not cover what 10m/{name} does", "cut its scene again")
            values[[BAND_NAMES.index(band) for band in bands]] = planes
        return Image(values, np.ones(len(BAND_NAMES), bool))

    def label(self, place: int) -> NDArray[np.uint8] | None:
        """The mask of a patch: clear, thick cloud (of all clouds, which it does not tell apart), no data ignored.

        Raises:
            DataError: It is damaged, or has other codes.
        """
        name = Path(self._patches[place])
        named = (name.with_name(f"{name.stem}{ending}.tif") for ending in ("_Mask", ""))
        found = next((path for each in named if (path := self._labels / each).is_file()), None)
        return None if found is None else as_classes(read_plane(str(found), found.name), found.name)

    def split(self, listed: Sequence[Listed], share: float) -> tuple[Places, Places]:
        """At random, both sides as cloudy."""
        return by_cloudiness([each.cloudiness for each in listed], share, self.seed)

    @property
    def _images(self) -> Path:
        cut = self.path / f"{self.part}DNclips"
        return cut if cut.is_dir() else self.path / self.part

    @property
    def _labels(self) -> Path:
        cut = self.path / f"{self.part}labelclips"
        return cut if cut.is_dir() else self.path / self.part / "labels"

    def _scene(self, name: str) -> str:
        scene = scene_of(name)
        if scene in SCENES[self.part]:
            return scene
        other = next((part for part, scenes in SCENES.items() if scene in scenes), None)
        if other is not None:
            raise DataError(f"{name} is of the scene {scene}, which is for {other}", f"move it to {other}")
        if not self.other_scenes:
            raise DataError(
                f"{name} is of {scene or 'no'} scene that WHUS2-CD+ has", "say other_scenes true to use it all the same"
            )
        return scene or name.rpartition("/")[0] or name


def scene_of(name: str) -> str:
    """Day and tile of a product, a patch or its folder (`20190714_T46TFN`); empty where the name does not say them."""
    day, tile = _DAY.search(name), _TILE.search(name)
    return f"{day.group(1)}_{tile.group(0)}" if day and tile else ""


def as_classes(codes: NDArray[np.generic], name: str) -> NDArray[np.uint8]:
    """Codes of a mask as classes, uint8.

    Raises:
        DataError: It has a code that such masks have not.
    """
    strange = ~np.isin(codes, list(_CLASSES))
    if strange.any():
        raise DataError(f"{name} has the code {codes[strange][0]}, and not only {', '.join(map(str, _CLASSES))}")
    classes = np.full(codes.shape, IGNORED, np.uint8)
    for code, value in _CLASSES.items():
        classes[codes == code] = value
    return classes


def _require_patch(shape: tuple[int, ...], name: str) -> None:
    if max(shape[1:]) > _LARGEST:
        raise DataError(f"{name} is a whole scene", "cut it into patches with cut-whus2")
