"""The commands behind `python -m train`; heavy libraries are imported by the command that needs them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from engine.errors import UsageError
from engine.interrupts import check

LIGHTNING = {
    "prepare": "only make what the training by a recipe reads (--config RECIPE)",
    "simulate": "another name of prepare",
    "fit": "train by a recipe (--config RECIPE); run it again to go on after a stop",
    "validate": "score a checkpoint on the recipe's validation patches (--config RECIPE --ckpt_path FILE)",
}
"""Commands of Lightning, which has a parser of its own."""

MODULES = {
    "download": (".download", "fetch a data set, its size shown before it starts; run it again to go on after a stop"),
    "ladder": (".ladder.command", "train by a recipe on ever more of the data; run it again to go on after a stop"),
    "prompt-sets": (".prompt_sets.command", "score CLIPSeg untrained with the published prompts, and with others"),
    "bench": (".bench", "measure how fast training goes with and without kept features"),
    "label-efficiency": (
        ".label_efficiency.command",
        "fine-tune encoders from several starts with few labels and judge them; run it again to go on after a stop",
    ),
    "cut-whus2": (
        ".data.ssl.cut_whus2",
        "cut whole scenes of WHUS2-CD+ into patches with named bands; run it again to go on after a stop",
    ),
    "export-decoder": (".export_decoder", "turn a fine-tuned CLIPSeg into a card folder with its decoder alone"),
}
"""Commands with a module of their own, which is imported when it is called.

It has `add_arguments(parser)` and `run(options)`. Where it says `TAKES_RECIPE_OPTIONS = True`, options that its parser
does not know are left to the recipe, as a list in `options.recipe_options`.
"""

_DEFAULT_RECIPE = Path(__file__).parent / "recipes" / "unet_default.yaml"
_DEFAULT_DATA = Path("../shared/data")
_DEFAULT_COMPARISON = Path("runs/simulation")
_DEFAULT_EVALUATION = Path("runs/evaluation")


def run(arguments: list[str]) -> int:
    """Runs a command line without the program's name; returns its exit code."""
    if arguments and arguments[0] in LIGHTNING:
        _make_torchvision_whole()
        from .lightning_cli import run_lightning

        check()
        return run_lightning(arguments)
    if arguments and arguments[0] in MODULES:
        return _run_module(*arguments)
    options = _parser().parse_args(arguments)
    _make_torchvision_whole()
    check()
    work: Callable[[argparse.Namespace], int] = options.work
    return work(options)


def _make_torchvision_whole() -> None:
    """What the package does where it is imported by others (`__init__.py`)."""
    from engine.models.torchvision_cure import ensure_importable

    ensure_importable()


def _run_module(command: str, *arguments: str) -> int:
    name, what = MODULES[command]
    _make_torchvision_whole()
    module = import_module(name, __package__)
    check()
    parser = argparse.ArgumentParser(prog=f"python -m train {command}", description=f"{what[0].upper()}{what[1:]}.")
    module.add_arguments(parser)
    if not getattr(module, "TAKES_RECIPE_OPTIONS", False):
        return int(module.run(parser.parse_args(arguments)))
    parser.allow_abbrev = False  # or an option of the recipe could be taken for the beginning of one of the command
    options, rest = parser.parse_known_args(arguments)
    options.recipe_options = rest
    return int(module.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m train", description="Makes the models that cloudmask runs.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in {**LIGHTNING, **{name: what for name, (_, what) in MODULES.items()}}.items():
        commands.add_parser(name, help=what, add_help=False)
    _add_export(commands.add_parser("export", help="turn a checkpoint into a card folder that cloudmask opens"))
    _add_evaluate(commands.add_parser("evaluate", help="measure models on real images, published ones beside them"))
    _add_calibrate(commands.add_parser("calibrate", help="find the temperature that makes probabilities believable"))
    _add_comparison(commands.add_parser("compare-simulation", help="hold the simulated clouds against real ones"))
    return parser


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "checkpoint", type=Path, help="a checkpoint, or the folder of a run (runs/RECIPE), of which the best is taken"
    )
    export.add_argument("folder", type=Path, help="the card's folder, named like the model")
    export.add_argument(
        "--template", type=Path, help="what the card says in words (YAML); else that of the family, in train/recipes"
    )
    export.add_argument("--metrics", type=Path, help="figures that `evaluate` wrote (JSON), to stand in the card")
    export.add_argument(
        "--temperature", type=float, help="divides logits before they become probabilities; else the template's"
    )
    export.add_argument(
        "--base", help="of a CLIPSeg: the model that it was trained from, id or folder; else what the checkpoint says"
    )
    export.set_defaults(work=_export)


