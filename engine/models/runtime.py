"""What runs a network over an area: the interface that the pipeline speaks to.

A runtime keeps everything between the source's pixels and the finished codes in arrays of its own, on its own device.
Torch is the first one (`torch_runtime`); another one needs this interface and nothing else of the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..catalog import Card
from ..tiles import TileRow, Tiling

Tick = Callable[[int], None]
"""Called with the number of tiles just run, between batches; it may raise to stop the run."""


@dataclass(frozen=True)
class SceneTile:
    """A tile that is looked at before the run.

    Attributes:
        row: Its place among the rows of a tiling.
        column: Its place in the row.
        pixels: uint16 [bands, height, width], reflectance × 10 000; smaller than a tile where the scene ends.
        valid: bool [height, width]: where there is data.
    """

    row: int
    column: int
    pixels: NDArray[np.uint16]
    valid: NDArray[np.bool_]


class Runtime(Protocol):
    """One opened network on one device, and the canvas on which its tiles are blended.

    Attributes:
        device: Name of the device.
        precision: `fp32`, `bf16` or `fp16`.
        threads: Processor threads that it computes with.
        batch: Tiles that run at a time.
        classes: Names of the classes, in the order of their probabilities.
        rule: How probabilities become classes, as in `cards.Decision`.
        margin: Pixels at a tile's edges that count only where no other tile is; see `family.margin_of`.
        surveys: Whether it must be shown tiles of the scene before it runs: see `survey`.
        least_edge: A tile with smaller edges takes as long as one of these.
    """

    device: str
    precision: str
    threads: int
    batch: int
    classes: tuple[str, ...]
    rule: str
    margin: int
    surveys: bool
    least_edge: int

    def start(self, tiling: Tiling, bands: Sequence[str]) -> None:
        """Makes an empty canvas.

        Args:
            tiling: The tiles that will come.
            bands: The bands that the strips will hold, in this order.
        """

    def add(self, row: TileRow, strip: NDArray[np.uint16], columns: Sequence[int], tick: Tick) -> None:
        """Runs tiles of one row and blends their logits onto the canvas.

        Args:
            row: The row of tiles; rows come from top to bottom.
            strip: uint16 [bands, row.window.height, width]; reflectance × 10 000, 0 where there is no data.
            columns: Which tiles of the row to run; the others cost nothing.
            tick: Called after each batch.

        Raises:
            OutOfMemoryError: The device's memory does not hold the batch.
        """

    def forward(self, strip: NDArray[np.uint16], columns: Sequence[int]) -> None:
        """Runs tiles as `add` does and throws the logits away: what the network alone costs."""

    def survey(self, tiling: Tiling, tiles: Iterable[SceneTile]) -> None:
        """Shows the network tiles of a scene before the run, where it `surveys`.

        Args:
            tiling: Of the whole scene, with the bands that `start` was told.
            tiles: Some of them, made one after the other.

        Raises:
            OutOfMemoryError: The device's memory does not hold a tile.
        """

    def seconds_per_pixel(self, edge: int) -> float:
        """Runs made tiles with edges of `edge` pixels, as many at a time as ever, and tells what a pixel takes.

        Raises:
            OutOfMemoryError: The device's memory does not hold the batch.
        """

    def take(self, height: int) -> NDArray[np.uint8]:
        """Decides the uppermost `height` rows of the canvas and drops them.

        Returns:
            uint8 [height, width]: the codes of the card's classes; of prompts, the places in `classes`.
        """

    def take_probabilities(self, height: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Decides the uppermost `height` rows of the canvas as `take` does, and tells how probable each class is.

        Returns:
            uint8 [height, width]: the codes; and uint8 [classes, height, width]: probabilities in units of 1/250, whose
            sum is 250 ± 4. `decision.decide_stored` finds the same codes in them. Of several prompts, each has its own
            probability: their sum is any, and where two are rounded to the same number, the codes alone tell which is
            the larger.
        """

    def close(self) -> None:
        """Ends its threads and lets go of the device's memory; it cannot be used again."""


def open_runtime(
    card: Card, *, device: str, precision: str, batch: int | None = None, prompts: Sequence[str] | None = None
) -> Runtime:
    """Opens a model.

    Args:
        card: Its card.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `auto`, `fp32`, `bf16`, `fp16`.
        batch: Tiles that run at a time; None for the device's own measure.
        prompts: What to look for, where the model takes text, as `prompts.check_prompts` returns it; None for the
            classes of its card.

    Raises:
        ModelError: The weights are damaged or do not fit, or the model takes no text.
        DeviceError: The device is not there or does not run the precision.
    """
    from .torch_runtime import TorchRuntime

    return TorchRuntime.open(card, device=device, precision=precision, batch=batch, prompts=prompts)
