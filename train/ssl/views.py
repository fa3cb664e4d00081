"""Views of a patch, drawn on the device: what an encoder shall recognise as the same piece of ground and sky."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from engine.errors import UsageError
from engine.sentinel2 import BAND_NAMES, QUANTIFICATION

from ..data.augment import random_bands

_B10 = BAND_NAMES.index("B10")
_LARGEST_KERNEL = 7
_KERNELS = (3, 5, 7)
_SIGMAS = (0.1, 2.0)
"""Of the blur, pixels. The paper tells its kernels, 3 to 7; these widths are those of MoCo v2 (arXiv:2003.04297)."""

_OFFSETS = (-0.015, 0.03)


@dataclass(frozen=True)
class Views:
    """How a view is drawn of a patch.

    What stands first, up to `blur`, is as published (Gbodjo et al. 2026); the rest, off as it stands here, is what the
    paper did not try.

    Attributes:
        size: Edge of a view, pixels.
        flip: Chance to be turned upside down, and chance to be mirrored.
        blur: Chance of a Gaussian blur with a kernel of 3, 5 or 7 px.
        smallest: Random resized crops: the smallest share of the patch's area that a view shows, enlarged to `size`.
            None cuts a view out of the patch as it is.
        quarter_turns: Whether a view is turned by 0 to 3 right angles.
        gain: Logarithmic standard deviation of a common factor.
        band_gain: Standard deviation of a factor of each band.
        offset: Chance of a small common offset (−0.015…0.03), in all bands but B10.
        fewer_bands: Chance that a view has only a set of bands as scenes bring them (`augment.BAND_SETS`).
        seed: Start of the randomness.
    """

    size: int = 256
    flip: float = 0.25
    blur: float = 0.5
    smallest: float | None = None
    quarter_turns: bool = False
    gain: float = 0.0
    band_gain: float = 0.0
    offset: float = 0.0
    fewer_bands: float = 0.0
    seed: int = 42

    def of(
        self, reflectance: Tensor, presence: Tensor, index: Tensor, *, step: int, number: int
    ) -> tuple[Tensor, Tensor]:
        """Draws a view of each patch of a batch.

        It follows from the seed, the step, the patch's index and the view's number alone: a run that goes on after a
        stop, and one whose batches several processes share, see what a single unbroken one sees.

        Args:
            reflectance: uint16 [N, 13, H, W], reflectance × 10 000, 0 where there is no data.
            presence: bool [N, 13].
            index: int64 [N], of the patches in their list.
            step: Of the run.
            number: Of the view: a patch's views differ.

        Returns:
            float [N, 13, size, size], reflectance × 10 000, and the presence that is left, bool [N, 13].

        Raises:
            UsageError: The patches are smaller than the views that are to be cut out of them.
        """
        height, width = reflectance.shape[-2:]
        if self.smallest is None and min(height, width) < self.size:
            raise UsageError(
                f"views of {self.size} px cannot be cut out of patches of {min(height, width)} px",
                "make the views smaller (--model.views.size), or the patches larger (--data.patch)",
            )
        drawn = [
            _draw(self, height, width, np.random.default_rng([self.seed, step, int(each), number]))
            for each in index.tolist()
        ]
        device = reflectance.device
        kept = presence & _stacked([each.kept for each in drawn], device)
        numbers = _cut(
            reflectance.to(torch.float32),
            _stacked([each.rows for each in drawn], device),
            _stacked([each.columns for each in drawn], device),
        )
        if self.quarter_turns:
            transposed = torch.tensor([each.transposed for each in drawn], device=device)
            numbers = torch.where(transposed[:, None, None, None], numbers.transpose(2, 3), numbers)
        blurred = [place for place, each in enumerate(drawn) if each.kernel is not None]
        if blurred:
            kernels = [each.kernel for each in drawn if each.kernel is not None]
            numbers[blurred] = _blurred(numbers[blurred], _stacked(kernels, device))
        if self.gain or self.band_gain or self.offset:
            gains = _stacked([each.gains for each in drawn], device)[:, :, None, None]
            offsets = _stacked([each.offsets for each in drawn], device)[:, :, None, None]
            numbers = torch.where(numbers > 0, (numbers * gains + offsets).clamp_(min=1), numbers)
        return numbers * kept[:, :, None, None], kept


@dataclass(frozen=True)
class _Drawn:
    """What was drawn for a view.

    Attributes:
        rows: float32 [size], where in the patch its rows lie; of centres of pixels, 0 is the first.
        columns: The same of its columns.
        transposed: Whether rows and columns are exchanged afterwards.
        kernel: float32 [7], of the blur; None leaves the view sharp.
        gains: float32 [13].
        offsets: float32 [13], × 10 000.
        kept: bool [13].
    """

    rows: NDArray[np.float32]
    columns: NDArray[np.float32]
    transposed: bool
    kernel: NDArray[np.float32] | None
    gains: NDArray[np.float32]
    offsets: NDArray[np.float32]
    kept: NDArray[np.bool_]


def _draw(settings: Views, height: int, width: int, rng: np.random.Generator) -> _Drawn:
    rows, columns = _places(settings, height, width, rng)
    upside_down, mirrored = (bool(chance < settings.flip) for chance in rng.random(2))
    turns = int(rng.integers(4)) if settings.quarter_turns else 0
    kernel = _kernel(rng) if rng.random() < settings.blur else None
    gains = np.exp(rng.normal(0, settings.gain)) * (1 + rng.normal(0, settings.band_gain, len(BAND_NAMES)))
    offset = rng.uniform(*_OFFSETS) if rng.random() < settings.offset else 0.0
    offsets = np.full(len(BAND_NAMES), offset * QUANTIFICATION, np.float32)
    offsets[_B10] = 0  # no ground is seen there, and hardly any air
    fewer = settings.fewer_bands > 0 and rng.random() < settings.fewer_bands
    return _Drawn(
        # A turn by one right angle exchanges rows and columns and reverses one of them.
        rows=rows[::-1].copy() if upside_down ^ (turns in (1, 2)) else rows,
        columns=columns[::-1].copy() if mirrored ^ (turns in (2, 3)) else columns,
        transposed=turns % 2 == 1,
        kernel=kernel,
        gains=gains.astype(np.float32),
        offsets=offsets,
        kept=random_bands(rng) if fewer else np.ones(len(BAND_NAMES), np.bool_),
    )


def _places(
    settings: Views, height: int, width: int, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where the rows and columns of a view lie in its patch."""
    size = settings.size
    if settings.smallest is None:
        starts = [int(rng.integers(0, edge - size + 1)) for edge in (height, width)]
        first, second = (np.arange(start, start + size, dtype=np.float32) for start in starts)
        return first, second
    extent = min(height, width) * math.sqrt(rng.uniform(settings.smallest, 1))
    steps = (np.arange(size, dtype=np.float32) + 0.5) * np.float32(extent / size) - np.float32(0.5)
    down, across = (np.float32(rng.uniform(0, edge - extent)) for edge in (height, width))
    return steps + down, steps + across


