"""Scores against labels, pooled over the chips of a group; and what of it two contenders differ by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..metrics import Agreement, cloud_agreement, shadow_agreement
from .band_sets import ALL, FOUR, RGB, SIX
from .bootstrap import SCORES, difference, pooled
from .chips import LANDSAT, PAIRS, SENTINEL, Chip
from .contenders import Judged
from .figures import Figure
from .peers import CSMASK

LESS_PEER = f" less that of {CSMASK} with"
"""In the name of a difference."""

_COMPARED = {
    SENTINEL: ((FOUR.name, FOUR.name), (RGB.name, FOUR.name)),
    PAIRS: ((SIX.name, SIX.name), (FOUR.name, FOUR.name)),
    LANDSAT: ((ALL.name, SIX.name), (SIX.name, SIX.name), (FOUR.name, FOUR.name), (RGB.name, FOUR.name)),
}
"""Band sets of ours and of ukis-csmask whose scores are subtracted; all bands of a Landsat chip are seven."""


def labelled_figures(judged: Sequence[Judged], chips: Sequence[Chip]) -> Iterator[Figure]:
    """Scores of joined cloud, and of shadow on the chips where it is labelled."""
    for group in (SENTINEL, LANDSAT, PAIRS):
        for one in judged:
            cloud = cloud_agreements(one, chips, group)
            shadow = shadow_agreements(one, chips, group)
            for what, agreements in (("cloud", cloud), ("shadow", shadow)):
                if not agreements or (what == "shadow" and not sum(each.hits for each in agreements.values())):
                    continue  # a contender that knows no shadow has no score of it
                for score in SCORES:
                    estimate = pooled(list(agreements.values()), score)
                    yield Figure(one.model, one.bands, f"{what} {score}", group, len(agreements), estimate)


def difference_figures(judged: Sequence[Judged], chips: Sequence[Chip]) -> Iterator[Figure]:
    """How much more F1 our models have than ukis-csmask, on the chips that both can do."""
    by_name = {(one.model, one.bands): one for one in judged}
    for model in dict.fromkeys(one.model for one in judged if one.ours):
        for group, pairs in _COMPARED.items():
            for what, agreements in (("cloud", cloud_agreements), ("shadow", shadow_agreements)):
                for bands, peer_bands in pairs:
                    ours, theirs = by_name.get((model, bands)), by_name.get((CSMASK, peer_bands))
                    if ours is None or theirs is None:
                        continue
                    first, second = agreements(ours, chips, group), agreements(theirs, chips, group)
                    shared = [name for name in first if name in second]
                    if not shared:
                        continue
                    estimate = difference([first[name] for name in shared], [second[name] for name in shared], "f1")
                    name = f"{what} f1{LESS_PEER} {peer_bands}"
                    yield Figure(model, bands, name, group, len(shared), estimate)


def cloud_agreements(one: Judged, chips: Sequence[Chip], group: str) -> dict[str, Agreement]:
    """Agreement about joined cloud, by chip, of the chips of a group that the contender can do."""
    return {
        chip.name: cloud_agreement(one.masks[chip.name], chip.label)
        for chip in chips
        if chip.group == group and chip.label is not None and chip.name in one.masks
    }


def shadow_agreements(one: Judged, chips: Sequence[Chip], group: str) -> dict[str, Agreement]:
    """The same about shadow, of the chips on which it is labelled."""
    return {
        chip.name: shadow_agreement(one.masks[chip.name], chip.label)
        for chip in chips
        if chip.group == group and chip.label is not None and chip.shadow_labelled and chip.name in one.masks
    }
