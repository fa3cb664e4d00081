"""`python -m train ladder`."""

from __future__ import annotations

import argparse
from pathlib import Path

TAKES_RECIPE_OPTIONS = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `ladder`."""
    parser.usage = "%(prog)s --config RECIPE [options] [any option of the recipe]"
    parser.epilog = (
        "Options of the recipe, such as --data.path or --model.learning_rate, are those of `python -m train fit`; "
        "they hold for all trainings."
    )
    parser.add_argument("--config", type=Path, required=True, metavar="RECIPE", help="of CLIPSeg (YAML)")
    parser.add_argument(
        "--fractions", type=float, nargs="+", metavar="SHARE",
        help="shares of the training chips, above 0 and up to 1; default: the 15 published ones",
    )  # fmt: skip
    parser.add_argument(
        "--seeds", type=int, nargs="+", metavar="SEED",
        help="of the subsets that are drawn; default: the 10 published ones",
    )  # fmt: skip
    parser.add_argument("--output", type=Path, help="folder for the results; default: runs/ladder_RECIPE")
    parser.add_argument("--test", metavar="DATA", help="data set whose test images are scored; default: the recipe's")
    parser.add_argument("--keep", action="store_true", help="keep the checkpoints of trainings that are done")


def run(options: argparse.Namespace) -> int:
    """Runs `ladder`; returns the exit code."""
    from engine.models.torchvision_cure import ensure_importable

    ensure_importable()  # lightning imports torchvision through torchmetrics
    from .run import climb

    name = options.config.stem.removeprefix("clipseg_")
    climb(
        options.config,
        options.recipe_options,
        fractions=options.fractions,
        seeds=options.seeds,
        output=options.output or Path("runs") / f"ladder_{name}",
        test=options.test,
        keep=options.keep,
    )
    return 0
