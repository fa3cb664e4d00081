"""Agreement with published models where these agree with each other: no truth, only a second opinion.

Cloudy Sentinel-2 chips with all 13 bands and real labels are not to be had here. Where s2cloudless and both models of
ukis-csmask say the same, that stands for a label; other pixels are left out, and so are chips on which it contradicts
the share of cloud that people saw. What these models have in common counts as right, thin cirrus as clear for example.
And a network that was trained on masks of ukis-csmask has an advantage here that it has not on labelled chips.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..metrics import CLEAR, IGNORED, THICK, THIN, Mask, cloud_agreement
from .band_sets import FOUR, SIX
from .bootstrap import pooled
from .chips import Chip
from .contenders import Judged
from .figures import Figure
from .peers import CSMASK, OWN_BANDS, S2CLOUDLESS

CONSENSUS = "consensus of published models on held-out cloudy chips"
AGREEMENT = "cloud f1 (agreement, not truth)"
_JUDGES = ((S2CLOUDLESS, OWN_BANDS), (CSMASK, FOUR.name), (CSMASK, SIX.name))
_MOST_POINTS = 20


def consensus_figures(judged: Sequence[Judged], chips: Sequence[Chip]) -> Iterator[Figure]:
    """F1 of joined cloud against the consensus; nothing where the published models were not run."""
    references = consensus(judged, chips)
    if not references:
        return
    for one in judged:
        if not one.ours:
            continue  # those who made the reference agree with it by force
        agreements = [cloud_agreement(one.masks[name], label) for name, label in references.items()]
        yield Figure(one.model, one.bands, AGREEMENT, CONSENSUS, len(agreements), pooled(agreements, "f1"))


def consensus(judged: Sequence[Judged], chips: Sequence[Chip]) -> dict[str, Mask]:
    """Reference labels by chip, uint8 [H, W]: 1 cloud, 0 clear, 255 where the models differ."""
    by_name = {(one.model, one.bands): one for one in judged}
    judges = [by_name[key] for key in _JUDGES if key in by_name]
    if len(judges) < len(_JUDGES):
        return {}
    references = {}
    for chip in chips:
        if chip.cloudiness not in ("partly", "cloudy") or not chip.present.all():
            continue
        clouds = np.stack([np.isin(judge.masks[chip.name], (THICK, THIN)) for judge in judges])
        label = np.where(clouds.all(0), THICK, np.where(clouds.any(0) | ~chip.valid, IGNORED, CLEAR)).astype(np.uint8)
        share = 100 * float((label == THICK).sum()) / max(1, int((label != IGNORED).sum()))
        if abs(share - chip.percent_by_eye) <= _MOST_POINTS:
            references[chip.name] = label
    return references
