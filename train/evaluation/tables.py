"""Tables for the terminal; readable at 120 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console

from ..export import CLEAR_SURFACE
from .band_sets import place
from .bootstrap import SCORES
from .chips import LANDSAT, PAIRS, SENTINEL, Chip
from .consensus import AGREEMENT, CONSENSUS
from .contenders import Judged
from .figures import Figure
from .hard_skies import CIRRUS, FOUND_MEAN, HAZE, OVERCAST, RANK, SERIES
from .labelled import LESS_PEER
from .peers import CSMASK
from .probabilities import ERROR
from .styles import empty_table
from .surfaces import CLEAR_LANDSAT, CLEAR_SNOW_FREE, SURFACES
from .worst import print_worst

Write = Callable[[Figure], str]
Column = tuple[str, str, str, Write]
"""Heading, name of the figure, data set, how it is written."""


def with_interval(figure: Figure) -> str:
    """`0.883 .71–.92`."""
    estimate = figure.estimate
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.3f}"
    low, high = (f"{end:.2f}".removeprefix("0") for end in (estimate.low, estimate.high))
    return f"{estimate.value:.3f} [dim]{low}–{high}[/dim]"


def plain(figure: Figure) -> str:
    """`0.883`."""
    return f"{figure.estimate.value:.3f}"


def percent(figure: Figure) -> str:
    """`4.2`."""
    return f"{figure.estimate.value:.1f}"


def print_tables(figures: Sequence[Figure], judged: Sequence[Judged], chips: Sequence[Chip], console: Console) -> None:
    """Prints everything that was measured."""
    for group in (SENTINEL, LANDSAT, PAIRS):
        columns: list[Column] = [(name, f"cloud {name}", group, with_interval) for name in SCORES]
        columns.append(("shadow f1", "shadow f1", group, with_interval))
        _print(console, f"{group}: thick and thin cloud joined; 90 % interval over chips", figures, columns)
    _print_differences(figures, console)
    _print_any_bands(figures, console)
    for what in ("cloud", "shadow"):
        _print_clear(what, figures, console)
    print_worst(judged, chips, console)
    columns = []
    for heading, dataset in (("cirrus", CIRRUS), ("overcast", OVERCAST)):
        columns += [(f"{heading} {how}", f"found cloud, {how} percent", dataset, percent) for how in ("mean", "least")]
    columns += [("haze", FOUND_MEAN, HAZE, percent), (SERIES, RANK, SERIES, plain)]
    title = "percent found of wholly cloudy images; rank correlation of a series with the share seen by eye"
    _print(console, title, figures, columns)
    columns = []
    for heading, group in (("Sentinel-2", SENTINEL), ("Landsat", LANDSAT)):
        columns += [(f"{heading} {when}", f"{ERROR} {when} temperature", group, plain) for when in ("before", "after")]
    _print(console, "expected calibration error of the probability of cloud, by temperature", figures, columns)


def _print_clear(what: str, figures: Sequence[Figure], console: Console) -> None:
    """Means with the worst chip behind them, by surface."""
    name, most = f"false {what}, mean percent", f"false {what}, worst percent"
    worst = {(each.model, each.bands, each.dataset): each for each in figures if each.name == most}

    def with_worst(figure: Figure) -> str:
        highest = worst[(figure.model, figure.bands, figure.dataset)].estimate.value
        return f"{figure.estimate.value:.1f} [dim]/ {highest:.1f}[/dim]"

    columns: list[Column] = [("snow-free", name, CLEAR_SNOW_FREE, with_worst)]
    columns += [(surface, name, CLEAR_SURFACE + surface, with_worst) for surface in SURFACES]
    columns.append(("Landsat", name, CLEAR_LANDSAT, with_worst))
    _print(
        console,
        f"percent of clear pixels called {what}: mean over chips / worst chip; sites held out",
        figures,
        columns,
    )


def _print(console: Console, title: str, figures: Sequence[Figure], columns: Sequence[Column]) -> None:
    """A row for each contender that has one of the figures; columns that nobody has are left out."""
    found = {(each.model, each.bands, each.name, each.dataset): each for each in figures}
    held = {(each.name, each.dataset) for each in figures}
    columns = [column for column in columns if (column[1], column[2]) in held]
    if not columns:
        return
    table = empty_table(title)
    table.add_column("model", no_wrap=True)
    table.add_column("bands", no_wrap=True)
    for heading, *_ in columns:
        table.add_column(heading, justify="right")
    previous = ""
    for model, bands in _contenders(figures):
        cells = [
            write(figure) if (figure := found.get((model, bands, name, dataset))) else ""
            for _, name, dataset, write in columns
        ]
        if any(cells):
            if previous and previous != model:
                table.add_section()
            table.add_row(model if model != previous else "", bands, *cells)
            previous = model
    console.print(table)


def _contenders(figures: Iterable[Figure]) -> list[tuple[str, str]]:
    models = list(dict.fromkeys(each.model for each in figures))
    pairs = {(each.model, each.bands) for each in figures}
    return sorted(pairs, key=lambda pair: (models.index(pair[0]), place(pair[1])))


def _print_differences(figures: Sequence[Figure], console: Console) -> None:
    rows = [each for each in figures if LESS_PEER in each.name]
    if not rows:
        return
    table = empty_table(f"ours less {CSMASK}, on the same chips; 90 % interval of the difference")
    for heading in ("model", "bands", "what", "chips", "difference"):
        table.add_column(heading, justify="right" if heading == "difference" else "left")
    for each in rows:
        group = each.dataset.removeprefix("labelled ").removesuffix(" chips")
        table.add_row(each.model, each.bands, each.name, f"{each.images} {group}", _signed(each))
    console.print(table)


def _signed(figure: Figure) -> str:
    estimate = figure.estimate
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:+.3f} [dim]one chip[/dim]"
    sure = "green" if estimate.low > 0 else "red" if estimate.high < 0 else "default"
    return f"[{sure}]{estimate.value:+.3f}[/{sure}] [dim]\\[{estimate.low:+.2f} to {estimate.high:+.2f}][/dim]"


def _print_any_bands(figures: Sequence[Figure], console: Console) -> None:
    columns: list[Column] = [
        ("labelled Sentinel-2", "cloud f1", SENTINEL, with_interval),
        ("labelled Landsat", "cloud f1", LANDSAT, with_interval),
        ("consensus of peers", AGREEMENT, CONSENSUS, with_interval),
    ]
    _print(console, "any bands: F1 of joined cloud on the same pixels", figures, columns)
    count = next((each.images for each in figures if each.dataset == CONSENSUS), 0)
    if count:
        console.print(
            f"[dim]The consensus is agreement with other models, not truth: {count} held-out cloudy chips of 13 bands,"
            " pixels on which s2cloudless and both models of ukis-csmask agree.[/dim]"
        )
