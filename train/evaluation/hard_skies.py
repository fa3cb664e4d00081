"""Skies without labels of pixels whose cover is known all the same: cirrus, haze, overcast, a series of one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.stats import spearmanr

from ..metrics import cloud_share
from .bootstrap import Estimate, mean
from .chips import Chip
from .contenders import Judged
from .figures import Figure

CIRRUS_CHIPS = (
    "tatarstan-p100a_2018autumn_L1C_cloudy",
    "tatarstan-scene-a_2018autumn_L1C_cloudy",
    "tivoli-it_2018-03-22_L1C_cloudy",
    "tivoli-it_2018-11-12_L1C_cloudy",
    "tivoli-it_2018-12-07_L1C_cloudy",
    "lazio140-it_2018-11-12_L1C_cloudy",
)
"""Images that thin cirrus covers wholly, while the ground shows through."""
HAZE_CHIPS = ("tivoli-it_2018-01-06_L1C_cloudy",)
"""Thin cloud over everything that the visible bands show."""
OVERCAST_CHIPS = (
    "tivoli-it_2018-01-31_L1C_cloudy",
    "tivoli-it_2018-04-11_L1C_cloudy",
    "tivoli-it_2018-05-21_L1C_cloudy",
    "eolearn-slovenia-0_unknown_L1C_cloudy",
    "eolearn-slovenia-1_unknown_L1C_cloudy",
    "gambela_unknown_L2A_cloudy",  # 97 percent
)
"""Wholly overcast, by eye; thinner cloud that shows the ground is not among them."""
SERIES_SITE = "tivoli-it"

CIRRUS, HAZE, OVERCAST = "images wholly under cirrus", "image wholly under haze", "overcast images"
SERIES = "22 dates of one place"
FOUND_MEAN, FOUND_LEAST, RANK = "found cloud, mean percent", "found cloud, least percent", "rank correlation"


def sky_figures(judged: Sequence[Judged], chips: Sequence[Chip]) -> Iterator[Figure]:
    """Share found of wholly cloudy images, and how well the shares of a series are ordered."""
    by_name = {chip.name: chip for chip in chips}
    for dataset, names in ((CIRRUS, CIRRUS_CHIPS), (HAZE, HAZE_CHIPS), (OVERCAST, OVERCAST_CHIPS)):
        for one in judged:
            members = [name for name in names if name in by_name and name in one.masks]
            if not members:
                continue
            shares = [100 * cloud_share(one.masks[name], by_name[name].valid) for name in members]
            yield Figure(one.model, one.bands, FOUND_MEAN, dataset, len(shares), mean(shares))
            yield Figure(one.model, one.bands, FOUND_LEAST, dataset, len(shares), Estimate(min(shares)))
    series = [chip for chip in chips if chip.site == SERIES_SITE and not np.isnan(chip.percent_by_eye)]
    for one in judged:
        dates = [chip for chip in series if chip.name in one.masks]
        if len(dates) > 2:
            said = [cloud_share(one.masks[chip.name], chip.valid) for chip in dates]
            value = float(spearmanr(said, [chip.percent_by_eye for chip in dates]).statistic)
            yield Figure(one.model, one.bands, RANK, SERIES, len(dates), Estimate(0.0 if np.isnan(value) else value))
