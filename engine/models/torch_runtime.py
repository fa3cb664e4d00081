"""Runs networks with torch.

On a GPU a strip is copied to the device once, tiles are cut from it there and run in batches. On a CPU whole tiles run
side by side, each in a thread of its own: threads that share one operator must wait for each other at its end, which a
busy neighbour makes very slow, and tiles need not wait.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from math import log

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..catalog import Card, Decision
from ..classes import CERTAIN
from ..cores import usable_cores
from ..decision import settle
from ..errors import OutOfMemoryError
from ..tiles import TileRow, Tiling
from .devices import choose_device, choose_precision
from .families import find_family
from .family import Family, SurveyBatch, SurveyingFamily, margin_of
from .runtime import SceneTile, Tick

GPU_BATCH = 8
CPU_TILES = 4
"""Tiles side by side on a CPU at most; further cores work inside the tiles, because every tile needs memory."""

_OF_PROMPTS = Decision(1.0, "argmax")
"""What a card says of its own classes does not hold for what somebody asks in words."""

DECIDED_ROWS = 64
"""Rows decided at a time on a CPU: what lies between logits and codes stays in the processor's cache."""


class TorchRuntime:
    """`Runtime` by torch."""

    def __init__(
        self,
        family: Family,
        card: Card,
        *,
        device: str,
        precision: str,
        batch: int | None,
        prompts: Sequence[str] | None = None,
    ) -> None:
        self.device = device
        self.precision = precision
        self.threads = usable_cores()
        self.classes = family.classes
        self.margin = margin_of(family)
        self.surveys = isinstance(family, SurveyingFamily)
        self.least_edge = int(getattr(family, "least_edge", 1))
        self._family = family
        asked = prompts is not None
        self._codes = list(range(len(family.classes))) if asked else [card.outputs[name] for name in family.classes]
        self._decision = _OF_PROMPTS if asked else card.decision
        self.rule = self._decision.rule
        self._independent = asked and family.independent
        self._clouds = [family.classes.index(name) for name in ("thick_cloud", "thin_cloud") if name in family.classes]
        on_cpu = device == "cpu"
        self.batch = batch or (min(self.threads, CPU_TILES) if on_cpu else GPU_BATCH)
        self._pool = ThreadPoolExecutor(self.batch, "tile", _use_threads, (self._intraop,)) if on_cpu else None

    @classmethod
    def open(
        cls, card: Card, *, device: str, precision: str, batch: int | None, prompts: Sequence[str] | None
    ) -> TorchRuntime:
        """Opens a model; see `runtime.open_runtime`."""
        chosen = choose_device(device)
        chosen_precision = choose_precision(precision, chosen)
        card.verify()
        with _memory(chosen.name):
            family = find_family(card.family).load(card, chosen.name, chosen_precision, prompts)
        return cls(family, card, device=chosen.name, precision=chosen_precision, batch=batch, prompts=prompts)

    @property
    def _intraop(self) -> int:
        return max(1, self.threads // self.batch)

    def start(self, tiling: Tiling, bands: Sequence[str]) -> None:
        """Makes an empty canvas; see `Runtime.start`."""
        self._tiling = tiling
        known = self._family.bands
        self._planes = [known.index(band) for band in bands]
        self._presence = torch.tensor([band in bands for band in known], device=self.device)
        vertical, horizontal = tiling.vertical, tiling.horizontal
        with _memory(self.device):
            self._weights = (
                torch.from_numpy(vertical.weights).to(self.device),
                torch.from_numpy(horizontal.weights).to(self.device),
            )
            shape = len(self._codes), vertical.edge, horizontal.padded
            self._canvas = torch.zeros(shape, device=self.device)

    def add(self, row: TileRow, strip: NDArray[np.uint16], columns: Sequence[int], tick: Tick) -> None:
        """Runs tiles of one row and blends their logits onto the canvas; see `Runtime.add`."""
        with _memory(self.device), torch.inference_mode():
            pixels = torch.from_numpy(self._padded(strip).view(np.int16)).to(self.device)
            down = self._weights[0][row.index][:, None]
            for column, logits in self._run(pixels, columns, tick):
                weights = down * self._weights[1][column]
                self._canvas[:, :, self._span(column)].addcmul_(logits, weights)

    def forward(self, strip: NDArray[np.uint16], columns: Sequence[int]) -> None:
        """Runs tiles and throws the logits away; see `Runtime.forward`."""
        with _memory(self.device), torch.inference_mode():
            pixels = torch.from_numpy(self._padded(strip).view(np.int16)).to(self.device)
            self._drive(pixels, columns)

    def survey(self, tiling: Tiling, tiles: Iterable[SceneTile]) -> None:
        """Shows the network tiles of a scene before the run; see `Runtime.survey`."""
        if isinstance(self._family, SurveyingFamily):
            with _memory(self.device):
                self._family.survey(self._surveyed(tiling, tile) for tile in tiles)

    def seconds_per_pixel(self, edge: int) -> float:
        """Runs made tiles and tells what a pixel takes; see `Runtime.seconds_per_pixel`."""
        made = np.random.default_rng(1).integers(300, 6000, (len(self._planes), edge, edge), np.int16)
        with _memory(self.device), torch.inference_mode():
            pixels = torch.from_numpy(made).to(self.device)
            started = time.perf_counter()
            self._drive(pixels, [0] * self.batch)
            return (time.perf_counter() - started) / (self.batch * edge**2)

    def take(self, height: int) -> NDArray[np.uint8]:
        """Decides the uppermost rows of the canvas and drops them; see `Runtime.take`."""
        width = self._tiling.horizontal.length
        with _memory(self.device), torch.inference_mode():
            done = self._canvas[:, :height, :width]
            if self._pool is None:
                codes = self._decide(done)
            else:
                codes = torch.cat(list(self._pool.map(self._decide, torch.split(done, DECIDED_ROWS, dim=1))))
            self._drop(height)
            return codes.cpu().numpy()

    def take_probabilities(self, height: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Decides the uppermost rows and tells their probabilities; see `Runtime.take_probabilities`."""
        width = self._tiling.horizontal.length
        codes = np.empty((height, width), np.uint8)
        probabilities = np.empty((len(self._codes), height, width), np.uint8)
        done = self._canvas[:, :height, :width]

        def store(rows: slice) -> None:
            with torch.inference_mode():
                logits = done[:, rows]
                codes[rows] = self._decide(logits).cpu().numpy()
                values = quantise(logits, self._decision.temperature, independent=self._independent)
                probabilities[:, rows] = values.cpu().numpy()
            if not self._independent:
                settle(probabilities[:, rows], codes[rows], self._codes, self._decision.rule, self._clouds)

        blocks = [slice(row, min(row + DECIDED_ROWS, height)) for row in range(0, height, DECIDED_ROWS)]
        with _memory(self.device), torch.inference_mode():
            if self._pool is None:
                store(slice(0, height))
            else:
                list(self._pool.map(store, blocks))
            self._drop(height)
        return codes, probabilities

    def close(self) -> None:
        """Ends its threads and lets go of the device's memory; see `Runtime.close`."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        del self._family
        self._canvas = torch.empty(0)
        if self.device.startswith("cuda"):
            torch.cuda.empty_cache()

    def _drive(self, pixels: Tensor, columns: Sequence[int]) -> None:
        """Runs tiles for nothing but the time that they take."""
        for _ in self._run(pixels, columns, lambda _done: None):
            pass
        if self.device.startswith("cuda"):
            torch.cuda.synchronize(self.device)

    def _surveyed(self, tiling: Tiling, tile: SceneTile) -> SurveyBatch:
        vertical, horizontal = tiling.vertical, tiling.horizontal
        ends = [(0, vertical.edge - tile.valid.shape[0]), (0, horizontal.edge - tile.valid.shape[1])]
        pixels = np.pad(tile.pixels, [(0, 0), *ends], mode="reflect")
        weights = vertical.weights[tile.row][:, None] * horizontal.weights[tile.column] * np.pad(tile.valid, ends)
        batch, presence = self._batched(torch.from_numpy(pixels.view(np.int16)[None]).to(self.device))
        return batch, presence, torch.from_numpy(weights[None]).to(self.device)

    def _drop(self, height: int) -> None:
        """Moves the canvas up by some rows."""
        kept = self._canvas[:, height:].clone()
        self._canvas[:, : kept.shape[1]] = kept
        self._canvas[:, kept.shape[1] :] = 0

    def _padded(self, strip: NDArray[np.uint16]) -> NDArray[np.uint16]:
        """The strip, mirrored at its end as far as tiles reach beyond it."""
        down = self._tiling.vertical.edge - strip.shape[1]
        right = self._tiling.horizontal.padded - strip.shape[2]
        if not down and not right:
            return strip
        return np.pad(strip, ((0, 0), (0, down), (0, right)), mode="reflect")

    def _span(self, column: int) -> slice:
        start = self._tiling.horizontal.starts[column]
        return slice(start, start + self._tiling.horizontal.edge)

    def _run(self, pixels: Tensor, columns: Sequence[int], tick: Tick) -> Iterator[tuple[int, Tensor]]:
        """Columns with their logits [classes, edge, edge], always in the same order: sums of floats depend on it."""
        if self._pool is not None:
            yield from self._run_side_by_side(self._pool, pixels, columns, tick)
            return
        for first in range(0, len(columns), self.batch):
            chosen = columns[first : first + self.batch]
            yield from zip(chosen, self._logits(pixels, chosen), strict=True)
            tick(len(chosen))

    def _run_side_by_side(
        self, pool: ThreadPoolExecutor, pixels: Tensor, columns: Sequence[int], tick: Tick
    ) -> Iterator[tuple[int, Tensor]]:
        waiting: deque[tuple[int, Future[Tensor]]] = deque()
        for column in columns:
            waiting.append((column, pool.submit(self._logits, pixels, [column])))
            # One more than run at a time, so that no thread waits while the first result is blended.
            if len(waiting) > self.batch:
                yield _result(*waiting.popleft())
                tick(1)
        while waiting:
            yield _result(*waiting.popleft())
            tick(1)

    def _logits(self, pixels: Tensor, columns: Sequence[int]) -> Tensor:
        with torch.inference_mode():
            tiles = torch.stack([pixels[:, :, self._span(column)] for column in columns])
            return self._family.logits(*self._batched(tiles))

    def _batched(self, tiles: Tensor) -> tuple[Tensor, Tensor]:
        """What the network takes, all of its bands and which are there, of int16 [N, bands read, height, width]."""
        batch = tiles.new_zeros((len(tiles), len(self._family.bands), *tiles.shape[2:]))
        batch[:, self._planes] = tiles
        return batch.view(torch.uint16), self._presence.expand(len(tiles), -1)

    def _decide(self, logits: Tensor) -> Tensor:
        with torch.inference_mode():
            return decide(logits, self._codes, self._decision, self._clouds)


def decide(logits: Tensor, codes: Sequence[int], decision: Decision, clouds: Sequence[int]) -> Tensor:
    """Codes of the winning classes.

    Here and in `quantise` logits meet the temperature, and nowhere else. Tiles are blended as logits, by weights that
    sum to 1, so that it is the same whether one tile or several saw a pixel. It never changes which class is the
    strongest (`argmax`); it does change whether two clouds together outweigh another class (`joined-cloud`).

    Args:
        logits: float [classes, height, width], before the temperature.
        codes: Code of each class.
        decision: Rule and temperature.
        clouds: Which of the classes are thick and thin cloud.

    Returns:
        uint8 [height, width].
    """
    if decision.rule == "argmax" or len(clouds) < 2:
        return _strongest(logits, codes, range(len(codes)))[0]
    other, other_logit = _strongest(logits, codes, [index for index in range(len(codes)) if index not in clouds])
    cloud, cloud_logit = _strongest(logits, codes, clouds)
    # The sum of two probabilities is the larger one, and up to as much again: a logit more by 0 to ln 2. Only where the
    # others lead by no more than that must it be computed.
    lead = (other_logit - cloud_logit) / decision.temperature
    wins = lead < 0
    close = ~wins & (lead < log(2))
    weaker = torch.minimum(logits[clouds[0]][close], logits[clouds[1]][close])
    wins[close] = lead[close] < torch.log1p(((weaker - cloud_logit[close]) / decision.temperature).exp())
    return torch.where(wins, cloud, other)


def quantise(logits: Tensor, temperature: float, *, independent: bool = False) -> Tensor:
    """Probabilities as whole numbers.

    Args:
        logits: float [classes, height, width], before the temperature.
        temperature: What they are divided by.
        independent: Whether each class has a probability of its own; see `Family.independent`.

    Returns:
        uint8 [classes, height, width], 0 to `CERTAIN`. Rounding may make another class win than `decide` says; see
        `decision.settle`.
    """
    scaled = logits / temperature
    probabilities = scaled.sigmoid_() if independent else scaled.softmax(0)
    return probabilities.mul_(CERTAIN).round_().to(torch.uint8)


def _strongest(logits: Tensor, codes: Sequence[int], among: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Code and logit of the largest of some classes; the first one wins a tie.

    Class by class, because an argmax over the outermost axis strides through memory.
    """
    best = logits[among[0]]
    code = torch.full_like(best, codes[among[0]], dtype=torch.uint8)
    for index in among[1:]:
        code = code.masked_fill_(logits[index] > best, codes[index])
        best = torch.maximum(best, logits[index])
    return code, best


def _result(column: int, future: Future[Tensor]) -> tuple[int, Tensor]:
    return column, future.result()[0]


def _use_threads(count: int) -> None:
    torch.set_num_threads(count)


@contextmanager
def _memory(device: str) -> Iterator[None]:
    """Turns a failed allocation, whatever torch calls it, into `OutOfMemoryError`."""
    try:
        yield
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise _out_of_memory(device) from error
    except RuntimeError as error:
        if "memory" not in str(error) or "alloc" not in str(error):
            raise
        raise _out_of_memory(device) from error


def _out_of_memory(device: str) -> OutOfMemoryError:
    if device.startswith("cuda"):
        torch.cuda.empty_cache()
    return OutOfMemoryError(f"the memory of {device} is full", "close other programs or choose --device cpu")
