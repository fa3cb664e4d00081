"""The chips on which a model does worst: what to look at first in the contact sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console

from ..metrics import IGNORED, SHADOW, cloud_agreement, cloud_share
from .chips import Chip
from .contenders import Judged
from .styles import empty_table

_MOST = 6
Share = Callable[[Judged, Chip], tuple[float, float]]


def print_worst(judged: Sequence[Judged], chips: Sequence[Chip], console: Console) -> None:
    """Prints, for every contender, the labelled and the clear chips with most wrong pixels."""
    labelled = [chip for chip in chips if chip.label is not None]
    clear = [chip for chip in chips if chip.cloudiness == "clear"]
    for model in dict.fromkeys(one.model for one in judged):
        mine = [one for one in judged if one.model == model]
        _print(
            f"{model}: labelled chips, percent invented and missed as cloud",
            mine,
            labelled,
            _wrong,
            "+{:.0f} −{:.0f}",
            console,
        )
        _print(f"{model}: clear chips, percent called cloud | shadow", mine, clear, _false, "{:.1f} | {:.1f}", console)


def _wrong(one: Judged, chip: Chip) -> tuple[float, float]:
    """Percent of the labelled pixels."""
    if chip.label is None:
        raise ValueError("only labelled chips can be wrong")
    found, known = cloud_agreement(one.masks[chip.name], chip.label), chip.label != IGNORED
    return 100 * found.invented / max(1, known.sum()), 100 * found.missed / max(1, known.sum())


def _false(one: Judged, chip: Chip) -> tuple[float, float]:
    mask = one.masks[chip.name]
    return 100 * cloud_share(mask, chip.valid), 100 * float((mask[chip.valid] == SHADOW).mean())


def _print(
    title: str, judged: Sequence[Judged], chips: Sequence[Chip], share: Share, written: str, console: Console
) -> None:
    cells = {chip.name: {one.bands: share(one, chip) for one in judged if chip.name in one.masks} for chip in chips}
    worst = sorted(
        (name for name in cells if cells[name]), key=lambda name: -max(max(pair) for pair in cells[name].values())
    )
    sets = [one.bands for one in judged if any(one.bands in cells[name] for name in worst[:_MOST])]
    if not sets:
        return
    table = empty_table(title)
    table.add_column("chip", max_width=36)
    for bands in sets:
        table.add_column(bands, justify="right", no_wrap=True)
    for name in worst[:_MOST]:
        table.add_row(name, *(written.format(*cells[name][bands]) if bands in cells[name] else "" for bands in sets))
    console.print(table)
