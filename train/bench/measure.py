"""Takes the time of training steps, as Lightning runs them: reading, forward, backward, optimiser."""

from __future__ import annotations

import contextlib
import logging
import platform
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import lightning
import torch

from engine.errors import OutOfMemoryError

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Way:
    """One way to train.

    Attributes:
        name: For people.
        key: In JSON.
        task: What trains.
        batches: Makes so many batches.
        samples: In a batch.
        samples_an_epoch: Of the published data.
        quicker: How many times the steps of the slowest way a turn takes, so that it lasts long enough to be measured.
    """

    name: str
    key: str
    task: lightning.LightningModule
    batches: Callable[[int], Iterable[Any]]
    samples: int
    samples_an_epoch: int
    quicker: int = 1


@dataclass(frozen=True)
class Machine:
    """Where and how steps are taken.

    Attributes:
        kind: `cpu`, `cuda` or `mps`.
        name: Of the device.
        threads: Of the CPU.
        precision: Lightning's name of it.
        clip: Largest norm of the gradient; None for any.
    """

    kind: str
    name: str
    threads: int
    precision: str
    clip: float | None

    @classmethod
    def of(cls, trainer: lightning.Trainer) -> Machine:
        """That of a recipe's trainer."""
        device = trainer.strategy.root_device
        name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor() or device.type
        return cls(device.type, name, torch.get_num_threads(), str(trainer.precision), trainer.gradient_clip_val)


@dataclass
class Figures:
    """What was measured of a way.

    Attributes:
        way: Which.
        seconds: A step of each turn.
        memory: Most bytes that were in use: of the GPU, or of the whole process; None where nobody tells.
    """

    way: Way
    seconds: list[float] = field(default_factory=list)
    memory: int | None = None

    @property
    def step(self) -> float:
        """Seconds of a step, the median of the turns."""
        return median(self.seconds)

    @property
    def epoch(self) -> float:
        """Seconds of an epoch, validation apart."""
        return self.step * self.way.samples_an_epoch / self.way.samples

    def times_faster(self, slow: Figures) -> float:
        """Than another way: the median of the turns that were taken one after the other."""
        own, others = self.way.samples, slow.way.samples
        return median((theirs / others) / (mine / own) for mine, theirs in zip(self.seconds, slow.seconds, strict=True))


def measure(
    ways: Sequence[Way], machine: Machine, *, rounds: int, steps: int, told: Callable[[str], object]
) -> list[Figures]:
    """Lets ways take turns, so that what else the machine does falls on all of them.

    Args:
        ways: What to measure.
        machine: Where.
        rounds: Turns of each way.
        steps: Of a turn of the slowest ways; the first one, in which memory is found, is not counted.
        told: Hears how far it is.

    Raises:
        OutOfMemoryError: A batch does not fit into the device's memory.
    """
    figures = [Figures(way) for way in ways]
    for turn in range(rounds):
        for one in figures:
            seconds, memory = _turn(one.way, machine, steps * one.way.quicker)
            one.seconds.append(seconds)
            one.memory = memory if one.memory is None or memory is None else max(memory, one.memory)
            told(f"{one.way.name}, turn {turn + 1} of {rounds}: {seconds:.3g} s a step")
    return figures


class _Clock(lightning.Callback):
    """Counts from the end of the first step to that of the last one."""

    def __init__(self, steps: int) -> None:
        self.steps, self.begun, self.seconds = steps, 0.0, 0.0

    def on_train_batch_end(
        self,
        trainer: lightning.Trainer,
        pl_module: lightning.LightningModule,
        outputs: Any,  # noqa: ANN401 (Lightning's own)
        batch: Any,  # noqa: ANN401
        batch_idx: int,
    ) -> None:
        """Looks at the time."""
        if batch_idx not in (0, self.steps):
            return
        _finish(trainer.strategy.root_device)
        if batch_idx == 0:
            self.begun = time.perf_counter()
        else:
            self.seconds = (time.perf_counter() - self.begun) / self.steps


def _turn(way: Way, machine: Machine, steps: int) -> tuple[float, int | None]:
    """Seconds of a step, and most bytes in use."""
    clock = _Clock(steps)
    with _quiet():
        trainer = lightning.Trainer(
            accelerator="gpu" if machine.kind == "cuda" else machine.kind,
            devices=1,
            precision=machine.precision,  # type: ignore[arg-type] # a name that Lightning has told
            gradient_clip_val=machine.clip,
            max_steps=steps + 1,
            callbacks=[clock],
            logger=False,
            enable_checkpointing=False,
            enable_progress_bar=False,
            enable_model_summary=False,
            limit_val_batches=0,
        )
        _forget_peak(machine)
        try:
            # One more batch than steps: Lightning reads one ahead, and as many are to be read as steps are counted.
            trainer.fit(way.task, train_dataloaders=way.batches(steps + 2))
        except torch.OutOfMemoryError as error:
            raise OutOfMemoryError(
                f"a batch of {way.samples} samples does not fit into the memory of {machine.name} ({way.name})",
                "give a smaller --batch-size",
            ) from error
        return clock.seconds, _peak(machine)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without what Lightning says of trainers that neither log nor validate."""
    log = logging.getLogger("lightning.pytorch")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


def _finish(device: torch.device) -> None:
    """Waits for what was given to a device."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def _forget_peak(machine: Machine) -> None:
    if machine.kind == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
    elif machine.kind == "cpu":
        with contextlib.suppress(OSError):
            _RESET.write_text("5")  # Linux: the highest mark of resident memory begins anew


def _peak(machine: Machine) -> int | None:
    if machine.kind == "cuda":
        return int(torch.cuda.max_memory_allocated())
    if machine.kind == "cpu" and _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), None)
    return None
