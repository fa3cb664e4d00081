"""How the command line shows models: the list, one card, and what must be said before a download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..catalog import Card
from ..part_files import megabytes


def print_cards(cards: Sequence[Card]) -> None:
    """Lists models: which are here, how much the others are, what each is."""
    console = Console(highlight=False)
    rows = [(card.id, state(card), card.licence) for card in cards]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for card, row in zip(cards, rows, strict=True):
        name, where, licence = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        colour = "green" if card.available else "yellow"
        console.print(f"[bold]{escape(name)}[/]  [{colour}]{where}[/]  {escape(licence)}".rstrip(), soft_wrap=True)
        console.print(Padding(escape(f"{card.summary} Needs {_bands(card)}{_text(card)}."), (0, 0, 1, 2)))
    if not all(card.available for card in cards):
        console.print("[dim]cloudmask models show ID tells more, cloudmask models download ID fetches a model.[/]")


def state(card: Card) -> str:
    """Whether a model is here, or how much a download would be."""
    if card.available:
        return "here"
    if card.repository is None:
        return "incomplete"
    return f"to download, {_size(card)}"


def _size(card: Card) -> str:
    return "size unknown" if card.download_bytes is None else f"about {megabytes(card.download_bytes)}"


def _bands(card: Card) -> str:
    needed, more = card.inputs.bands_required, len(card.inputs.bands_optional)
    told = f"{len(needed)} bands" if len(needed) > 4 else " ".join(needed)
    return f"{told}, and uses up to {more} more" if more else told


def _text(card: Card) -> str:
    return "; takes text (--prompt)" if card.takes_prompts else ""


def print_before_download(card: Card, source: Path | None, target: Path) -> None:
    """Says what a download is, before it starts: licence, what it forbids, how much, from where and to where."""
    console = Console(stderr=True, highlight=False)
    console.print(f"[bold]{escape(card.title)}[/] ({card.id})")
    revision = f" at {card.revision[:12]}" if card.revision else ", its newest revision"
    facts = {
        "licence": card.licence,
        "notice": card.notice,
        "size": _size(card),
        "with": None if card.base_card is None or card.base_card.available else f"{card.base}, which it builds on",
        "from": str(source) if source else f"{card.repository}{revision}",
        "to": str(target),
    }
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in facts.items():
        if value:
            table.add_row(name, Text(value, overflow="fold"))
    console.print(table)


def print_card(card: Card) -> None:
    """Shows one model."""
    console = Console(highlight=False)
    console.print(f"[bold]{escape(card.title)}[/] ({card.id} {escape(card.version)})\n{escape(card.summary)}\n")
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in {**_what_it_takes(card), **_where_it_is_from(card)}.items():
        table.add_row(f"[bold]{name}[/]", escape(" ".join(value.split())))
    console.print(table)
    _print_files(console, card)
    if card.cautions:
        _print_cautions(console, card)
    if card.errors:
        _print_errors(console, card)
    _print_metrics(console, card)


def _what_it_takes(card: Card) -> dict[str, str]:
    finest, coarsest = card.inputs.resolution_range
    facts = {
        "needs": ", ".join(card.inputs.bands_required),
        "uses": ", ".join(card.inputs.bands_optional) or "nothing else",
        "levels": ", ".join(card.inputs.levels),
        "pixels": f"{finest:g} to {coarsest:g} m, made for {card.inputs.native_resolution:g} m",
        "finds": ", ".join(name.replace("_", " ") for name in card.outputs),
    }
    if card.takes_prompts:
        facts["text"] = f"anything that --prompt says; its own prompts are {', '.join(card.prompts)}"
    return facts


def _where_it_is_from(card: Card) -> dict[str, str]:
    facts = {
        "here": "yes" if card.available else f"no: {state(card)}",
        "licence": card.licence,
        "notice": card.notice,
        "made from": str(card.raw.get("trained_on", "–")),
        "not from": str(card.raw.get("not_trained_on", "–")),
        "credits": str(card.raw.get("attribution", "–")),
        "builds on": card.base,
        "published": card.repository,
        "revision": card.revision or ("the newest one; what it was is noted" if card.repository else None),
        "prefer": card.prefer,
    }
    return {name: value for name, value in facts.items() if value}


def _print_files(console: Console, card: Card) -> None:
    console.print("[italic]\nFiles[/]")
    for each in card.files:
        path = card.folder / each.name
        size = path.stat().st_size if path.is_file() else each.bytes
        told = [each.name, "" if size is None else megabytes(size)]
        if each.sha256 is None:
            told.append("where it is published" if each.optional else "size and SHA-256 are noted when it is fetched")
        console.print("  ".join(filter(None, told)), markup=False)
        if each.sha256 is not None:
            console.print(f"  SHA-256 {each.sha256}", markup=False, soft_wrap=True)


def _print_cautions(console: Console, card: Card) -> None:
    table = Table(title="\nFalls short", title_justify="left", box=None, pad_edge=False, show_header=False)
    for sentence in dict.fromkeys(caution.sentence for caution in card.cautions):
        table.add_row("–", escape(sentence))
    console.print(table)


def _print_errors(console: Console, card: Card) -> None:
    table = Table(title="\nClear ground taken for", title_justify="left", box=None, pad_edge=False, header_style="bold")
    table.add_column("surface")
    table.add_column("bands")
    for heading in ("cloud, %", "shadow, %", "images"):
        table.add_column(heading, justify="right")
    for each in card.errors:
        percents = (f"{each.false_cloud_percent:.1f}", f"{each.false_shadow_percent:.1f}")
        table.add_row(escape(each.surface), escape(each.bands), *percents, str(each.chips))
    console.print(table)


def _print_metrics(console: Console, card: Card) -> None:
    by_data: dict[str, list[str]] = {}
    for metric in card.raw.get("metrics") or []:
        where = " ".join(str(metric[key]) for key in ("dataset", "split") if metric.get(key))
        measured_by = "" if metric.get("measured_by") == "us" else f" ({metric.get('measured_by')})"
        by_data.setdefault(where + measured_by, []).append(f"{metric.get('name')} {metric.get('value')}")
    if by_data:
        measured = Table(title="\nMeasured", title_justify="left", box=None, pad_edge=False, show_header=False)
        for where, values in by_data.items():
            measured.add_row(escape(where), escape(", ".join(values)))
        console.print(measured)
