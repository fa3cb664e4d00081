"""Masks of other algorithms that are stored with the chips, as cloud and shadow.

Which codes count is what the code behind the published figures uses (cloudsen12/figures, figure10/utils.R). The extra
layers of TACO v1 have the masks of UNetMobV2 and SEnSeIv2 as cloud or not, without shadow, and 99 where there is no
data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

NO_DATA = 99
_CUT = 0.4
"""Probability of s2cloudless above which there is cloud."""
_DISK = ndimage.generate_binary_structure(2, 1)
"""A disk of radius 1: s2cloudless averages over it, and widens by it."""


@dataclass(frozen=True)
class AlgorithmMask:
    """What another algorithm says of a chip.

    Attributes:
        cloud: bool [H, W].
        shadow: bool [H, W]; None where the algorithm does not look for shadow.
        contaminated: Either of them.
    """

    cloud: NDArray[np.bool_]
    shadow: NDArray[np.bool_] | None

    @property
    def contaminated(self) -> NDArray[np.bool_]:
        """Cloud or shadow, bool [H, W]."""
        return self.cloud if self.shadow is None else self.cloud | self.shadow


@dataclass(frozen=True)
class _Rule:
    cloud: Callable[[NDArray[Any]], NDArray[np.bool_]]
    shadow: tuple[int, ...] | None = None


def plain_name(name: str) -> str:
    """A published name as it is looked up here (`CD-FCNN-RGBI` is `cd_fcnn_rgbi`)."""
    flat = name.lower().replace("-", "_")
    return _SAME.get(flat, flat)


def is_known(name: str) -> bool:
    """Whether the codes of an algorithm, by its plain name, are known."""
    return name in _RULES


def as_mask(name: str, codes: NDArray[Any], valid: tuple[slice, slice]) -> AlgorithmMask:
    """The mask of an algorithm as cloud and shadow.

    Args:
        name: Plain name of an algorithm that `is_known`.
        codes: [H, W] as stored.
        valid: The chip's true pixels; padding is neither cloud nor shadow.
    """
    rule = _RULES[name]
    inner = codes[valid]
    cloud = np.zeros(codes.shape, np.bool_)
    cloud[valid] = rule.cloud(inner)
    if rule.shadow is None:
        return AlgorithmMask(cloud, None)
    shadow = np.zeros(codes.shape, np.bool_)
    shadow[valid] = np.isin(inner, rule.shadow)
    return AlgorithmMask(cloud, shadow)


def _codes(*codes: int) -> Callable[[NDArray[Any]], NDArray[np.bool_]]:
    return lambda plane: np.isin(plane, codes)


def _s2cloudless(plane: NDArray[Any]) -> NDArray[np.bool_]:
    """Probability 0–100 as s2cloudless makes a mask of it by default; some forms store 0 and 1, the mask itself."""
    if plane.max(initial=0) <= 1:
        return np.asarray(plane > 0)
    mean = ndimage.convolve(plane / 100, _DISK / _DISK.sum(), mode="reflect")
    return np.asarray(ndimage.binary_dilation(mean > _CUT, _DISK))


def _any_but_no_data(plane: NDArray[Any]) -> NDArray[np.bool_]:
    return np.asarray((plane != 0) & (plane != NO_DATA))


def _cd_fcnn(plane: NDArray[Any]) -> NDArray[np.bool_]:
    """Probability × 10 000 above the half; the memory maps have no room for it in 8 bit and hold the mask."""
    return np.asarray(plane > (0 if plane.dtype.itemsize == 1 else 5000))


_SAME = {
    "cd_fcnn_rgbiswir": "cd_fcnn_rgbi_swir",
    **{f"cloudmask_{name}": name for name in ("qa60", "sen2cor", "s2cloudless")},
}
"""Names of the same masks in other forms."""
_FOUR_CLASSES = _Rule(_codes(1, 2), (3,))
_CLOUD_ONLY = _Rule(_codes(1))
_RULES = {
    "fmask": _Rule(_codes(4), (2,)),
    "sen2cor": _Rule(_codes(8, 9, 10), (3,)),
    "kappamask_l1c": _Rule(_codes(3, 4), (2,)),
    "kappamask_l2a": _Rule(_codes(3, 4), (2,)),
    "s2cloudless": _Rule(_s2cloudless),
    "qa60": _Rule(_any_but_no_data),
    "cd_fcnn_rgbi": _Rule(_cd_fcnn),
    "cd_fcnn_rgbi_swir": _Rule(_cd_fcnn),
    "unetmobv2_v1": _FOUR_CLASSES,
    "cloudmask_unetmobv2_v1": _CLOUD_ONLY,
    "cloudmask_unetmobv2_v2": _CLOUD_ONLY,
    "cloudmask_sensei_v2": _CLOUD_ONLY,
}
