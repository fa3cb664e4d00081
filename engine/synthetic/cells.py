"""Patchworks: fields, houses and blocks as cells with a random number each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .fields import Float

Whole = NDArray[np.int32]


def scramble(*keys: Whole | int, salt: int = 0) -> Float:
    """A number in 0…1 for each combination of whole numbers, always the same and without visible order."""
    mixed = np.asarray(np.uint32(salt * 0x9E3779B1 & 0xFFFFFFFF))
    for key in keys:
        mixed = mixed ^ np.asarray(key).astype(np.uint32)
        mixed = mixed * np.uint32(0x85EBCA6B)
        mixed = mixed ^ (mixed >> np.uint32(15))
        mixed = mixed * np.uint32(0xC2B2AE35)
        mixed = mixed ^ (mixed >> np.uint32(13))
    return (mixed >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24)


@dataclass(frozen=True)
class Cells:
    """A patchwork of cells round scattered points.

    Attributes:
        number: Which cell each pixel is in.
        rim: Distance from the cell's rim, in pixels (half the difference of the two nearest points' distances).
    """

    number: Whole
    rim: Float


def scattered_cells(rows: Float, columns: Float, spacing: float, salt: int) -> Cells:
    """Cells round the points of a shaken grid.

    Args:
        rows: Row of each pixel; bent coordinates give bent cells.
        columns: Column of each pixel.
        spacing: Mean distance between points, in pixels.
        salt: Another number gives another patchwork.
    """
    row, column = rows / np.float32(spacing), columns / np.float32(spacing)
    home_row, home_column = np.floor(row).astype(np.int32), np.floor(column).astype(np.int32)
    nearest = np.full(row.shape, np.inf, dtype=np.float32)
    second = nearest.copy()
    number = np.zeros(row.shape, dtype=np.int32)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            point_row, point_column = home_row + down, home_column + right
            shaken_row = point_row + 0.1 + 0.8 * scramble(point_row, point_column, salt=salt)
            shaken_column = point_column + 0.1 + 0.8 * scramble(point_row, point_column, salt=salt + 1)
            distance = np.hypot(row - shaken_row, column - shaken_column).astype(np.float32)
            closer = distance < nearest
            second = np.where(closer, nearest, np.minimum(second, distance))
            nearest = np.where(closer, distance, nearest)
            number = np.where(closer, point_row * 4099 + point_column, number)
    return Cells(number, (second - nearest) * np.float32(spacing / 2))


@dataclass(frozen=True)
class Parcels:
    """Strips of land side by side, in blocks that lie in different directions.

    Attributes:
        number: A number in 0…1 for each parcel.
        edge: Distance from the parcel's edge, in pixels.
        along: Position across the strips, in pixels, for furrows.
    """

    number: Float
    edge: Float
    along: Float


def parcels_in(blocks: Cells, rows: Float, columns: Float, salt: int, *, width: tuple[float, float]) -> Parcels:
    """Cuts blocks into strips: each block has its direction, width and length.

    Args:
        blocks: The blocks.
        rows: Row of each pixel.
        columns: Column of each pixel.
        salt: Another number gives other parcels.
        width: Narrowest and widest strip, in pixels.
    """
    angle = scramble(blocks.number, salt=salt) * np.float32(np.pi)
    narrow, wide = width
    step = narrow + (wide - narrow) * scramble(blocks.number, salt=salt + 1) ** 2
    length = step * (1.5 + 4.0 * scramble(blocks.number, salt=salt + 2))
    across = columns * np.cos(angle) + rows * np.sin(angle)
    along = rows * np.cos(angle) - columns * np.sin(angle)
    strip = np.floor(across / step).astype(np.int32)
    shift = scramble(blocks.number, strip, salt=salt + 3) * length
    piece = np.floor((along + shift) / length).astype(np.int32)
    number = scramble(blocks.number, strip, piece, salt=salt + 4)
    from_side = np.abs(across / step - strip - 0.5) * -step + step / 2
    from_end = np.abs((along + shift) / length - piece - 0.5) * -length + length / 2
    return Parcels(number, np.minimum(from_side, from_end).astype(np.float32), across.astype(np.float32))
