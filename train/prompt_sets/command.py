"""`python -m train prompt-sets`."""

from __future__ import annotations

import argparse
from pathlib import Path

_OUTPUT = Path("runs/prompt_sets")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `prompt-sets`."""
    parser.add_argument("--data", required=True, help="CloudSEN12+ in any published form; its test images are scored")
    parser.add_argument(
        "--model",
        default="clipseg-rd64-refined",
        help="id of an installed CLIPSeg, or its folder; default: %(default)s",
    )
    parser.add_argument("--sets", type=Path, metavar="FILE", help="sets of prompts (YAML); default: the published ones")
    parser.add_argument("--output", type=Path, default=_OUTPUT, help="folder for the results; default: %(default)s")
    parser.add_argument("--limit", type=int, metavar="N", help="only N images, spread evenly over the set")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 … or mps; default: auto")
    parser.add_argument("--precision", default="fp32", help="auto, fp32, bf16 or fp16; default: fp32")


def run(options: argparse.Namespace) -> int:
    """Runs `prompt-sets`; returns the exit code."""
    from engine.models.torchvision_cure import ensure_importable

    ensure_importable()  # transformers imports torchvision
    from .run import score_sets
    from .sets import PUBLISHED

    score_sets(
        options.data,
        options.model,
        options.sets or PUBLISHED,
        options.output,
        limit=options.limit,
        device=options.device,
        precision=options.precision,
    )
    return 0
