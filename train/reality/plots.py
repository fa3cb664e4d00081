"""The comparison as pictures: spectra, edges, shadows and texture of real clouds beside simulated ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from engine.sentinel2 import BAND_NAMES

from . import edges, shadows, texture
from .figures import Row, Samples, Spread

REAL, SIMULATED, THIRD = "#1b6ca8", "#d1601f", "#7a7a7a"
_WAVELENGTH_TICKS = (40, 20, 10, 6, 4, 3, 2)
_CREDIT = "Real images contain modified Copernicus Sentinel data 2015–2024."


@dataclass(frozen=True)
class Curves:
    """What the plots show beside the rows.

    Attributes:
        profiles: Mean profiles across edges by band: real, simulated.
        powers: Mean spectra inside clouds: real, simulated, simulated and augmented.
        shadows: Samples of shadows: real, physical, crisp.
        brightness: Samples of all cloud pixels: labelled ones, simulated; empty where there is no table.
    """

    profiles: tuple[dict[str, edges.Plane], dict[str, edges.Plane]]
    powers: tuple[texture.Plane, texture.Plane, texture.Plane]
    shadows: tuple[Samples, Samples, Samples]
    brightness: tuple[Samples, Samples]


def draw(found: Sequence[Row], curves: Curves, folder: Path) -> None:
    """Writes `spectra.png`, `edges.png`, `shadows.png` and `texture.png`.

    Args:
        found: Every quantity, real beside simulated.
        curves: What else is shown.
        folder: An existing folder.
    """
    matplotlib.use("Agg")
    for name, figure in (
        ("spectra", _spectra(found, curves)),
        ("edges", _edges(found, curves)),
        ("shadows", _shadows(curves)),
        ("texture", _texture(found, curves)),
    ):
        figure.supxlabel(_CREDIT, x=0.99, ha="right", fontsize=8, color=THIRD)
        figure.savefig(folder / f"{name}.png", dpi=110)


def _spectra(found: Sequence[Row], curves: Curves) -> Figure:
    figure = Figure(figsize=(14, 9), layout="constrained")
    figure.suptitle("Thick cloud, reflectance relative to blue (B02): median and middle 80 %", fontsize=15)
    axes = figure.subplots(2, 2)
    kinds = (
        ("L1C low", "spectra of chips", "L1C chips, low cloud (B10 below 0.004)"),
        ("L1C high", "spectra of chips", "L1C chips, high cloud (B10 above 0.02)"),
        ("L1C high", "spectra of table", "L1C labelled pixels, high cloud"),
    )
    for axis, (kind, group, title) in zip(axes.flat, kinds, strict=False):
        chosen = {row.quantity.split()[-1].split("/")[0]: row for row in found if _of(row, group, kind)}
        bands = [band for band in BAND_NAMES if band in chosen]
        places = np.arange(len(bands))
        for offset, colour, side in ((-0.16, REAL, "real"), (0.16, SIMULATED, "simulated")):
            spreads: list[Spread] = [getattr(chosen[band], side) for band in bands]
            _whiskers(axis, places + offset, spreads, colour, side)
        axis.set_xticks(places, bands)
        axis.set_ylim(0, 1.7)
        axis.set_title(title)
        axis.set_ylabel("ratio to B02")
        axis.legend(loc="lower left")
        axis.grid(axis="y", alpha=0.3)
    _brightness(axes.flat[3], curves)
    return figure


def _of(row: Row, group: str, kind: str) -> bool:
    return row.group == group and row.quantity.startswith(f"{kind} ")


def _brightness(axis: Axes, curves: Curves) -> None:
    """How bright the pixels of all clouds are, thin ones among them."""
    axis.set_title("All cloud pixels, thin and thick: reflectance in B02 and B10")
    steps = np.geomspace(0.0005, 1.5, 60)
    for band, style in (("B02", "-"), ("B10", "--")):
        for samples, colour, side in zip(curves.brightness, (REAL, SIMULATED), ("labelled", "simulated"), strict=True):
            values = samples.get(f"{band} of any cloud")
            if values is not None:
                below = np.searchsorted(np.sort(values), steps) / len(values)
                axis.plot(steps, below, style, color=colour, lw=2, label=f"{band}, {side}")
    axis.set_xscale("log")
    axis.set_xlabel("reflectance")
    axis.set_ylabel("share of pixels that are darker")
    axis.grid(alpha=0.3)
    axis.legend()


def _edges(found: Sequence[Row], curves: Curves) -> Figure:
    figure = Figure(figsize=(14, 5), layout="constrained")
    figure.suptitle("Mean profile across the edges of separate clouds, L1C at 10 m", fontsize=15)
    axes = figure.subplots(1, 3, sharey=True)
    places = np.arange(2 * edges.REACH) - edges.REACH + 0.5
    width = {row.quantity.split()[0]: row for row in found if row.group == "edges" and "width" in row.quantity}
    for axis, band in zip(axes, edges.BANDS, strict=True):
        for profile, colour, side in zip(curves.profiles, (REAL, SIMULATED), ("real", "simulated"), strict=True):
            if band in profile:
                median = getattr(width[band], side).median
                axis.plot(places, profile[band], color=colour, lw=2, label=f"{side}, 10–90 % in {median:.1f} px")
        axis.axvline(0, color=THIRD, lw=0.8)
        axis.set_title(band)
        axis.set_xlabel("pixels from the edge, inside to the right")
        axis.grid(alpha=0.3)
        axis.legend(loc="upper left")
    axes[0].set_ylabel("brightness between ground (0) and cloud (1)")
    return figure


def _shadows(curves: Curves) -> Figure:
    figure = Figure(figsize=(14, 8), layout="constrained")
    figure.suptitle("Share of the clear reflectance that is left in cloud shadow", fontsize=15)
    axes = figure.subplots(2, 3, sharex=True)
    steps = np.linspace(0, 1.2, 49)
    sides = (("real pairs", REAL), ("physical", SIMULATED), ("crisp", THIRD))
    for axis, band in zip(axes.flat, shadows.BANDS, strict=True):
        for samples, (side, colour) in zip(curves.shadows, sides, strict=True):
            values = samples.get(f"{band} left in shadow")
            if values is not None:
                label = f"{side}, median {np.median(values):.2f}"
                axis.hist(values, steps, density=True, histtype="step", lw=2, color=colour, label=label)
        axis.set_title(band)
        axis.set_ylim(0, 1.35 * axis.get_ylim()[1])
        axis.legend(loc="upper left")
    for axis in axes[1]:
        axis.set_xlabel("reflectance in shadow / clear reflectance")
    for axis in axes[:, 0]:
        axis.set_ylabel("density of pixels")
    return figure


def _texture(found: Sequence[Row], curves: Curves) -> Figure:
    figure = Figure(figsize=(14, 6), layout="constrained")
    figure.suptitle("Inside closed cloud: variation of B02 relative to its brightness", fontsize=15)
    left, right = figure.subplots(1, 2)
    sides = (("real", REAL), ("simulated", SIMULATED), ("simulated and augmented", THIRD))
    for power, (side, colour) in zip(curves.powers, sides, strict=True):
        left.loglog(texture.WAVELENGTHS, power, "o-", color=colour, label=side)
    left.set_xticks(_WAVELENGTH_TICKS, [str(tick) for tick in _WAVELENGTH_TICKS], minor=False)
    left.minorticks_off()
    left.invert_xaxis()
    left.set_xlabel("wavelength, pixels")
    left.set_ylabel("power")
    left.set_title("Mean power spectrum over squares of 64 px")
    left.grid(alpha=0.3)
    left.legend()
    simulated = {row.quantity: row for row in found if row.group == "texture, simulated"}
    augmented = {row.quantity: row for row in found if row.group == "texture, augmented"}
    names = [name for name in simulated if "slope" in name]
    places = np.arange(len(names))
    _whiskers(right, places - 0.2, [simulated[name].real for name in names], REAL, "real")
    _whiskers(right, places, [simulated[name].simulated for name in names], SIMULATED, "simulated")
    _whiskers(right, places + 0.2, [augmented[name].simulated for name in names], THIRD, "simulated and augmented")
    right.set_xticks(places, names)
    right.set_xlim(-0.6, len(names) - 0.4)
    right.set_title("Slope of the spectrum: median and middle 80 %")
    right.grid(axis="y", alpha=0.3)
    right.legend(loc="lower left")
    return figure


def _whiskers(axis: Axes, places: np.ndarray, spreads: Sequence[Spread], colour: str, label: str) -> None:
    medians = np.array([each.median for each in spreads])
    reach = np.array([[each.median - each.low for each in spreads], [each.high - each.median for each in spreads]])
    axis.errorbar(places, medians, reach, fmt="o", color=colour, capsize=3, lw=2, label=label)
