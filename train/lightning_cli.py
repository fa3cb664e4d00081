"""`prepare`, `fit` and `validate`: LightningCLI over the task and the data that a recipe names."""

from __future__ import annotations

import logging
import re
import threading
import warnings
from argparse import ArgumentError
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from textwrap import shorten
from typing import Any

import lightning
import torch
from lightning.pytorch.cli import LightningArgumentParser, LightningCLI
from lightning_utilities.core.rank_zero import rank_zero_info

from engine.errors import CloudmaskError, UsageError
from engine.models.devices import choose_device, choose_precision

from .checkpoints import EpochsCountedOnce, WholeCheckpoints, of_this_network
from .data.cloudsen12.errors import DataError, MissingError
from .divergence import StopWhenDiverged
from .fitting import endings_as_errors

_HALF = ("16-mixed", "bf16-mixed")
_SAID = (
    (r"arguments are required", "there is no recipe: name one, such as --config train/recipes/unet_default.yaml"),
    (r'"config": File does not exist: (.+)', "there is no recipe {0}: name one of train/recipes, or your own"),
    (
        r'"(model|data)":[^:]*:[^:]*:[^:]*class_path .lightning\.',
        "the recipe does not say what its {0} is: name the class in it ({0}: class_path)",
    ),
    (
        r'"(model|data)":.*class_path .([\w.]+).:\s+Option .([\w.]+). is not accepted',
        "{1} has no option {2}: see `python -m train fit --{0}.help {1}`",
    ),
    (
        r"class_path .([\w.]+).:\s+((?:module .* has no attribute|No module)[^\n]*)",
        "there is no class {0} ({1}): look for a typing error",
    ),
)
"""What jsonargparse says in a tree of its types, and the same in a sentence."""

_NO_NEWS = ("💡", "TPU available", "Loading `train_dataloader`")
_NO_WARNINGS = (
    r'\.\w+\(ckpt_path="last"\) is set, but there is no',
    r"Checkpoint directory .* exists and is not empty",
    r"`isinstance\(treespec, LeafSpec\)` is deprecated",
)
"""What Lightning says that no user can do anything with: how its lines, and its warnings (patterns), begin."""

_FETCH = (
    "name its place (--data.path), or fetch it: python -m train download cloudsen12plus --split train, and --split val"
)

_NOISE = re.compile(r"\s*(Does not validate against|Subtypes:|Errors:|- Expected a <class 'NoneType'>|Given value).*")
_LONGEST = 300


