"""Which planes of a raster are which bands: by their descriptions, and never by a guess."""

from __future__ import annotations

from collections.abc import Sequence

from engine.scene.naming import band_from_description

from ..cloudsen12 import DataError


def bands_of(
    descriptions: Sequence[str | None], wanted: Sequence[str], unnamed: Sequence[str] | None, raster: str, hint: str
) -> list[int]:
    """Where the wanted bands are.

    Args:
        descriptions: Of the planes.
        wanted: Bands that the raster must have, and no others.
        unnamed: Order of bands where not one plane is described; None where that cannot be told.
        raster: What errors name.
        hint: What to do where the order cannot be told.

    Returns:
        The place of each wanted band among the planes.

    Raises:
        DataError: The order cannot be told, or these are other bands.
    """
    if len(descriptions) != len(wanted):
        raise DataError(f"{raster} has {len(descriptions)} bands, and not the {len(wanted)} of its kind", hint)
    if not any(descriptions) and unnamed is not None:
        return [unnamed.index(band) for band in wanted]
    names = [band_from_description(text) if text else None for text in descriptions]
    if None in names:
        raise DataError(f"the order of the bands of {raster} cannot be told: not all of them have names", hint)
    if set(names) != set(wanted):
        said = ", ".join(str(name) for name in names)
        raise DataError(f"{raster} holds {said}, and not {', '.join(wanted)}", hint)
    return [names.index(band) for band in wanted]
