"""One training patch: real clear ground, what may lie on it, clouds above it, their shadows, and the labels.

Light is followed simply: a cloud reflects a share R of what reaches it, the ground under it is lit and seen through the
cloud twice, (1 − R)², and blurred by it; shadows are displaced away from the sun by height over the tangent of its
elevation. Bands of 20 and 60 m are given the sharpness they have in real images.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, uniform_filter

from engine.sentinel2 import BAND_NAMES, BANDS, QUANTIFICATION

from . import clouds, parallax, shadows
from .ground import Chip, random_view, reduced
from .hard_ground import hard_ground
from .spectra import PATH_RADIANCE, cloud_spectrum

Stack = NDArray[np.float32]
Plane = NDArray[np.float32]
Labels = NDArray[np.uint8]

_B02, _B10 = BAND_NAMES.index("B02"), BAND_NAMES.index("B10")
_CLOUD_SEEN_BY = [BAND_NAMES.index(band) for band in ("B02", "B04", "B08", "B11")]
_SHADOW_SEEN_BY = [BAND_NAMES.index(band) for band in ("B04", "B08", "B11", "B12")]

THICK_ABOVE, THIN_ABOVE, FAINT_ABOVE, TRACE_ABOVE = 0.33, 0.07, 0.035, 0.012
"""Visible reflectance of cloud: thick, thin, thin only where band 10 confirms it, and doubtful from here on."""
_SCATTER = 0.13
"""Reflectance that a thin cloud gains with each unit of optical thickness, water or ice."""
CIRRUS_SEEN_ABOVE = 0.004
"""Reflectance that a cloud must add in band 10 to be seen there."""
SHADOW_ABOVE, SHADOW_DOUBTFUL_ABOVE = 0.25, 0.12
"""Direct light lost."""
CLOUD_VISIBLE_ABOVE = 0.02
"""A thin cloud that changes no band by more than this is left to band 10."""
SHADOW_VISIBLE_ABOVE = 0.010
"""A shadow that changes no band by more than this is neither shadow nor clear."""


class Label(IntEnum):
    """Codes in a pack: the classes, and cases that depend on which bands the network is given."""

    CLEAR = 0
    THICK_CLOUD = 1
    THIN_CLOUD = 2
    CLOUD_SHADOW = 3
    FAINT_CIRRUS = 4
    """Thin cloud where band 10 is given, else ignored."""
    HIDDEN_CIRRUS = 5
    """Thin cloud where band 10 is given, else clear: nothing else shows it."""
    PATCHY_SNOW = 6
    """Clear where the shortwave bands are given, else ignored: it cannot be told from small clouds."""
    IGNORED = 255


@dataclass(frozen=True)
class Patch:
    """A simulated image.

    Attributes:
        reflectance: uint16 [13, H, W], reflectance × 10 000; 0 in absent bands and where there is no data.
        label: uint8 [H, W], codes of `Label`.
        present: bool [13].
        level: `L1C` or `L2A`.
    """

    reflectance: NDArray[np.uint16]
    label: Labels
    present: NDArray[np.bool_]
    level: str


@dataclass(frozen=True)
class Mixture:
    """Shares of what is simulated.

    Attributes:
        cloudy: Patches with clouds.
        bright: Patches whose ground is made hard to tell from cloud or shadow: snow, roofs, glint, burn scars.
        crisp_shadows: Cloudy patches whose shadows are hard and strong instead of physical.
        coarser: Chances that ground of 10 m is reduced to 20, to 30 and to 60 m.
    """

    cloudy: float = 0.72
    bright: float = 0.33
    crisp_shadows: float = 0.5
    coarser: tuple[float, float, float] = (0.22, 0.18, 0.04)


def simulate(chip: Chip, edge: int, mixture: Mixture, rng: np.random.Generator) -> Patch:
    """Makes a patch.

    Args:
        chip: Clear ground.
        edge: Edge of the patch, at most the clouds' canvas.
        mixture: Shares of what is simulated.
        rng: Source of randomness; the same state gives the same patch.
    """
    chip = coarsened(chip, mixture, rng)
    ground, valid = random_view(chip, edge, rng)
    label = np.full((edge, edge), Label.CLEAR, np.uint8)
    if rng.random() < mixture.bright:
        ground, patchy = hard_ground(ground, chip.pixel_size, chip.level == "L1C", rng)
        label[patchy] = Label.PATCHY_SNOW
    image = ground
    if rng.random() < mixture.cloudy:
        image, clouded = _clouded(ground, chip, mixture, rng)
        label = np.where(clouded == Label.CLEAR, label, clouded)
    label[~valid] = Label.IGNORED
    numbers = np.clip(np.rint(image * QUANTIFICATION), 1, 2 * QUANTIFICATION).astype(np.uint16)
    numbers *= chip.present[:, None, None] & valid
    return Patch(numbers, label, chip.present, chip.level)


def coarsened(chip: Chip, mixture: Mixture, rng: np.random.Generator) -> Chip:
    """The chip, or by the chances of the mixture the same at 20, 30 or 60 m."""
    place = int(np.searchsorted(np.cumsum(mixture.coarser), rng.random(), side="right"))
    factor = (2, 3, 6, 1)[place]
    # Less than 30 pixels, mirrored over a whole patch, would be a pattern rather than a landscape.
    if chip.pixel_size != 10 or min(chip.valid.shape) < max(192, 30 * factor):
        return chip
    return reduced(chip, factor)


def _clouded(ground: Stack, chip: Chip, mixture: Mixture, rng: np.random.Generator) -> tuple[Stack, Labels]:
    """The ground under a random sky, and its labels."""
    layers, sun = clouds.random_sky(rng, chip.pixel_size), shadows.random_sun(rng)
    lost = shadows.lost_direct_light(layers, sun, chip.pixel_size, rng.uniform(0.5, 2.0))
    lost = lost[: ground.shape[1], : ground.shape[2]]
    dark = np.percentile(ground, 1, axis=(1, 2)).astype(np.float32)
    # The darkest ground still reflects something, most of all in the infrared where no air glows.
    dark = np.minimum(0.85 * dark, PATH_RADIANCE) if chip.level == "L1C" else 0.1 * dark
    if rng.random() < mixture.crisp_shadows:
        kept = dark[:, None, None] * rng.uniform(0, 1)
        shaded = shadows.crisp_shadow(ground - kept, lost, rng.uniform(0.4, 0.75)) + kept
        depth = np.where(shadows.crispness(lost) > 0.5, 1.0, np.where(shadows.crispness(lost) > 0.05, 0.2, 0.0))
    else:
        # Bright clouds all around light a shadow, some more than the clear sky does.
        shaded, depth = shadows.physical_shadow(ground, lost * rng.uniform(0.6, 1.0), dark), lost
    image, visible, cirrus = _through(shaded, layers, sun, chip, rng)
    change = np.abs(ground - shaded)[_SHADOW_SEEN_BY][chip.present[_SHADOW_SEEN_BY]].max(axis=0)
    label = label_shadow(depth, change)
    change = np.abs(image - shaded)[_CLOUD_SEEN_BY][chip.present[_CLOUD_SEEN_BY]].max(axis=0)
    cloud = label_cloud(visible, cirrus, gaussian_filter(change, 1.2), float(np.median(ground[_B10])))
    cloud[(cloud == Label.HIDDEN_CIRRUS) & (label != Label.CLEAR)] = Label.FAINT_CIRRUS
    # A trace of haze does not hide a shadow.
    shown = (label == Label.CLOUD_SHADOW) & (cloud == Label.IGNORED) & (visible < FAINT_ABOVE)
    return image, np.where((cloud == Label.CLEAR) | shown, label, cloud).astype(np.uint8)


def _through(
    shaded: Stack, layers: Sequence[clouds.Layer], sun: shadows.Sun, chip: Chip, rng: np.random.Generator
) -> tuple[Stack, Plane, Plane]:
    """The ground seen through the clouds, the clouds' visible reflectance, and what they add in band 10."""
    edge = shaded.shape[1]
    image, clear, cirrus = shaded, np.ones((edge, edge), np.float32), np.zeros((edge, edge), np.float32)
    direction = parallax.random_direction(rng)
    for layer in layers:
        full = layer.reflectance
        lit = full * layer.brightness
        if layer.shaded:
            lit = lit * clouds.relief_shading(layer, sun.towards, rng.uniform(0.02, 0.18))
        moved = parallax.displacements((layer.base_km + layer.top_km) / 2, chip.pixel_size, direction)
        blocks = rng.random() < 0.5
        opacity, light = (
            _as_bands_see(parallax.with_margin(plane, edge), moved, chip.pixel_size, blocks) for plane in (full, lit)
        )
        spectrum = cloud_spectrum(layer.top_km, chip.level, rng)[:, None, None]
        image = _blurred(image, opacity, chip.pixel_size) * (1 - opacity) ** 2 + light * spectrum
        image += _glow(lit, edge, rng) * (1 - opacity)
        clear = clear * (1 - gaussian_filter(full, 1.2, mode="wrap")[:edge, :edge])
        # What is really there, not what the blocks of 60 m spread to their neighbours.
        cirrus = cirrus + lit[:edge, :edge] * spectrum[_B10]
    return image.astype(np.float32), 1 - clear, cirrus


