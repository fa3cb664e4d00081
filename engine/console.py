"""What the command line shows: progress, tables, errors. Progress and errors go to stderr, results to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from .interrupts import check
from .progress import Progress as OnProgress

if TYPE_CHECKING:
    from .output.report import Report

STAGES = {
    "open": "opening",
    "survey": "surveying",
    "mask": "masking",
    "draw": "drawing",
    "copy": "copying",
    "count": "counting",
    "write": "writing",
    "download": "fetching",
}
_WITHOUT_RATE = ("open", "write")


def out() -> Console:
    """Standard output."""
    return Console(highlight=False, soft_wrap=True)


def err() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(document: object) -> None:
    """Writes one JSON document to standard output."""
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def print_error(text: str) -> None:
    """Writes an error's sentence to standard error, in one line."""
    err().print(f"[bold red]error:[/] {_plain(text)}")


def print_notice(text: str) -> None:
    """Writes a sentence to standard error while a command is at work, above the bar where there is one."""
    sys.stderr.write(f"note: {' '.join(text.split())}\n")  # a console of its own would write into the bar


def _plain(text: str) -> str:
    return escape(" ".join(text.split()))


@contextmanager
def show_progress() -> Iterator[OnProgress]:
    """A bar with rate and time left on a terminal, a line every ten per cent elsewhere.

    Whoever reports progress to it is interrupted where somebody has asked for that and it was swallowed.
    """
    console = err()
    with _bar(console) if console.is_terminal else nullcontext(_Lines()) as show:

        def on_progress(stage: str, done: int, total: int, rate: float) -> None:
            check()
            show(stage, done, total, rate)

        yield on_progress


@contextmanager
def _bar(console: Console) -> Iterator[OnProgress]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(STAGES["open"], total=None, rate="")

        def on_progress(stage: str, done: int, total: int, rate: float) -> None:
            shown = _speed(stage, rate) if stage not in _WITHOUT_RATE and done else ""
            progress.update(task, description=STAGES[stage], completed=done, total=total or None, rate=shown)

        yield on_progress


class _Lines:
    """Plain lines for logs."""

    def __init__(self) -> None:
        self._stage = ""
        self._next = 10

    def __call__(self, stage: str, done: int, total: int, rate: float) -> None:
        if stage != self._stage or not done:  # one model after the other is fetched
            self._stage, self._next = stage, 10
        if stage in _WITHOUT_RATE or not total:
            return
        percent = 100 * done // total
        if percent >= self._next:
            self._next = percent // 10 * 10 + 10
            left = (total - done) / rate if rate else 0.0
            err().print(f"{STAGES[stage]}: {percent} %, {_speed(stage, rate)}, {left:.0f} s left")


def _speed(stage: str, rate: float) -> str:
    """A download is measured in bytes, all else in pixels."""
    return f"{rate / 1e6:.1f} {'MB/s' if stage == 'download' else 'Mpx/s'}"


def print_report(report: Report, paths: Mapping[str, object]) -> None:
    """Shows what a run has found, and where it lies."""
    console = out()
    document = report.to_dict()
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(document["scene"])
    table.add_column("% of valid pixels", justify="right")
    table.add_column("km²", justify="right")
    for each in report.legend.classes:
        values = document["classes"][each.name]
        percent = "–" if values["percent"] is None else f"{values['percent']:.1f}"
        area = "–" if values["area_m2"] is None else f"{values['area_m2'] / 1e6:,.1f}"
        table.add_row(escape(each.title), percent, area)
    console.print(table)
    seconds = document["seconds"]["total"]
    console.print(
        f"\n{document['width']} × {document['height']} px with {document['model']['id']} on {document['device']} "
        f"({document['precision']}) in {seconds:.1f} s, {document['megapixels_per_second']:.1f} Mpx/s"
    )
    for name, path in paths.items():
        console.print(f"{name + ':':<14}", str(path), markup=False)
    print_warnings(document["warnings"])


