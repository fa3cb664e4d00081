"""`python -m train label-efficiency`."""

from __future__ import annotations

import argparse
from pathlib import Path

TAKES_RECIPE_OPTIONS = True
_RECIPE = Path(__file__).parents[1] / "recipes" / "ssl_resnet_fast.yaml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `label-efficiency`."""
    parser.usage = "%(prog)s --start random --start NAME=CHECKPOINT [options] [any option of the recipe]"
    parser.epilog = (
        "Options of the recipe, such as --data.patches or --model.learning_rate, are those of `python -m train fit`; "
        "they hold for all trainings."
    )
    parser.add_argument(
        "--start", action="append", required=True, metavar="NAME=CHECKPOINT",
        help="what the encoder starts from: `random`, or a name and a checkpoint of pre-training; give it repeatedly",
    )  # fmt: skip
    parser.add_argument("--config", type=Path, default=_RECIPE, metavar="RECIPE", help="default: ssl_resnet_fast")
    parser.add_argument(
        "--fractions", type=float, nargs="+", default=[0.05, 0.25], metavar="SHARE",
        help="shares of the training patches, above 0 and up to 1; default: 0.05 0.25",
    )  # fmt: skip
    parser.add_argument(
        "--seeds", type=int, nargs="+", default=[1, 2, 3], metavar="SEED",
        help="of the patches that are drawn, of the first weights and of the crops; default: 1 2 3",
    )  # fmt: skip
    parser.add_argument("--steps", type=int, default=400, help="of each training; default: 400")
    parser.add_argument("--crop", type=int, default=96, help="edge of the crops, pixels; default: 96")
    parser.add_argument("--batch-size", type=int, default=8, help="crops in a batch; default: 8")
    parser.add_argument("--jobs", type=int, default=1, help="trainings that run side by side; default: 1")
    parser.add_argument("--threads", type=int, default=1, help="of the CPU, for each training; default: 1")
    parser.add_argument(
        "--labelled", type=Path, default=Path("../shared/data"), metavar="FOLDER",
        help="holds `s2` and `labelled`, whose images judge; default: ../shared/data",
    )  # fmt: skip
    parser.add_argument("--output", type=Path, default=Path("runs/label_efficiency"), help="folder for the results")
    parser.add_argument("--keep", action="store_true", help="keep the checkpoints of trainings that are done")


def run(options: argparse.Namespace) -> int:
    """Runs `label-efficiency`; returns the exit code."""
    from .plan import Study, read_starts
    from .run import study

    study(
        Study(
            config=options.config,
            options=tuple(options.recipe_options),
            starts=read_starts(options.start),
            fractions=tuple(options.fractions),
            seeds=tuple(options.seeds),
            steps=options.steps,
            crop=options.crop,
            batch_size=options.batch_size,
            threads=options.threads,
            images=options.labelled,
            output=options.output,
            keep=options.keep,
        ),
        jobs=options.jobs,
    )
    return 0