def _kernel(rng: np.random.Generator) -> NDArray[np.float32]:
    """A Gaussian, float32 [7], 0 beyond the kernel that was drawn."""
    reach = int(rng.choice(_KERNELS)) // 2
    distance = np.abs(np.arange(_LARGEST_KERNEL) - _LARGEST_KERNEL // 2)
    weights = np.where(distance <= reach, np.exp(-0.5 * (distance / rng.uniform(*_SIGMAS)) ** 2), 0)
    return np.asarray(weights / weights.sum(), np.float32)


def _stacked(arrays: list[NDArray[np.float32]] | list[NDArray[np.bool_]], device: torch.device) -> Tensor:
    return torch.from_numpy(np.stack(arrays)).to(device)


def _cut(numbers: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """What stands at rows and columns, between pixels by bilinear interpolation: float [N, bands, size, size]."""
    height, width = numbers.shape[-2:]
    down = ((rows + 0.5) * (2 / height) - 1)[:, :, None].expand(-1, -1, columns.shape[1])
    across = ((columns + 0.5) * (2 / width) - 1)[:, None, :].expand(-1, rows.shape[1], -1)
    grid = torch.stack([across, down], dim=-1)
    return F.grid_sample(numbers, grid, mode="bilinear", padding_mode="border", align_corners=False)


def _blurred(numbers: Tensor, kernels: Tensor) -> Tensor:
    """Blurs each image, float [N, bands, H, W], by its own kernel, float [N, 7]."""
    count, bands, height, width = numbers.shape
    reach = kernels.shape[1] // 2
    planes = F.pad(numbers, [reach] * 4, mode="reflect").view(1, count * bands, height + 2 * reach, width + 2 * reach)
    weights = kernels.repeat_interleave(bands, dim=0)[:, None, :, None]
    planes = F.conv2d(F.conv2d(planes, weights, groups=count * bands), weights.mT, groups=count * bands)
    return planes.view(count, bands, height, width)
