"""What any set of images is to those who learn from it without labels."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..cloudsen12 import DataError

UNKNOWN = -1
"""Cloudiness class, or grade, of an image of which nobody said it."""
CLASSES = 11
"""Cloudiness classes: whole tenths, and one for images that are nothing but cloud."""

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Listed:
    """An image that a source has, before it is read.

    Attributes:
        name: Unique in its source.
        group: Scene or site: images of one are alike, so that none judges what was learnt from another.
        cloudiness: Class 0–10, or `UNKNOWN`.
        grade: What nearest neighbours are to tell, from 0 on, or `UNKNOWN`.
        stamp: Changes whenever what lies on disk does.
    """

    name: str
    group: str
    cloudiness: int = UNKNOWN
    grade: int = UNKNOWN
    stamp: str = ""


@dataclass(frozen=True)
class Image:
    """An image.

    Attributes:
        values: uint16 [13, H, W], reflectance × 10 000 in the order of `engine.sentinel2`; 0 without data and in bands
            that are absent.
        present: bool [13].
        label: uint8 [H, W] of classes 0–3, 255 ignored; None where labels are not asked for.
    """

    values: NDArray[np.uint16]
    present: NDArray[np.bool_]
    label: NDArray[np.uint8] | None = None


class PatchSource(ABC):
    """A set of images. What it takes to find them is given to its constructor, which reads nothing.

    Attributes:
        threaded: Whether reading takes threads, which worker processes are not born with: they would wait for ever.
    """

    threaded = False

    @property
    @abstractmethod
    def title(self) -> str:
        """What people are told: `SEN12MS in data/sen12ms`."""

    @abstractmethod
    def open(self) -> Sequence[Listed]:
        """Finds the images; what is damaged shows when it is read.

        Raises:
            DataError: There are none, or they are not what they should be.
        """

    @abstractmethod
    def read(self, place: int) -> Image:
        """Reads an image by its place in what `open` gave.

        Raises:
            DataError: It is damaged or not what it should be.
        """

    @abstractmethod
    def split(self, listed: Sequence[Listed], share: float) -> tuple[Places, Places]:
        """Which images train and which judge.

        Args:
            listed: What `open` gave.
            share: Of the images that judge.

        Returns:
            Places, int64, each ascending.
        """


def cloudiness_class(percent: float) -> int:
    """The class of an image of which so many percent are cloud: whole tenths, 10 for nothing but cloud.

    Published so by Gbodjo and others (Remote Sensing of Environment 334, 115205, 2026).
    """
    return int(percent) // 10


def require_images(listed: Sequence[Listed], title: str, hint: str) -> Sequence[Listed]:
    """What was found, where there is any.

    Raises:
        DataError: There is none.
    """
    if not listed:
        raise DataError(f"{title}: there is no image", hint)
    return listed
