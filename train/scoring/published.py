"""What others have published of systems on the test images of CloudSEN12, with source and protocol.

The only place of these figures. Names of figures are those of `figures.py`. Figures that were measured by another
protocol or on other labels are not comparable, and say so by `protocol` and `labels`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from .confusion import Matrix
from .windows import PADDED, VALID

TEST_IMAGES = 975
"""High-quality test images of 509 px."""

POOLED = "one confusion matrix of all pixels of the 512 px squares, padding counted as clear"
BY_IMAGE = "each image of 509 px alone, then medians and shares of images"

PLUS, FIRST, SECOND = "CloudSEN12+", "CloudSEN12, 2022", "CloudSEN12, 2023"
"""Editions of the labels."""


@dataclass(frozen=True, eq=False)
class Publication:
    """What was published of one system.

    Attributes:
        title: The system, with its bands where that tells it from another.
        figures: By the names of `figures.py`; shares of 1, but `_low`, `_middle` and `_high` percent of images.
        protocol: `POOLED` or `BY_IMAGE`.
        labels: Edition of the labels that it was measured on.
        source: Where it stands.
        digits: Digits after the point that were published of shares of 1.
        ids: Of the card of the same weights; of the masks of the same algorithm where they are stored with the images.
        confusion: Published confusion matrix, rows the label's classes; None where there is none.
        note: What a reader must know before comparing.
    """

    title: str
    figures: Mapping[str, float]
    protocol: str
    labels: str
    source: str
    digits: int
    ids: tuple[str, ...] = ()
    confusion: Matrix | None = None
    note: str = ""

    @property
    def window(self) -> str:
        """Which of our windows its protocol scores."""
        return PADDED if self.protocol == POOLED else VALID


def published_of(contender: str) -> tuple[Publication, ...]:
    """What was published of a card's weights, or of stored masks, by their id."""
    return tuple(each for each in PUBLICATIONS if contender in each.ids)


_CLASSES = ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")

_CLIPSEG = "Kethavath and Hu 2026, arXiv:2604.08956; code uga-gaim/2026_CVPRW_CloudPrompts, results at 7ba2098"
_SCIENTIFIC_DATA = "Aybar et al. 2022, doi:10.1038/s41597-022-01878-2; per-image metrics of cloudsen12/figures"
_CLOUD_ADAPTER = "Cloud-Adapter, arXiv:2411.13127; benchmark of XavierJiezou/Cloud-Adapter and XavierJiezou/cloudseg"
_SMALL_NETWORKS = "tiefer-labs/lab, docs/RESULTS.md (October 2026)"


def _clipseg(
    title: str,
    card: str,
    scores: Sequence[float],
    f1: Sequence[float],
    image_miou: float,
    confusion: Sequence[Sequence[int]],
) -> Publication:
    """Scores are mIoU, IoU of the four classes, accuracy."""
    figures = {"miou": scores[0], **_named("iou", scores[1:5]), "accuracy": scores[5], **_named("f1", f1)}
    figures["image_miou"] = image_miou
    matrix = np.array(confusion, np.int64)
    return Publication(title, MappingProxyType(figures), POOLED, PLUS, _CLIPSEG, 4, (card,), matrix)


def _by_image(
    title: str,
    cloud: Sequence[float],
    shadow: Sequence[float] | None,
    contaminated: Sequence[float] | None,
    *,
    ids: tuple[str, ...] = (),
    exact: Mapping[str, float] | None = None,
    note: str = "",
) -> Publication:
    """Of each experiment: median BOA, then the percentages of images with low, middle and high PA and UA."""
    figures: dict[str, float] = {}
    for name, values in (("cloud", cloud), ("shadow", shadow), ("contaminated", contaminated)):
        if values is None:
            continue
        figures[f"boa_{name}"] = values[0]
        for accuracy, shares in (("pa", values[1:4]), ("ua", values[4:7])):
            for where, share in zip(("low", "middle", "high"), shares, strict=True):
                figures[f"{accuracy}_{name}_{where}"] = share
    digits = 4 if exact else 2
    known = MappingProxyType(figures | dict(exact or {}))
    return Publication(title, known, BY_IMAGE, FIRST, _SCIENTIFIC_DATA, digits, ids, None, note)


