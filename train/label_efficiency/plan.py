"""What is trained: every start with every share of the labels and every seed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import UsageError
from engine.models.ssl_resnet.network import build_encoder

from ..ssl.pretrained import load_encoder

RANDOM = "random"
_DIGEST = 16


@dataclass(frozen=True)
class Start:
    """What an encoder starts from.

    Attributes:
        name: In tables and files.
        encoder: A checkpoint; None for random weights.
        digest: Of the file; empty for random weights.
    """

    name: str
    encoder: Path | None = None
    digest: str = ""


@dataclass(frozen=True)
class Run:
    """One training.

    Attributes:
        start: What its encoder starts from.
        fraction: Share of the labelled patches.
        seed: Of everything that is drawn.
    """

    start: Start
    fraction: float
    seed: int

    @property
    def name(self) -> str:
        """Of its folder."""
        return f"{self.start.name}-{100 * self.fraction:g}pc-seed{self.seed}"


@dataclass(frozen=True)
class Study:
    """All trainings and what they share.

    Attributes:
        config: The recipe.
        options: Beside it, as on the command line.
        starts: What the encoders start from.
        fractions: Shares of the labelled patches.
        seeds: Of everything that is drawn.
        steps: Of each training.
        crop: Edge of the crops, pixels.
        batch_size: Crops in a batch.
        threads: Of the CPU, for each training.
        images: Folder of `s2` and `labelled`.
        output: Folder of the results.
        keep: Whether checkpoints of trainings that are done stay.
    """

    config: Path
    options: tuple[str, ...]
    starts: tuple[Start, ...]
    fractions: tuple[float, ...]
    seeds: tuple[int, ...]
    steps: int
    crop: int
    batch_size: int
    threads: int
    images: Path
    output: Path
    keep: bool = False

    def __post_init__(self) -> None:
        """Looks whether the numbers mean something.

        Raises:
            UsageError: One does not.
        """
        bad = [each for each in self.fractions if not 0 < each <= 1]
        if bad:
            raise UsageError(f"{bad[0]:g} is no share of the labels", "give --fractions above 0 and up to 1")
        if min(self.steps, self.crop, self.batch_size, self.threads) < 1:
            raise UsageError("--steps, --crop, --batch-size and --threads are at least 1")

    def runs(self) -> list[Run]:
        """All trainings; a seed with every start and share before the next, so that a stop leaves whole comparisons."""
        return [
            Run(start, fraction, seed) for seed in self.seeds for fraction in self.fractions for start in self.starts
        ]

    def folder(self, run: Run) -> Path:
        """Where a training lies."""
        return self.output / "runs" / run.name

    def settings(self, run: Run) -> dict[str, Any]:
        """What a result depends on, as JSON can say it."""
        return {
            "start": run.start.name,
            "encoder": run.start.digest,
            "fraction": run.fraction,
            "seed": run.seed,
            "steps": self.steps,
            "crop": self.crop,
            "batch_size": self.batch_size,
            "recipe": self.config.stem,
            "options": list(self.options),
        }


def read_starts(given: Sequence[str]) -> tuple[Start, ...]:
    """Reads `random` and `NAME=CHECKPOINT`, and looks that each file holds an encoder.

    Raises:
        UsageError: One is neither, or two have one name.
        EncoderError: A file is missing or damaged, or holds no encoder for the network.
    """
    starts = tuple(_start(each) for each in given)
    names = [each.name for each in starts]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two starts are called {twice}", "give each --start a name of its own")
    return starts


def _start(text: str) -> Start:
    if text == RANDOM:
        return Start(RANDOM)
    name, _, path = text.partition("=")
    if not path or not name.replace("-", "").replace("_", "").isalnum() or name == RANDOM:
        raise UsageError(
            f"--start {text} is neither `random` nor NAME=CHECKPOINT",
            "give a name of letters and digits, such as --start moco=runs/moco_rasters/checkpoints/last.ckpt",
        )
    load_encoder(build_encoder(stages=3), Path(path))
    return Start(name, Path(path), hashlib.sha256(Path(path).read_bytes()).hexdigest()[:_DIGEST])
