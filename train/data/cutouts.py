"""Real clouds, cut out of cloudy images and laid over other ground.

Where a clear image of the same pixels is there, an image with cloud is I = L + (1 − a)²·G: light L that the cloud sends
up, and ground G seen twice through what it lets pass. The share a is taken from the brightening of the visible bands;
L then holds the cloud's own colour, texture and edges in every band, as no simulation makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, shift, zoom

from engine.sentinel2 import BAND_NAMES

from . import shadows
from .cloudy import CloudyChip
from .simulate import Label, label_shadow

Stack = NDArray[np.float32]
Plane = NDArray[np.float32]
Labels = NDArray[np.uint8]

_B10 = BAND_NAMES.index("B10")
_VISIBLE = slice(1, 4)
_SHADOW_SEEN_BY = [BAND_NAMES.index(band) for band in ("B04", "B08", "B11", "B12")]
_CLOUDS = (Label.THICK_CLOUD, Label.THIN_CLOUD, Label.IGNORED)


@dataclass(frozen=True)
class Cutout:
    """The clouds of one image.

    Attributes:
        level: `L1C` or `L2A`.
        present: bool [13], bands that the image has.
        light: float32 [13, H, W], reflectance that the clouds send up.
        opacity: float32 [H, W], share of the light that they keep from the ground, 0–1.
        label: uint8 [H, W] of thick cloud, thin cloud, clear and ignored.
    """

    level: str
    present: NDArray[np.bool_]
    light: Stack
    opacity: Plane
    label: Labels

    @property
    def is_closed(self) -> bool:
        """Whether the clouds leave no gap."""
        return bool((self.label != Label.CLEAR).mean() > 0.95)


def cut_out(cloudy: Sequence[CloudyChip]) -> list[Cutout]:
    """The clouds of all images of which there is a clear one."""
    return [_cut(each) for each in cloudy if each.clear is not None]


def _cut(cloudy: CloudyChip) -> Cutout:
    assert cloudy.clear is not None
    image, ground = cloudy.chip.reflectance, cloudy.clear.reflectance
    is_cloud = np.isin(cloudy.label, _CLOUDS) & (image[1] > ground[1])
    whitest = max(0.55, float(np.percentile(image[_VISIBLE].mean(axis=0), 98)))
    gained = (image - ground)[_VISIBLE] / np.maximum(whitest - ground[_VISIBLE], 0.05)
    reach = gaussian_filter(is_cloud.astype(np.float32), 1.0)
    opacity = np.clip(np.median(gained, axis=0), 0, 1) * np.clip(2 * reach, 0, 1)
    light = np.maximum(image - (1 - opacity) ** 2 * ground, 0) * (opacity > 0)
    label = np.where(is_cloud, cloudy.label, np.uint8(Label.CLEAR)).astype(np.uint8)
    both = cloudy.chip.present & cloudy.clear.present
    return Cutout(cloudy.chip.level, both, light.astype(np.float32), opacity.astype(np.float32), label)


def lay_over(
    ground: Stack, pixel_size: float, level: str, cutout: Cutout, rng: np.random.Generator
) -> tuple[Stack, Labels]:
    """Ground with real clouds above it and their shadows on it.

    Args:
        ground: float32 [13, H, W], clear.
        pixel_size: Metres.
        level: Of the ground, `L1C` or `L2A`.
        cutout: Of the same level.
        rng: Source of randomness.

    Returns:
        float32 [13, H, W] and uint8 [H, W], codes of `Label`.
    """
    light, opacity, cloud = _placed(_coarser(cutout, round(pixel_size / 10)), ground.shape[1], rng)
    gain = np.float32(np.exp(rng.normal(0, 0.1)))
    shaded, label = _under_shadow(ground, pixel_size, level, opacity, rng)
    image = shaded * (1 - opacity) ** 2 + light * gain
    return np.asarray(image, np.float32), np.where(cloud == Label.CLEAR, label, cloud).astype(np.uint8)


def _coarser(cutout: Cutout, factor: int) -> Cutout:
    """The cutout as pixels so many times as large see it; labels are those of the blocks' middles."""
    if factor <= 1:
        return cutout
    rows, columns = (edge // factor for edge in cutout.label.shape)
    cut = (slice(rows * factor), slice(columns * factor))

    def means(stack: Stack) -> Stack:
        blocks = stack[(..., *cut)].reshape(*stack.shape[:-2], rows, factor, columns, factor)
        return np.asarray(blocks.mean(axis=(-3, -1)), np.float32)

    label = cutout.label[cut][factor // 2 :: factor, factor // 2 :: factor]
    return Cutout(cutout.level, cutout.present, means(cutout.light), means(cutout.opacity), label)


def _placed(cutout: Cutout, edge: int, rng: np.random.Generator) -> tuple[Stack, Plane, Labels]:
    """A turned, mirrored, enlarged square of the cutout; one that is smaller is continued by reflection."""
    factor = float(rng.uniform(0.8, 1.6))
    light, opacity = cutout.light, cutout.opacity
    label = cutout.label
    if rng.random() < 0.6:
        rows = np.minimum((np.arange(int(label.shape[0] * factor)) / factor).astype(int), label.shape[0] - 1)
        columns = np.minimum((np.arange(int(label.shape[1] * factor)) / factor).astype(int), label.shape[1] - 1)
        shape = (len(rows) / label.shape[0], len(columns) / label.shape[1])
        light = zoom(light, (1, *shape), order=1, mode="nearest")
        opacity = zoom(opacity, shape, order=1, mode="nearest")
        label = label[rows][:, columns]
    fill = [(0, max(0, edge - label.shape[0])), (0, max(0, edge - label.shape[1]))]
    light, opacity = np.pad(light, [(0, 0), *fill], "symmetric"), np.pad(opacity, fill, "symmetric")
    label = np.pad(label, fill, "symmetric")
    row, column = (int(rng.integers(0, length - edge + 1)) for length in label.shape)
    window = (slice(row, row + edge), slice(column, column + edge))
    turns, mirrored = int(rng.integers(4)), bool(rng.random() < 0.5)
    light = np.rot90(light[(slice(None), *window)], turns, (1, 2))
    opacity, label = np.rot90(opacity[window], turns), np.rot90(label[window], turns)
    if mirrored:
        light, opacity, label = light[:, :, ::-1], opacity[:, ::-1], label[:, ::-1]
    return light, opacity, label


def _under_shadow(
    ground: Stack, pixel_size: float, level: str, opacity: Plane, rng: np.random.Generator
) -> tuple[Stack, Labels]:
    """The ground with the shadow of the clouds, as if more of the same sky lay around the patch."""
    down, right = shadows.random_sun(rng).displacement(float(rng.uniform(0.3, 2.5)), pixel_size)
    lost = shift(np.clip(1.3 * opacity, 0, 1), (down, right), order=0, mode="reflect")
    lost = np.asarray(gaussian_filter(lost, rng.uniform(0.5, 2.0)), np.float32)
    dark = (0.85 if level == "L1C" else 0.3) * np.percentile(ground, 1, axis=(1, 2)).astype(np.float32)
    shaded = shadows.physical_shadow(ground, lost, dark)
    change = np.abs(ground - shaded)[_SHADOW_SEEN_BY].max(axis=0)
    return shaded, label_shadow(lost, change)
