"""`python -m train bench`."""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from pathlib import Path

TAKES_RECIPE_OPTIONS = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `bench`."""
    parser.usage = "%(prog)s --config RECIPE [options] [any option of the recipe]"
    parser.epilog = (
        "Neither the data nor the base model need be there: shapes and batches are the recipe's, numbers are made up. "
        "Options of the recipe, such as --threads or --trainer.precision, are those of `python -m train fit`."
    )
    parser.add_argument("--config", type=Path, required=True, metavar="RECIPE", help="what to measure (YAML)")
    parser.add_argument("--batch-size", type=_positive, metavar="N", help="samples in a batch; default: the recipe's")
    parser.add_argument(
        "--rounds", type=_positive, default=3, metavar="N", help="all ways take turns so often; default: 3"
    )
    parser.add_argument(
        "--steps", type=_positive, metavar="N", help="steps of a turn; default: 1 on a CPU, 20 elsewhere"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is less than 1")
    return value


def _without_downloads(recipe: Path) -> list[str]:
    """Leaves out weights that only matter to what is learnt."""
    text = recipe.read_text(encoding="utf-8") if recipe.is_file() else ""
    return ["--model.imagenet", "false"] if re.search(r"^\s+imagenet: true\b", text, re.MULTILINE) else []


def run(options: argparse.Namespace) -> int:
    """Runs `bench`; returns the exit code.

    Raises:
        CloudmaskError: The recipe or an option has no meaning; the sentence says why.
    """
    from rich.console import Console

    from ..lightning_cli import build
    from .measure import Machine, measure
    from .table import as_json, as_table
    from .ways import ways_of

    own = _without_downloads(options.config)
    if options.batch_size is not None:
        own += ["--data.batch_size", str(options.batch_size)]
    trainer, task, data = build(["--config", str(options.config), *options.recipe_options, *own])
    machine = Machine.of(trainer)
    with tempfile.TemporaryDirectory(prefix="cloudmask-bench-") as folder:
        plan = ways_of(task, data, Path(folder))
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        for note in plan.notes:
            console.print(note, markup=False)
        steps = options.steps or (1 if machine.kind == "cpu" else 20)
        figures = measure(plan.ways, machine, rounds=options.rounds, steps=steps, told=console.print)
    told = {"recipe": options.config.stem, "batch_size": plan.ways[0].samples, "notes": list(plan.notes)}
    if options.json:
        print(json.dumps(as_json(figures, machine, told), indent=2))  # noqa: T201
    else:
        Console(highlight=False).print(as_table(figures, machine, told))
    return 0
