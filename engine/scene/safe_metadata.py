"""Product and granule metadata of SAFE trees: what their XML says, whatever its namespace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError  # nosec B405 # names only: defusedxml parses

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ..errors import SourceError
from ..sentinel2 import BANDS, OFFSET, QUANTIFICATION, has_offset, level_from_text
from .findings import Evidence
from .numeric import number_in_text
from .trees import Tree

_OFFSETS = ("RADIO_ADD_OFFSET", "BOA_ADD_OFFSET")
_QUANTIFICATIONS = ("QUANTIFICATION_VALUE", "BOA_QUANTIFICATION_VALUE", "L1C_TOA_QUANTIFICATION_VALUE")


@dataclass(frozen=True)
class GranuleFacts:
    """What granule metadata says; None where it says nothing.

    Attributes:
        datetime: Sensing time of the granule, ISO 8601.
        sun_azimuth: Mean, degrees.
        sun_zenith: Mean, degrees.
        tile_id: `S2A_OPER_MSI_L1C_TL_…_N05.10`, which names level and baseline.
    """

    datetime: str | None = None
    sun_azimuth: float | None = None
    sun_zenith: float | None = None
    tile_id: str | None = None


def read_product(tree: Tree, path: PurePosixPath, granule: GranuleFacts) -> Evidence:
    """What product metadata (`MTD_MSIL1C.xml`, `MTD_MSIL2A.xml` and their older names) says.

    Raises:
        SourceError: It cannot be read as XML.
    """
    texts = _texts(_root(tree, path))
    level = level_from_text(_one(texts, "PROCESSING_LEVEL") or "")
    baseline = _one(texts, "PROCESSING_BASELINE")
    if baseline is not None and not re.fullmatch(r"\d\d\.\d\d", baseline, re.ASCII):
        baseline = None
    name = _one(texts, "PRODUCT_URI") or _one(texts, "PRODUCT_URI_1C") or _one(texts, "PRODUCT_URI_2A")
    offsets, warnings = _offsets(texts, baseline)
    stated = (number_in_text(_one(texts, key)) for key in _QUANTIFICATIONS)
    quantification = next((value for value in stated if value is not None and value >= 1), QUANTIFICATION)
    return Evidence(
        origin="product metadata",
        level=level,
        product=None if name is None else name.removesuffix(".SAFE"),
        baseline=baseline,
        datetime=granule.datetime or _one(texts, "PRODUCT_START_TIME"),
        sun_azimuth=granule.sun_azimuth,
        sun_zenith=granule.sun_zenith,
        offsets=offsets,
        scales={band.name: 1 / quantification for band in BANDS},
        warnings=warnings,
    )


def read_granule(tree: Tree, path: PurePosixPath) -> GranuleFacts:
    """What granule metadata (`MTD_TL.xml` and its older names) says.

    Raises:
        SourceError: It cannot be read as XML.
    """
    root = _root(tree, path)
    sun = next((element for element in root.iter() if _local(element) == "Mean_Sun_Angle"), None)
    angles = {} if sun is None else _texts(sun)
    texts = _texts(root)
    return GranuleFacts(
        _one(texts, "SENSING_TIME"),
        number_in_text(_one(angles, "AZIMUTH_ANGLE")),
        number_in_text(_one(angles, "ZENITH_ANGLE")),
        _one(texts, "TILE_ID") or _one(texts, "TILE_ID_2A"),
    )


def _root(tree: Tree, path: PurePosixPath) -> Element:
    try:
        root: Element = fromstring(tree.read(path))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:  # an encoding of no known name
        raise SourceError(
            f"the metadata file {path.name} cannot be read as XML", "copy or download the product again"
        ) from error
    return root


def _local(element: Element) -> str:
    # Namespaces differ between baselines, local names do not.
    return str(element.tag).rpartition("}")[2]


def _texts(root: Element) -> dict[str, list[tuple[Element, str]]]:
    found: dict[str, list[tuple[Element, str]]] = {}
    for element in root.iter():
        text = (element.text or "").strip()
        if text:
            found.setdefault(_local(element), []).append((element, text))
    return found


def _one(texts: dict[str, list[tuple[Element, str]]], name: str) -> str | None:
    return texts[name][0][1] if name in texts else None


def _offsets(
    texts: dict[str, list[tuple[Element, str]]], baseline: str | None
) -> tuple[dict[str, float], tuple[str, ...]]:
    """Offsets per band; where the list is missing the baseline answers, with a warning if it has an offset."""
    names = {str(band.band_id): band.name for band in BANDS}
    listed: dict[str, float] = {}
    for tag in _OFFSETS:
        for element, text in texts.get(tag, ()):
            name, value = names.get(element.get("band_id", "")), number_in_text(text)
            if name is not None and value is not None:
                listed[name] = value
    if len(listed) == len(BANDS) or baseline is None:
        return listed, ()
    expected = float(OFFSET if has_offset(baseline) else 0)
    warnings: tuple[str, ...] = ()
    if expected:
        lacking = (
            "no offsets" if not listed else f"no offset for {', '.join(n for n in names.values() if n not in listed)}"
        )
        warnings = (
            f"The product's metadata list {lacking}, though baseline {baseline} has them: "
            f"{expected:g} is taken; if they were applied already, give --offset 0",
        )
    return {**dict.fromkeys(names.values(), expected), **listed}, warnings
