"""The commands behind `python -m train`; heavy libraries are imported by the command that needs them."""

from __future__ import annotations

import argparse
from pathlib import Path

from .data.ground import GroundError
from .data.pack import PackError
from .export import ExportError

EXPECTED = (GroundError, PackError, ExportError, FileNotFoundError)
"""Failures that are told in one sentence."""

LIGHTNING = ("fit", "validate", "simulate")
_DEFAULT_TEMPLATE = Path(__file__).parent / "recipes" / "unet_default_card.yaml"
_DEFAULT_DATA = Path("../shared/data")
_DEFAULT_COMPARISON = Path("runs/simulation")
_DEFAULT_EVALUATION = Path("runs/evaluation")


def run(arguments: list[str]) -> int:
    """Runs a command line without the program's name; returns its exit code."""
    if arguments and arguments[0] in LIGHTNING:
        from engine.models.torchvision_cure import ensure_importable

        ensure_importable()  # lightning imports torchvision through torchmetrics
        from .lightning_cli import run_lightning

        return run_lightning(arguments)
    options = _parser().parse_args(arguments)
    if options.command == "export":
        return _export(options)
    if options.command == "evaluate":
        return _evaluate(options)
    if options.command == "compare-simulation":
        return _compare_simulation(options)
    if options.command == "calibrate":
        return _calibrate(options)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m train", description="Makes the models that cloudmask runs.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in (
        ("simulate", "make the packs of training patches of a recipe (--config RECIPE)"),
        ("fit", "train by a recipe (--config RECIPE); run it again to go on after a stop"),
        ("validate", "score a checkpoint on the recipe's validation patches (--config RECIPE --ckpt_path FILE)"),
    ):
        commands.add_parser(name, help=what, add_help=False)
    export = commands.add_parser("export", help="turn a checkpoint into a card folder that cloudmask opens")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("folder", type=Path, help="the card's folder, named like the model")
    export.add_argument("--template", type=Path, default=_DEFAULT_TEMPLATE, help="what the card says in words (YAML)")
    export.add_argument("--metrics", type=Path, help="figures that `evaluate` wrote (JSON), to stand in the card")
    export.add_argument(
        "--temperature", type=float, help="divides logits before they become probabilities; else the template's"
    )
    evaluate = commands.add_parser("evaluate", help="measure models on real images, and published ones beside them")
    evaluate.add_argument(
        "--model",
        action="append",
        metavar="MODEL",
        help="`default`, the id of a model, a card folder or a checkpoint; several may be given",
    )
    evaluate.add_argument("--peers", action="store_true", help="run ukis-csmask and s2cloudless on the same images")
    evaluate.add_argument("--data", type=Path, default=_DEFAULT_DATA, help="folder that holds `s2` and `labelled`")
    evaluate.add_argument("--recipe", type=Path, default=_DEFAULT_TEMPLATE.with_name("unet_default.yaml"))
    evaluate.add_argument("--output", type=Path, default=_DEFAULT_EVALUATION, help="folder for figures and pictures")
    evaluate.add_argument("--threads", type=int, default=1)
    calibration = commands.add_parser("calibrate", help="find the temperature that makes probabilities believable")
    calibration.add_argument("model", help="a checkpoint, a card folder, or the id of a model")
    calibration.add_argument("--data", type=Path, default=_DEFAULT_DATA, help="folder that holds `s2`")
    calibration.add_argument("--recipe", type=Path, default=_DEFAULT_TEMPLATE.with_name("unet_default.yaml"))
    comparison = commands.add_parser("compare-simulation", help="hold the simulated clouds against real ones")
    comparison.add_argument("--data", type=Path, default=_DEFAULT_DATA, help="folder that holds `s2` and `labelled`")
    comparison.add_argument("--output", type=Path, default=_DEFAULT_COMPARISON, help="folder for figures and plots")
    comparison.add_argument("--patches", type=int, default=150, help="number of simulated patches")
    return parser


def _compare_simulation(options: argparse.Namespace) -> int:
    from .reality.compare import compare_simulation

    compare_simulation(options.data, options.output, options.patches)
    return 0


def _calibrate(options: argparse.Namespace) -> int:
    from .calibrate import calibrate

    print(f"{calibrate(options.model, options.data, options.recipe):.3f}")  # noqa: T201
    return 0


def _export(options: argparse.Namespace) -> int:
    from .export import network_of, read_metrics, split_errors, write_card

    architecture, network = network_of(options.checkpoint)
    metrics, errors = split_errors(read_metrics(options.metrics) if options.metrics else ())
    write_card(options.folder, options.template, architecture, network, metrics, errors, options.temperature)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from .evaluation.run import evaluate

    models = options.model or ["default"]
    evaluate(models, options.data, options.recipe, options.output, with_peers=options.peers, threads=options.threads)
    return 0