def print_info(document: Mapping[str, Any]) -> None:
    """Shows what was recognised of a scene."""
    console = out()
    console.print(f"[bold]{_plain(str(document['source']))}[/]")
    offset_from = document["offset_from"]
    facts = {
        "kind": document["kind"],
        "product": document["product"] or "unknown",
        "level": document["level"] or "unknown: give it with --level",
        "baseline": document["baseline"] or "unknown",
        "offset": "unknown: give it with --offset" if offset_from == "unknown" else f"from {offset_from}",
        "time": document["datetime"] or "unknown",
        "grid": f"{document['width']} × {document['height']} px, {_metres(document['resolution'])}, "
        f"{document['crs'] or 'no coordinate system'}",
    }
    for name, value in facts.items():
        console.print(f"  {name:<10}{_plain(str(value))}")
    files = {Path(band["path"]).name for band in document["bands"].values()}
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("band", "metres", "scale", "offset", "no data", "band of the file" if len(files) == 1 else "file"):
        table.add_column(heading, justify="left" if heading in ("band", "file") else "right", no_wrap=True)
    for name, band in document["bands"].items():
        values = (band["resolution"], band["scale"], band["offset"], band["nodata"])
        cells = ["–" if value is None else f"{value:g}" for value in values]
        file = _plain(Path(band["path"]).name) + (f", band {band['band']}" if band["band"] > 1 else "")
        table.add_row(name, *cells, str(band["band"]) if len(files) == 1 else file)
    console.print(table)
    print_warnings(document["warnings"])


def print_doctor(document: Mapping[str, Any]) -> None:
    """Shows the state of the installation."""
    console = out()
    console.print(f"cloudmask {document['version']}, Python {document['python']}, {document['platform']}")
    packages = ", ".join(f"{name} {version or 'missing'}" for name, version in document["packages"].items())
    console.print(f"{packages}, GDAL {document['gdal'] or 'missing'}")
    for extra, found in document["extras"].items():
        console.print(f"extra {extra}: {_extra(extra, found)}", markup=False)
    for name, problem in document["models"].items():
        console.print(f"model {name}: {problem or 'weights match their digest'}")
    if document["published"]:
        console.print(f"not downloaded: {', '.join(document['published'])} (cloudmask models download ID)")
    for device in document["devices"]:
        seconds = device["seconds"]
        state = device["problem"] or f"runs in {device['precision']}, {1000 * seconds:.0f} ms for 256 × 256 px"
        console.print(f"{device['device']} ({device['title']}): {state}", markup=False)
    for problem in document["problems"]:
        print_error(problem)
    if not document["problems"]:
        console.print("[green]all is well[/]")


def _extra(extra: str, packages: Mapping[str, str | None]) -> str:
    if all(packages.values()):
        return ", ".join(f"{name} {version}" for name, version in packages.items())
    lacking = ", ".join(name for name, version in packages.items() if version is None)
    return f"not installed ({lacking}), which some models need: pip install 'cloudmask[{extra}]'"


BENCH_ROWS = {
    "size": "edge of the mask, px",
    "prompts": "prompts",
    "published_s": "as published, s",
    "split_s": "taken apart, s",
    "published_over_split": "as published / taken apart",
    "source_mib": "source, MiB",
    "run_s": "run, s",
    "decode_alone_s": "decoding alone, s",
    "forward_alone_s": "network alone, s",
    "write_alone_s": "writing alone, s",
    "run_over_larger": "run / larger of the two",
    "run_over_both": "run / decoding + network",
    "read_percent": "reading, % of the run",
    "network_percent": "network, % of the run",
    "write_percent": "writing, % of the run",
    "end_to_end_mpx_s": "end to end, Mpx/s",
    "forward_mpx_s": "network alone, Mpx/s",
    "read_mpx_s": "decoding alone, Mpx/s",
    "write_mpx_s": "writing alone, Mpx/s",
    "end_to_end_over_forward": "end to end / network",
    "redundant_ratio": "pixels seen / pixels",
    "peak_rss_mib": "most memory, MiB",
    "latency_ms": "latency, ms",
    "requests": "requests",
    "fetched_mib": "fetched, MiB",
}


def print_bench(document: Mapping[str, Any]) -> None:
    """Shows what was measured."""
    runs = document["runs"]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", no_wrap=True)
    for run in runs:
        title = f"{run['kind']} {run['resolution']:g} m\n{len(run['bands'])} bands"
        table.add_column(title, justify="right", no_wrap=True)
    for key, title in BENCH_ROWS.items():
        values = [run.get(key) for run in runs]
        if any(value is not None for value in values):
            table.add_row(title, *("–" if value is None else str(value) for value in values))
    out().print(table)
    told = ", ".join(f"{key} {value}" for key, value in document.items() if key != "runs")
    out().print(_plain(told))


def _metres(resolution: float | None) -> str:
    return "pixel size unknown" if resolution is None else f"{resolution:g} m"


def print_warnings(warnings: Iterable[str]) -> None:
    """Writes warnings to standard error, a line each."""
    for warning in warnings:
        err().print(f"[yellow]warning:[/] {_plain(warning)}")
