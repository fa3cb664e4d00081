"""The figures as a table, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from engine.part_files import megabytes

from .measure import Figures, Machine

_HOUR, _MINUTE = 3600, 60


def as_table(figures: Sequence[Figures], machine: Machine, told: Mapping[str, Any]) -> Table:
    """A table for a terminal, one way a row."""
    title = f"{told['recipe']}: batches of {told['batch_size']}, {machine.name}, {machine.precision}"
    if machine.kind == "cpu":
        title += f", {machine.threads} thread{'s' if machine.threads > 1 else ''}"
    table = Table("way", title=title, title_justify="left")
    columns = ("step", "samples/s", *(("times faster",) if len(figures) > 1 else ()), "epoch", "memory")
    for name in columns:
        table.add_column(name, justify="right")
    for one in figures:
        faster = [f"{one.times_faster(figures[0]):.1f}"] if len(figures) > 1 else []
        speed = one.way.samples / one.step
        memory = "unknown" if one.memory is None else megabytes(one.memory)
        table.add_row(one.way.name, f"{one.step:.3g} s", f"{speed:.3g}", *faster, _duration(one.epoch), memory)
    table.caption = f"an epoch is {figures[0].way.samples_an_epoch:,} samples, without validation"
    table.caption_justify = "left"
    return table


def as_json(figures: Sequence[Figures], machine: Machine, told: Mapping[str, Any]) -> dict[str, Any]:
    """All figures, for programs."""
    return {
        **told,
        "device": machine.name,
        "device_kind": machine.kind,
        "threads": machine.threads,
        "precision": machine.precision,
        "samples_an_epoch": figures[0].way.samples_an_epoch,
        "ways": [
            {
                "way": one.way.key,
                "seconds_a_step": one.step,
                "turns": one.seconds,
                "samples_a_second": one.way.samples / one.step,
                "times_faster": one.times_faster(figures[0]),
                "epoch_seconds": one.epoch,
                "peak_memory_bytes": one.memory,
            }
            for one in figures
        ],
    }


def _duration(seconds: float) -> str:
    if seconds < 10 * _MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / _HOUR:.1f} h" if seconds >= 2 * _HOUR else f"{seconds / _MINUTE:.0f} min"
