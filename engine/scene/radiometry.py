"""Level, offset and scale: who says what, and who is believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import RadiometryError, UsageError
from ..sentinel2 import LEVELS, OFFSET, QUANTIFICATION, has_offset
from .findings import Evidence, FoundBand
from .pictures import stretch
from .values import Values, looks_shifted, sample, spread
from .wrapped import may_be_wrapped, wrapped_warning

_RGB8 = stretch(None)
"""Reflectance per step of an 8-bit true colour picture of unknown making."""


@dataclass(frozen=True)
class Told:
    """What the user said; None where nothing.

    Attributes:
        level: `L1C`, `L2A` or `RGB8`.
        offset: Digital numbers, for all bands.
        scale: Reflectance per digital number, for all bands.
    """

    level: str | None = None
    offset: float | None = None
    scale: float | None = None

    @classmethod
    def checked(cls, level: str | None, offset: float | None, scale: float | None) -> Told:
        """What the user said, if it makes sense.

        Raises:
            UsageError: The level is unknown, or a number is not one.
        """
        if level is not None and level.upper() not in LEVELS:
            raise UsageError(
                f'"{level}" is no processing level', f"give --level {', '.join(LEVELS[:-1])} or {LEVELS[-1]}"
            )
        if offset is not None and not np.isfinite(offset):
            raise UsageError(
                f"an offset of {offset} makes no sense", "give --offset in digital numbers, for example -1000"
            )
        if scale is not None and not (np.isfinite(scale) and scale > 0):
            raise UsageError(
                f"a scale of {scale} makes no sense",
                "give --scale as reflectance per digital number, for example 0.0001",
            )
        return cls(level.upper() if level else None, offset, scale)


@dataclass(frozen=True)
class Radiometry:
    """What was decided.

    Attributes:
        level: Or None where unknown.
        offsets: Digital numbers per band; empty where unknown.
        scales: Reflectance per digital number and band; empty where unknown.
        offset_from: `user`, `product metadata`, `stac`, `raster metadata`, `values` or `unknown`.
        warnings: Sentences for people.
        problem: What keeps the scene from being read, or None.
    """

    level: str | None
    offsets: Mapping[str, float]
    scales: Mapping[str, float]
    offset_from: str
    warnings: tuple[str, ...]
    problem: RadiometryError | None


def decide(
    name: str, bands: Sequence[FoundBand], evidence: Evidence, told: Told, *, original: bool = False
) -> Radiometry:
    """Decide on level, offsets and scales in the order that the design gives, and compare them with the pixels.

    Args:
        name: The source, for sentences.
        bands: Of the scene.
        evidence: What metadata says.
        told: What the user says.
        original: Whether the images are as ESA made them.

    Raises:
        SourceError: A raster cannot be read.
    """
    level = told.level or evidence.level
    kinds = {np.dtype(band.raster.dtypes[band.index - 1]) for band in bands}
    samples = sample(bands)
    values = _Data(kinds, samples, level)
    offsets, origin = _offsets([band.name for band in bands], evidence, told, values)
    scales = _scales([band.name for band in bands], evidence, told, values)
    warnings = list(evidence.warnings)
    if values.picture and told.scale is None and not evidence.scales:
        warnings.append("The stretch of this 8-bit picture is not known: a reflectance of 0.3 is taken as its white")
    if values.sixteen_bit and offsets:
        warnings += _contradictions(offsets, samples, origin)
        wrapped = not original and all(
            may_be_wrapped(band.raster.dtypes[band.index - 1], scales[band.name], offsets[band.name]) for band in bands
        )
        warnings += wrapped_warning(samples) if wrapped else []
    return Radiometry(level, offsets, scales, origin, tuple(warnings), _problem(name, offsets, scales, values))


class _Data:
    """What types and values tell."""

    def __init__(self, kinds: set[np.dtype[np.generic]], samples: Mapping[str, Values], level: str | None) -> None:
        self.samples = samples
        self.spread = spread(samples)
        floating = all(kind.kind == "f" for kind in kinds)
        self.sixteen_bit = all(kind.kind in "ui" and kind.itemsize >= 2 for kind in kinds)
        self.eight_bit = any(kind.itemsize == 1 for kind in kinds)
        self.picture = self.eight_bit and level == "RGB8"
        self.reflectance = floating and self.spread is not None and self.spread[0] >= -0.2 and self.spread[1] <= 2
        # Floating-point copies of digital numbers are common (Earth Engine, NumPy); nothing lies between 2 and 100.
        self.digital_numbers = self.sixteen_bit or (floating and self.spread is not None and self.spread[1] > 100)


def _offsets(names: Sequence[str], evidence: Evidence, told: Told, values: _Data) -> tuple[dict[str, float], str]:
    if told.offset is not None:
        return dict.fromkeys(names, float(told.offset)), "user"
    if all(name in evidence.offsets for name in names):
        return {name: float(evidence.offsets[name]) for name in names}, evidence.origin
    if values.reflectance or values.picture:
        return dict.fromkeys(names, 0.0), "values"
    if evidence.baseline is not None and values.digital_numbers:
        return dict.fromkeys(names, float(OFFSET if has_offset(evidence.baseline) else 0)), evidence.origin
    return {}, "unknown"


def _scales(names: Sequence[str], evidence: Evidence, told: Told, values: _Data) -> dict[str, float]:
    if told.scale is not None:
        return dict.fromkeys(names, float(told.scale))
    if all(name in evidence.scales for name in names):
        return {name: float(evidence.scales[name]) for name in names}
    if values.reflectance:
        return dict.fromkeys(names, 1.0)
    if values.picture:
        return dict.fromkeys(names, _RGB8)
    if values.digital_numbers:
        return dict.fromkeys(names, 1 / QUANTIFICATION)
    return {}


def _contradictions(offsets: Mapping[str, float], samples: Mapping[str, Values], origin: str) -> list[str]:
    shifted = looks_shifted(samples)
    offset = next(iter(offsets.values()))
    if shifted is False and offset <= -900:
        return [
            f"An offset of {offset:g} is applied ({origin}), but many pixels lie below 900 before it: "
            "if it was applied already, give --offset 0"
        ]
    if shifted is True and offset > -500:
        return [
            f"An offset of {offset:g} is taken ({origin}), but hardly any pixel lies below 1000: "
            f"if the product's offset is still in the data, give --offset {OFFSET}"
        ]
    return []


def _problem(
    name: str, offsets: Mapping[str, float], scales: Mapping[str, float], values: _Data
) -> RadiometryError | None:
    if not scales:
        what = "8-bit values" if values.eight_bit else "values"
        hint = "give --scale, the reflectance per digital number (and --offset)"
        if values.eight_bit:
            hint = "give --level RGB8 for a true colour picture, or --scale and --offset"
        return RadiometryError(f"the {what} of {name} are neither reflectance nor Sentinel-2's digital numbers", hint)
    if offsets:
        return None
    guess = {True: f"; its pixels look like --offset {OFFSET}", False: "; its pixels look like --offset 0", None: ""}
    return RadiometryError(
        f"the radiometric offset of {name} is not known (no processing baseline is named in it)",
        f"give --offset {OFFSET} for baseline 04.00 and later, or --offset 0 for earlier ones or where it was applied"
        + guess[looks_shifted(values.samples)],
    )