def _blurred(image: Stack, opacity: Stack, pixel_size: float) -> Stack:
    """Light from the ground on its way through a cloud: what is scattered is spread over the cloud's height."""
    thickness = opacity / (_SCATTER * (1 - opacity))
    sharp = np.exp(-shadows.EXTINCTION * thickness)
    width = 2 * round(150 / pixel_size) + 1
    return np.asarray(image * sharp + uniform_filter(image, (0, width, width)) * (1 - sharp), np.float32)


def _glow(lit: Plane, edge: int, rng: np.random.Generator) -> Stack:
    """Light that bright cloud throws sideways into the clear air beside it, mostly blue: float32 [13, H, W]."""
    reduced_lit = lit.reshape(len(lit) // 4, 4, -1, 4).mean(axis=(1, 3))
    spread = gaussian_filter(reduced_lit, rng.uniform(1.0, 6.0), mode="wrap")
    spread = spread.repeat(4, 0).repeat(4, 1)[:edge, :edge]
    share = 0.3 + 0.7 * PATH_RADIANCE / PATH_RADIANCE[_B02]
    return np.asarray(rng.uniform(0.0, 0.05) * share[:, None, None] * spread, np.float32)


def _as_bands_see(plane: Plane, moved: NDArray[np.float64], pixel_size: float, blocks: bool) -> Stack:
    """A plane at 10 m with a margin as each band sees it, displaced and at its resolution: float32 [13, H, W]."""
    block = max(1, round(60 / pixel_size))
    versions = {10: plane, 20: gaussian_filter(plane, 0.8 * 10 / pixel_size)}
    versions[60] = plane if blocks else gaussian_filter(plane, block / 2)
    seen = [parallax.displaced(versions[band.resolution], each) for band, each in zip(BANDS, moved, strict=True)]
    if blocks:
        seen = [
            in_blocks(each, block) if band.resolution == 60 else each for band, each in zip(BANDS, seen, strict=True)
        ]
    return np.stack(seen)


def in_blocks(plane: Plane, block: int) -> Plane:
    """A plane as a band of coarser pixels has it: means over blocks, repeated; float32 [H, W]."""
    rows, columns = (-(-edge // block) * block for edge in plane.shape)
    padded = np.pad(plane, ((0, rows - plane.shape[0]), (0, columns - plane.shape[1])), "edge")
    means = padded.reshape(rows // block, block, columns // block, block).mean(axis=(1, 3))
    return np.asarray(means.repeat(block, 0).repeat(block, 1)[: plane.shape[0], : plane.shape[1]], np.float32)


def label_cloud(visible: Plane, cirrus: Plane, change: Plane, clear_level: float) -> Labels:
    """Labels of clouds by what can be seen of them.

    Args:
        visible: Clouds' visible reflectance.
        cirrus: Reflectance that they add in band 10.
        change: Largest change of reflectance over the other bands; thin cloud over bright ground may change nothing.
        clear_level: Reflectance of the clear ground in band 10.
    """
    confirmed = cirrus > CIRRUS_SEEN_ABOVE + 0.7 * clear_level
    label = np.full(visible.shape, Label.CLEAR, np.uint8)
    label[visible > TRACE_ABOVE] = Label.IGNORED
    label[confirmed] = Label.HIDDEN_CIRRUS
    label[visible > FAINT_ABOVE] = Label.IGNORED
    label[confirmed & (visible > FAINT_ABOVE)] = Label.FAINT_CIRRUS
    label[(visible > THIN_ABOVE) & (change > CLOUD_VISIBLE_ABOVE)] = Label.THIN_CLOUD
    label[visible > THICK_ABOVE] = Label.THICK_CLOUD
    return label


def label_shadow(lost: Plane, change: Plane) -> Labels:
    """Labels of shadows.

    Args:
        lost: Share of the direct light that is gone.
        change: Largest change of reflectance over the bands that show shadows best.
    """
    label = np.full(lost.shape, Label.CLEAR, np.uint8)
    label[lost > SHADOW_DOUBTFUL_ABOVE] = Label.IGNORED
    label[(lost > SHADOW_ABOVE) & (change > SHADOW_VISIBLE_ABOVE)] = Label.CLOUD_SHADOW
    return label