def _add_evaluate(evaluate: argparse.ArgumentParser) -> None:
    evaluate.add_argument(
        "--model",
        action="append",
        metavar="MODEL",
        help="`default`, the id of a model, a card folder or (not on CloudSEN12) a checkpoint; may be given repeatedly",
    )
    evaluate.add_argument(
        "--data",
        default=str(_DEFAULT_DATA),
        help="CloudSEN12 in any published form, or a folder of `s2` and `labelled`",
    )
    evaluate.add_argument("--output", type=Path, default=_DEFAULT_EVALUATION, help="folder for figures and pictures")
    evaluate.add_argument("--threads", type=_at_least(1), help="of the CPU; default: all on CloudSEN12, else 1")
    images = evaluate.add_argument_group("on a folder of `s2` and `labelled`")
    images.add_argument("--peers", action="store_true", help="run ukis-csmask and s2cloudless on the same images")
    images.add_argument("--recipe", type=Path, default=_DEFAULT_RECIPE)
    _add_scoring(evaluate.add_argument_group("on CloudSEN12"))
    evaluate.set_defaults(work=_evaluate)


def _add_scoring(scoring: argparse._ArgumentGroup) -> None:
    """Defaults are those of `scoring.selection.Selection`."""
    scoring.add_argument("--split", choices=("train", "val", "test", "all"), default="test", help="default: test")
    scoring.add_argument("--label-type", choices=("high", "scribble"), default="high", help="default: high")
    scoring.add_argument("--size", type=int, choices=(509, 2000), default=509, help="edge of the images; default: 509")
    scoring.add_argument("--product", choices=("L1C", "L2A"), default="L1C", help="default: L1C")
    scoring.add_argument("--rois", nargs="+", default=(), metavar="ROI", help="only these regions of interest")
    scoring.add_argument(
        "--algorithms",
        action="store_true",
        help="score Fmask, Sen2Cor and others whose masks are stored with the images",
    )
    scoring.add_argument("--limit", type=int, metavar="N", help="only N images, spread evenly over the set")
    scoring.add_argument(
        "--worst", type=_at_least(0), default=8, metavar="N", help="images on the sheet of the worst; default: 8"
    )
    scoring.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 … or mps; default: auto")
    scoring.add_argument("--precision", default="fp32", help="auto, fp32, bf16 or fp16; default: fp32, as published")


def _at_least(least: int) -> Callable[[str], int]:
    """What reads an option that is a whole number and not smaller."""

    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is less than {least}")
        return value

    return number


def _add_calibrate(calibration: argparse.ArgumentParser) -> None:
    calibration.add_argument("model", help="a checkpoint, a card folder, or the id of a model")
    calibration.add_argument("--data", type=Path, default=_DEFAULT_DATA, help="folder that holds `s2`")
    calibration.add_argument("--recipe", type=Path, default=_DEFAULT_RECIPE)
    calibration.set_defaults(work=_calibrate)


def _add_comparison(comparison: argparse.ArgumentParser) -> None:
    comparison.add_argument("--data", type=Path, default=_DEFAULT_DATA, help="folder that holds `s2` and `labelled`")
    comparison.add_argument("--output", type=Path, default=_DEFAULT_COMPARISON, help="folder for figures and plots")
    comparison.add_argument("--patches", type=int, default=150, help="number of simulated patches")
    comparison.set_defaults(work=_compare_simulation)


def _compare_simulation(options: argparse.Namespace) -> int:
    from .reality.compare import compare_simulation

    compare_simulation(options.data, options.output, options.patches)
    return 0


def _calibrate(options: argparse.Namespace) -> int:
    from .calibrate import calibrate

    print(f"{calibrate(options.model, options.data, options.recipe):.3f}")  # noqa: T201
    return 0


def _export(options: argparse.Namespace) -> int:
    from .export import export_checkpoint

    export_checkpoint(
        options.checkpoint,
        options.folder,
        template=options.template,
        metrics=options.metrics,
        temperature=options.temperature,
        base=options.base,
    )
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from .data.cloudsen12 import is_cloudsen12
    from .data.cloudsen12.places import is_address

    data = Path(options.data)
    # What is or should be a file is no folder of images; its own reader says best what is wrong with it.
    is_file = not data.is_dir() and (data.exists() or data.suffix or is_address(options.data))
    if is_file or is_cloudsen12(options.data):
        return _score(options)
    from .evaluation.run import evaluate

    models, threads = options.model or ["default"], options.threads or 1
    evaluate(models, data, options.recipe, options.output, with_peers=options.peers, threads=threads)
    return 0


def _score(options: argparse.Namespace) -> int:
    if options.peers:
        raise UsageError("the published detectors of --peers do not run on CloudSEN12", "leave --peers out")
    from .scoring.run import score
    from .scoring.selection import Selection

    selection = Selection(
        path=options.data,
        split=None if options.split == "all" else options.split,
        label_type=options.label_type,
        size=options.size,
        product=options.product,
        rois=tuple(options.rois),
        limit=options.limit,
    )
    score(
        options.model or ([] if options.algorithms else ["default"]),
        selection,
        options.output,
        device=options.device,
        precision=options.precision,
        threads=options.threads,
        worst=options.worst,
        algorithms=options.algorithms,
    )
    return 0
