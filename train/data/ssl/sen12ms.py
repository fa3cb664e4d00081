"""SEN12MS (Schmitt and others, doi:10.5194/isprs-annals-IV-2-W7-153-2019): cloud-free patches of 13 bands, 256 px.

Its folders are `ROIs1158_spring/s2_1/ROIs1158_spring_s2_1_p30.tif` and so on, beside `train_list.txt` and
`test_list.txt`; only what is listed for training is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from engine.sentinel2 import BAND_NAMES

from ..cloudsen12 import DataError
from ..cloudsen12.bands import as_reflectance
from ..cloudsen12.rasters import read_raster
from .naming import bands_of
from .source import Image, Listed, PatchSource, Places, require_images
from .splits import by_groups

SEASONS = {"ROIs2017_winter": 0, "ROIs1158_spring": 1000, "ROIs1868_summer": 2000, "ROIs1970_fall": 3000}
"""Added to a scene's number, which seasons have in common."""

_LIST = "train_list.txt"
_NAME = re.compile(r"(ROIs\d+_[a-z]+)_(?:s1|s2|lc)_(\d+)_(p\d+)(?:\.tif)?")


class Patch(NamedTuple):
    """What the name of a patch says: `ROIs1158_spring`, 1, `p30`."""

    season: str
    scene: int
    patch: str

    @property
    def path(self) -> str:
        """Of its Sentinel-2 image, in the data set."""
        return f"{self.season}/s2_{self.scene}/{self.season}_s2_{self.scene}_{self.patch}.tif"


class Sen12Ms(PatchSource):
    """The patches that SEN12MS lists for training; scenes as a whole train or judge.

    Args:
        path: The folder with `train_list.txt`.
        seed: Of the choice of scenes that judge; 0 as published for clouds.
    """

    def __init__(self, path: Path, seed: int = 0) -> None:
        self.path, self.seed = Path(path), seed
        self._patches: list[Patch] = []

    @property
    def title(self) -> str:
        """As people know it."""
        return f"SEN12MS in {self.path}"

    def open(self) -> Sequence[Listed]:
        """Finds the patches that are listed.

        Raises:
            DataError: There is no list, or it names what is not there or of no known scene.
        """
        listed = self.path / _LIST
        if not listed.is_file():
            raise DataError(f"there is no {listed}", "give the folder of SEN12MS, with its lists, as data.source path")
        try:
            lines = listed.read_text(encoding="utf-8").split()
        except UnicodeDecodeError as error:
            raise DataError(f"{listed} is no list of names", "download it again") from error
        self._patches = [_parsed(line, listed) for line in lines]
        missing = next((each.path for each in self._patches if not (self.path / each.path).is_file()), None)
        if missing is not None:
            raise DataError(f"{listed} names {missing}, which is not there", "download and unpack the rest")
        found = [Listed(each.path, f"{SEASONS[each.season] + each.scene}") for each in self._patches]
        return require_images(found, self.title, f"{_LIST} names none")

    def read(self, place: int) -> Image:
        """Reads a patch; its bands stand in the order of `engine.sentinel2` where they have no names.

        Raises:
            DataError: It is damaged, or its bands are others.
        """
        name = self._patches[place].path
        planes, descriptions = read_raster(str(self.path / name), name)
        order = bands_of(descriptions, BAND_NAMES, BAND_NAMES, name, "download it again")
        return Image(as_reflectance(planes[order], name), np.ones(len(BAND_NAMES), bool))

    def split(self, listed: Sequence[Listed], share: float) -> tuple[Places, Places]:
        """By scenes."""
        return by_groups([int(each.group) for each in listed], share, self.seed)


def _parsed(name: str, where: Path) -> Patch:
    found = _NAME.fullmatch(name)
    if found is None or found.group(1) not in SEASONS:
        raise DataError(f"{where} names {name}, which is of no known scene", f"seasons are {', '.join(SEASONS)}")
    return Patch(found.group(1), int(found.group(2)), found.group(3))