def _adapter(title: str, percent: float, further: Mapping[str, float] | None = None) -> Publication:
    figures = {"miou": round(percent / 100, 6), **(further or {})}
    note = "RGB of L1C, stretched image by image; near to CloudSEN12+ but not the same labels"
    return Publication(title, MappingProxyType(figures), POOLED, SECOND, _CLOUD_ADAPTER, 4, note=note)


def _small(title: str, miou: float | None, further: Mapping[str, float], note: str) -> Publication:
    figures = {**further} if miou is None else {"miou": miou, **further}
    return Publication(title, MappingProxyType(figures), POOLED, PLUS, _SMALL_NETWORKS, 3, note=note)


def _named(name: str, values: Sequence[float]) -> dict[str, float]:
    return {f"{name}_{each}": value for each, value in zip(_CLASSES, values, strict=True)}


_SMALL_BANDS = "4 bands of L1C; BOA are medians over images, mIoU is pooled"
_CORRECTED = "The published figures are of the labels of 2022; CloudSEN12+ has corrected about 5 % of them."

PUBLICATIONS: tuple[Publication, ...] = (
    _clipseg(
        "CLIPSeg, zero-shot",
        "clipseg-rd64-refined",
        (0.2550, 0.5205, 0.2773, 0.0898, 0.1325, 0.4682),
        (0.6847, 0.4342, 0.1649, 0.2340),
        0.2121,
        (
            (80135845, 7794025, 34259639, 14078306),
            (5013861, 23687361, 36511317, 7863275),
            (5771701, 2278202, 9081365, 4853800),
            (6896402, 2272701, 8328250, 6764350),
        ),
    ),
    _clipseg(
        "CLIPSeg, LoRA on 100 %",
        "clipseg-cloudsen12plus-lora",
        (0.5991, 0.8269, 0.7488, 0.3820, 0.4389, 0.8385),
        (0.9053, 0.8563, 0.5528, 0.6100),
        0.5618,
        (
            (125430879, 4643588, 3119564, 3073784),
            (3911143, 64660661, 1898798, 2605212),
            (5977188, 4412933, 10686549, 908398),
            (5524343, 4225570, 973499, 13538291),
        ),
    ),
    _clipseg(
        "CLIPSeg, fine-tuned on 100 %",
        "clipseg-cloudsen12plus-fft",
        (0.6572, 0.8540, 0.7875, 0.4702, 0.5173, 0.8639),
        (0.9213, 0.8811, 0.6396, 0.6819),
        0.6023,
        (
            (126541578, 2652587, 3305435, 3768215),
            (3553194, 64227166, 2340359, 2955095),
            (4322447, 3082531, 13386653, 1193437),
            (4023266, 2752081, 840542, 16645814),
        ),
    ),
    _by_image(
        "human, before quality control",
        (0.99, 1.03, 14.03, 84.94, 0.13, 4.39, 95.48),
        (0.99, 3.11, 22.04, 74.85, 0.60, 9.97, 89.43),
        (0.99, 1.03, 14.80, 84.17, 0.13, 2.33, 97.55),
        note="agreement of the annotators before and after quality control: a ceiling",
    ),
    _by_image(
        "UNetMobV2, 13 bands",
        (0.92, 0.77, 30.63, 68.60, 0.26, 25.03, 74.71),
        (0.89, 8.88, 67.16, 23.96, 7.99, 46.65, 45.36),
        (0.91, 0.77, 28.57, 70.66, 0.00, 17.14, 82.86),
        ids=("unetmobv2-v1", "unetmobv2_v1"),
        exact={
            "boa_cloud_images": 772,
            "boa_shadow_images": 676,
            "boa_contaminated_images": 707,
            "pa_cloud_images": 777,
            "boa_cloud": 0.9198,
            "boa_cloud_mean": 0.8695,
            "pa_cloud": 0.9488,
            "ua_cloud": 0.9433,
            "boa_shadow": 0.8901,
            "boa_contaminated": 0.9134,
        },
        note=_CORRECTED,
    ),
    _by_image(
        "Fmask 4",
        (0.84, 5.92, 40.54, 53.54, 0.26, 52.65, 47.09),
        (0.72, 22.34, 76.04, 1.63, 14.53, 77.06, 8.41),
        (0.81, 4.89, 45.43, 49.68, 0.26, 44.34, 55.39),
        ids=("fmask",),
        note=_CORRECTED,
    ),
    _by_image(
        "KappaMask L1C",
        (0.82, 4.89, 45.30, 49.81, 0.65, 38.38, 60.97),
        (0.74, 30.03, 60.95, 9.02, 20.67, 59.36, 19.97),
        (0.81, 3.99, 47.62, 48.39, 0.65, 32.64, 66.71),
        ids=("kappamask_l1c",),
        note=_CORRECTED,
    ),
    _by_image(
        "s2cloudless",
        (0.79, 7.08, 52.38, 40.54, 0.65, 31.50, 67.84),
        None,
        None,
        ids=("s2cloudless",),
        note=_CORRECTED,
    ),
    _by_image(
        "KappaMask L2A",
        (0.77, 2.83, 31.92, 65.25, 1.56, 63.04, 35.41),
        (0.64, 37.28, 59.76, 2.96, 12.24, 36.90, 50.85),
        (0.75, 2.96, 39.38, 57.66, 1.29, 44.32, 54.39),
        ids=("kappamask_l2a",),
        note=_CORRECTED,
    ),
    _by_image(
        "CD-FCNN-RGBI",
        (0.72, 17.50, 74.00, 8.49, 1.62, 12.58, 85.79),
        None,
        None,
        ids=("cd_fcnn_rgbi",),
        note=_CORRECTED,
    ),
    _by_image(
        "CD-FCNN-RGBISWIR",
        (0.72, 18.40, 71.43, 10.17, 0.82, 9.43, 89.75),
        None,
        None,
        ids=("cd_fcnn_rgbi_swir",),
        note=_CORRECTED,
    ),
    _by_image(
        "Sen2Cor",
        (0.71, 13.13, 64.86, 22.01, 1.58, 20.05, 78.36),
        (0.51, 64.50, 35.21, 0.30, 6.90, 18.10, 75.00),
        (0.67, 13.77, 69.63, 16.60, 1.05, 18.58, 80.37),
        ids=("sen2cor",),
        note=_CORRECTED,
    ),
    _by_image("QA60", (0.58, 24.84, 49.94, 25.23, 1.39, 37.62, 60.99), None, None, ids=("qa60",), note=_CORRECTED),
    _adapter("SCNN, RGB", 22.75),
    _adapter("KappaMask, RGB", 41.27),
    _adapter("MCDNet, RGB", 44.80),
    _adapter("CDNetv1, RGB", 60.35),
    _adapter("DBNet, RGB", 65.52),
    _adapter("CDNetv2, RGB", 65.60),
    _adapter("HRCloudNet, RGB", 68.26),
    _adapter("UNetMobV2, RGB", 71.65, {"accuracy": 0.8952, "f1": 0.8247}),
    _adapter("Cloud-Adapter, RGB", 74.18),
    _small(
        "l2_spec_1m, 4 bands",
        0.720,
        {
            **_named("iou", (0.885, 0.853, 0.505, 0.637)),
            "accuracy": 0.896,
            "boa_cloud": 0.918,
            "boa_shadow": 0.894,
        },
        f"917,348 parameters; {_SMALL_BANDS}; mIoU .707 to .732 (95 %)",
    ),
    _small("l1_full, 4 bands", None, {"boa_cloud": 0.914, "boa_shadow": 0.914}, f"240,564 parameters; {_SMALL_BANDS}"),
    _small("l1_base, 4 bands", None, {"boa_cloud": 0.906, "boa_shadow": 0.902}, f"240,564 parameters; {_SMALL_BANDS}"),
    _small("threshold rule, RGB", 0.296, {"boa_cloud": 0.738, "boa_shadow": 0.500}, "a rule without learning"),
    _small("always clear", 0.133, {"boa_cloud": 0.500, "boa_shadow": 0.500}, "what knowing nothing scores"),
)
