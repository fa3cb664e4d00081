"""What grows and stands on the land: fields, forests, villages and a town, rock and snow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .cells import parcels_in, scattered_cells, scramble
from .fields import Float, power_law_field
from .spectra import SURFACES, Material
from .terrain import Terrain, smoothstep

Code = NDArray[np.uint8]


@dataclass
class Cover:
    """Each pixel is a mixture of two materials, made brighter or darker by a gain.

    Attributes:
        first: A `Material`.
        second: A `Material`.
        share: Of the second, 0…1.
        gain: Factor on the mixture's reflectance, in every band.
    """

    first: Code
    second: Code
    share: Float
    gain: Float

    def lay(
        self, where: NDArray[np.bool_], first: Material, second: Material, share: Float | float, gain: Float | float
    ) -> None:
        """Covers some pixels anew; `share` and `gain` are figures or whole planes."""
        self.first[where] = first
        self.second[where] = second
        self.share[where] = share[where] if isinstance(share, np.ndarray) else share
        self.gain[where] = gain[where] if isinstance(gain, np.ndarray) else gain

    def reflectance(self, band: int) -> Float:
        """Reflectance on the ground in a band (its place in `sentinel2.BAND_NAMES`)."""
        spectrum = SURFACES[:, band]
        mixture = spectrum[self.first] * (1 - self.share) + spectrum[self.second] * self.share
        return (mixture * self.gain).astype(np.float32)


# A crop of a parcel is drawn by these shares: material, what mixes with it, how much of that at most.
_CROPS: tuple[tuple[float, Material, Material, float], ...] = (
    (0.23, Material.RIPE_GRAIN, Material.STUBBLE, 0.7),
    (0.10, Material.STUBBLE, Material.PALE_SOIL, 0.7),
    (0.19, Material.GREEN_CROP, Material.LUSH_CROP, 1.0),
    (0.09, Material.LUSH_CROP, Material.GREEN_CROP, 0.5),
    (0.05, Material.BROWN_SOIL, Material.PALE_SOIL, 0.5),
    (0.04, Material.PALE_SOIL, Material.STUBBLE, 0.6),
    (0.06, Material.BLOSSOM, Material.GREEN_CROP, 0.6),
    (0.24, Material.MEADOW, Material.DRY_GRASS, 0.8),
)


def make_cover(terrain: Terrain, rng: np.random.Generator) -> Cover:
    """Covers the land from the fields of the plain to the snow on the tops."""
    size = terrain.elevation.shape[0]
    fine = power_law_field(size, size, 1.6, rng, outer_scale=30)
    patchy = power_law_field(size, size, 3.0, rng, outer_scale=150)
    cover = _fields(terrain, fine, patchy, rng)
    _forests(terrain, cover, fine, patchy, rng)
    _heights(terrain, cover, fine, patchy)
    _settlements(terrain, cover, patchy, rng)
    _roads(terrain, cover)
    _waters(terrain, cover, patchy)
    return cover


def _fields(terrain: Terrain, fine: Float, patchy: Float, rng: np.random.Generator) -> Cover:
    size = terrain.elevation.shape[0]
    bend = 11 * power_law_field(size, size, 5.0, rng, outer_scale=420)
    rows, columns = terrain.rows + bend, terrain.columns - 0.7 * bend
    blocks = scattered_cells(rows, columns, 74, salt=11)
    parcels = parcels_in(blocks, rows, columns, 23, width=(4.5, 24.0))

    first = np.zeros((size, size), dtype=np.uint8)
    second = first.copy()
    most = np.zeros((size, size), dtype=np.float32)
    draw, low = parcels.number, 0.0
    for share, crop, other, limit in _CROPS:
        drawn = (draw >= low) & (draw <= low + share)
        first[drawn], second[drawn], most[drawn] = crop, other, limit
        low += share
    vigour = scramble((draw * (1 << 20)).astype(np.int32), salt=31)
    furrows = 0.025 * np.sin(parcels.along * 1.9)
    mixed = np.clip(most * (0.15 + 0.6 * vigour + 0.16 * patchy), 0, 1)
    brightness = 0.86 + 0.28 * scramble((draw * (1 << 20)).astype(np.int32), salt=37)
    cover = Cover(first, second, mixed, brightness * (1 + 0.035 * fine + furrows))

    margin = parcels.edge < 0.55
    cover.lay(margin, Material.MEADOW, Material.DRY_GRASS, 0.4, 0.85)
    hedges = (blocks.rim < 1.1) & (scramble(blocks.number, salt=41) < 0.45)
    cover.lay(hedges, Material.BROADLEAF, Material.MEADOW, 0.3, 0.9)
    tracks = (blocks.rim < 0.65) & ~hedges
    cover.lay(tracks, Material.GRAVEL, Material.PALE_SOIL, 0.6, 0.75)
    return cover


def _roads(terrain: Terrain, cover: Cover) -> None:
    """Two main roads and a railway on easy ground."""
    size = terrain.elevation.shape[0]
    y, x = terrain.rows / size, terrain.columns / size
    east_west = np.abs(y - (0.63 + 0.05 * np.sin(3.1 * x + 0.6) + 0.015 * np.sin(11 * x))) * size
    north_south = np.abs(x - (0.675 + 0.05 * np.sin(4.2 * y - 2.1))) * size
    railway = np.abs(y - (0.685 - 0.06 * x + 0.02 * np.sin(5 * x))) * size
    easy = terrain.slope < 0.22
    cover.lay((railway < 0.8) & easy, Material.GRAVEL, Material.ASPHALT, 0.6, 0.6)
    cover.lay((north_south < 0.9) & easy, Material.ASPHALT, Material.MEADOW, 0.15, 1.0)
    cover.lay((east_west < 1.6) & easy, Material.ASPHALT, Material.GREY_ROOF, 0.4, 1.05)


def _forests(terrain: Terrain, cover: Cover, fine: Float, patchy: Float, rng: np.random.Generator) -> None:
    size = terrain.elevation.shape[0]
    wish = power_law_field(size, size, 3.3, rng, outer_scale=330)
    crowns = power_law_field(size, size, 0.9, rng, outer_scale=6)
    plots = scattered_cells(terrain.rows + 6 * patchy, terrain.columns + 6 * patchy, 20, salt=61)
    climb = smoothstep(470, 760, terrain.elevation)
    likes = wish + 0.12 * fine + 1.9 * climb + 1.4 * smoothstep(0.10, 0.35, terrain.slope) - 0.9
    timber_line = 1640 + 120 * wish + 90 * patchy
    forest = (likes > 0.12) & (terrain.elevation < timber_line)
    riparian = (terrain.river > 0) & (terrain.river < 5 + 5 * patchy) & (terrain.elevation < 900)
    cleared = (scramble(plots.number, salt=67) < 0.05) & (climb > 0.05)

    needles = np.clip(0.25 + 0.75 * climb + 0.35 * wish + 0.5 * (scramble(plots.number, salt=71) - 0.5), 0, 1)
    stand = 0.86 + 0.26 * scramble(plots.number, salt=73)
    canopy = np.clip(stand * (1 + 0.11 * crowns + 0.03 * fine), 0.55, 1.5).astype(np.float32)
    leaves = (1 - np.where(needles > 0.55, np.maximum(needles, 0.85), np.minimum(needles, 0.3))).astype(np.float32)
    cover.lay(forest & ~cleared, Material.CONIFER, Material.BROADLEAF, leaves, canopy)
    cover.lay(forest & cleared, Material.DRY_GRASS, Material.MEADOW, 0.6, stand)
    cover.lay(riparian & ~forest, Material.BROADLEAF, Material.MEADOW, 0.15, canopy)


def _heights(terrain: Terrain, cover: Cover, fine: Float, patchy: Float) -> None:
    """Alpine meadow, rock and snow, by height, steepness and the sun."""
    height = terrain.elevation + 70 * patchy + 18 * fine
    meadow = (height > 1500) & (cover.first != Material.CONIFER)
    cover.lay(meadow, Material.MEADOW, Material.DRY_GRASS, smoothstep(1500, 2000, height), 0.85 + 0.05 * fine)
    bare = smoothstep(1950, 2350, height + 700 * (terrain.slope - 0.75))
    rocky = bare > 0.45
    cover.lay(rocky, Material.ROCK, Material.DRY_GRASS, np.clip(0.9 - bare, 0, 1), 0.85 + 0.10 * fine)
    snow = smoothstep(1980, 2250, height - 300 * (terrain.light - 1) - 500 * np.clip(terrain.slope - 0.8, 0, 1))
    snowy = snow > 0.12
    cover.lay(snowy, Material.ROCK, Material.SNOW, np.sqrt(snow), 0.97 + 0.02 * fine)


def _settlements(terrain: Terrain, cover: Cover, patchy: Float, rng: np.random.Generator) -> None:
    size = terrain.elevation.shape[0]
    places = [(0.605, 0.665, 0.085)]
    while len(places) < 15:
        y, x, radius = rng.uniform(0.46, 0.98), rng.uniform(0.03, 0.97), rng.uniform(0.010, 0.021)
        if all(np.hypot(y - b, x - a) > 0.11 for b, a, _ in places):
            places.append((y, x, radius))
    density = np.zeros((size, size), dtype=np.float32)
    for y, x, radius in places:
        away = np.hypot(terrain.rows - y * size, terrain.columns - x * size) / (radius * size)
        density = np.maximum(density, 1.15 - away.astype(np.float32))
    density = np.where(terrain.slope < 0.2, density + np.where(density > 0, 0.16 * patchy, 0), 0).astype(np.float32)

    quarter = scattered_cells(terrain.rows, terrain.columns, 44, salt=83)
    streets = parcels_in(quarter, terrain.rows, terrain.columns, 89, width=(7.0, 12.0))
    house = scattered_cells(terrain.rows, terrain.columns, 2.6, salt=97)
    kind = scramble(house.number, salt=101)
    town = density > 0.12
    gardens = 0.25 + 0.75 * (1 - np.clip(density, 0, 1)) * scramble(house.number, salt=103)
    cover.lay(town, Material.MEADOW, Material.BROADLEAF, gardens.astype(np.float32), 0.75)
    built = town & (kind < 0.22 + 0.62 * density)
    tone = (0.75 + 0.6 * scramble(house.number, salt=107)).astype(np.float32)
    colour = scramble(house.number, salt=109)
    cover.lay(built & (colour < 0.62), Material.RED_ROOF, Material.ASPHALT, 0.2, tone)
    cover.lay(built & (colour >= 0.62), Material.GREY_ROOF, Material.ASPHALT, 0.3, tone)
    cover.lay(town & (streets.edge < 0.75), Material.ASPHALT, Material.GREY_ROOF, 0.15, 1.1)

    works = town & (scramble(quarter.number, salt=113) < 0.17) & (density < 0.75) & (density > 0.25)
    halls = parcels_in(quarter, terrain.rows, terrain.columns, 127, width=(9.0, 20.0))
    bright = np.where(halls.number > 0.55, 0.85, 0.15).astype(np.float32)
    cover.lay(works, Material.ASPHALT, Material.GREY_ROOF, 0.5, 0.9)
    cover.lay(works & (halls.edge > 1.6), Material.GREY_ROOF, Material.BRIGHT_ROOF, bright, 0.8 + 0.4 * halls.number)
    parks = town & (scramble(quarter.number, salt=131) < 0.09)
    cover.lay(parks, Material.MEADOW, Material.BROADLEAF, (patchy > 0).astype(np.float32), 0.95)


def _waters(terrain: Terrain, cover: Cover, patchy: Float) -> None:
    bars = (terrain.river > -1.2) & (terrain.river < 1.5 + 1.4 * patchy) & (patchy > 0.5)
    cover.lay(bars & (terrain.river < 6), Material.GRAVEL, Material.RIVER_WATER, 0.2, 0.9)
    stream = (terrain.river < 0) & ~bars
    cover.lay(stream, Material.RIVER_WATER, Material.GRAVEL, 0.04, 1.0)
    shallow = smoothstep(-16, 0, terrain.lake) * 0.8
    cover.lay(terrain.lake < 0, Material.DEEP_WATER, Material.RIVER_WATER, shallow + 0.08, 1.0)
    shore = (terrain.lake >= 0) & (terrain.lake < 1.4)
    cover.lay(shore, Material.GRAVEL, Material.MEADOW, 0.5, 0.85)