class TrainCLI(LightningCLI):
    """LightningCLI whose runs are told in sentences, keep whole checkpoints and stop when their loss is lost.

    Args:
        arguments: The command, `fit` or `validate`, and its options.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        told: dict[str, Any] = {"exit_on_error": False}
        super().__init__(
            args=list(arguments),
            save_config_kwargs={"overwrite": True},
            trainer_defaults={"callbacks": [StopWhenDiverged(), EpochsCountedOnce()]},
            parser_kwargs={"prog": "python -m train", **told, "fit": told, "validate": told},
        )

    def add_arguments_to_parser(self, parser: LightningArgumentParser) -> None:
        """Adds `--threads`."""
        parser.add_argument("--threads", type=int, default=0, help="threads of the CPU; 0 leaves it to torch")

    def parse_arguments(self, parser: LightningArgumentParser, args: Any) -> None:  # noqa: ANN401 (Lightning's own)
        """Reads the options.

        Raises:
            UsageError: There is no such recipe, class or option, or a value is not of its type.
        """
        try:
            self.config = parser.parse_args(args)
        except ArgumentError as error:
            raise _usage_error(str(error), args[0]) from error

    def _parse_ckpt_path(self) -> None:
        """Leaves the model to the recipe: Lightning would take what a checkpoint stores for the export as options."""

    def before_instantiate_classes(self) -> None:
        """Sets threads and precision before anything runs."""
        threads, trainer = self._get(self.config, "threads"), self._get(self.config, "trainer")
        if threads:
            torch.set_num_threads(threads)
        if trainer.precision in _HALF and _on_cpu(trainer.accelerator) and not _fast_on_cpu(trainer.precision):
            rank_zero_info(f"this CPU is slow in {trainer.precision}: it trains in 32-true")
            trainer.precision = "32-true"

    def instantiate_classes(self) -> None:
        """Makes what the recipe names.

        Raises:
            CloudmaskError: What a task or data says of its options, which jsonargparse wraps in an error of its own.
            UsageError: A class cannot be made with its options.
        """
        try:
            super().instantiate_classes()
        except ValueError as error:
            cause: BaseException | None = error
            while cause is not None and not isinstance(cause, CloudmaskError):
                cause = cause.__cause__ or cause.__context__
            raise cause or _usage_error(str(error), "fit") from error

    def instantiate_trainer(self, **kwargs: Any) -> lightning.Trainer:  # noqa: ANN401 (Lightning's own arguments)
        """A trainer whose checkpoints are written whole or not at all, unless the recipe brings its own plugins."""
        chosen = self._get(self.config_init, "trainer.plugins")
        return super().instantiate_trainer(plugins=chosen or [WholeCheckpoints()], **kwargs)

    def _run_subcommand(self, subcommand: str) -> None:
        with of_this_network(self.trainer):
            super()._run_subcommand(subcommand)


def run_lightning(arguments: list[str]) -> int:
    """Runs one command of LightningCLI; returns its exit code.

    Raises:
        CloudmaskError: It failed; the sentence says why.
        KeyboardInterrupt: It was interrupted.
    """
    command, *options = arguments
    cli, runs = (_Prepared, "fit") if command in ("prepare", "simulate") else (TrainCLI, command)
    try:
        with endings_as_errors(), without_noise(), _failures_left_to_the_main_thread():
            cli([runs, *options])
    except MissingError as error:
        raise DataError(error.sentence, _FETCH) from error
    return 0


def build(
    arguments: Sequence[str],
) -> tuple[lightning.Trainer, lightning.LightningModule, lightning.LightningDataModule]:
    """What `fit` would run with these options, without running it.

    Args:
        arguments: Options of `fit`, such as `--config RECIPE`. Which checkpoint to go on from (`ckpt_path`) is left to
            whoever calls the trainer.

    Returns:
        The trainer, with the recipe's loggers and callbacks; the task; the data.

    Raises:
        UsageError: There is no such recipe, class or option, or a value is not of its type.
    """
    with without_noise():
        built = _Built(["fit", *arguments])
    return built.trainer, built.model, built.datamodule


class _Built(TrainCLI):
    def _run_subcommand(self, _subcommand: str) -> None:
        """Leaves running to others."""


class _Prepared(TrainCLI):
    def _run_subcommand(self, _subcommand: str) -> None:
        """What a trainer does before it starts."""
        self.trainer.datamodule = self.datamodule  # type: ignore[attr-defined] # as every run of a trainer does
        for part in (self.datamodule, self.model):
            part.trainer = self.trainer
        self.datamodule.prepare_data()
        self.model.prepare_data()


@contextmanager
def without_noise() -> Iterator[None]:
    """Keeps back what Lightning advertises, and what it says of every run."""

    def is_news(record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(_NO_NEWS)

    talks = logging.getLogger("lightning.pytorch.utilities.rank_zero")
    talks.addFilter(is_news)
    try:
        with warnings.catch_warnings():
            for pattern in _NO_WARNINGS:
                warnings.filterwarnings("ignore", pattern)
            yield
    finally:
        talks.removeFilter(is_news)


@contextmanager
def _failures_left_to_the_main_thread() -> Iterator[None]:
    """Keeps threads from printing an account of an OSError that is raised again where it can be told.

    TensorBoard writes in a thread of its own.
    """
    before = threading.excepthook

    def hook(failure: threading.ExceptHookArgs) -> None:
        if not isinstance(failure.exc_value, OSError):
            before(failure)

    threading.excepthook = hook
    try:
        yield
    finally:
        threading.excepthook = before


def _on_cpu(accelerator: object) -> bool:
    has_other = torch.cuda.is_available() or torch.backends.mps.is_available()
    return accelerator == "cpu" or (accelerator in ("auto", None) and not has_other)


def _fast_on_cpu(precision: str) -> bool:
    return precision == "bf16-mixed" and choose_precision("auto", choose_device("cpu")) == "bf16"


def _usage_error(told: str, command: str) -> UsageError:
    for pattern, sentence in _SAID:
        found = re.search(pattern, told, re.DOTALL)
        if found:
            return UsageError(sentence.format(*found.groups()))
    lines = [line.strip().removeprefix("- ") for line in told.splitlines() if not _NOISE.fullmatch(line)]
    return UsageError(shorten(" ".join(lines), _LONGEST), f"see `python -m train {command} --help`")
