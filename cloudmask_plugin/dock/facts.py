"""What follows from a layer, and from what the engine has said of it, for the dock's questions and notes."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

from qgis.core import QgsMapLayer

from ...engine.catalog import DEFAULT_MODEL, Card
from ..failure import FailureError
from ..sources import NEEDED, source_of
from ..translate import translated


def one_file(layer: QgsMapLayer) -> bool:
    """Whether the layer's bands are those that the engine sees, so that they can be named by their numbers."""
    try:
        return layer.bandCount() >= len(NEEDED) and len(source_of(layer).paths) == 1
    except FailureError:
        return False


def recognised_bands(info: Optional[Mapping[str, Any]]) -> Dict[str, int]:
    """Numbers of bands that the engine has recognised, where all lie in one file."""
    bands = {} if info is None else info.get("bands", {})
    if len({each.get("path") for each in bands.values()}) != 1:
        return {}
    return {name: int(each["band"]) for name, each in bands.items()}


def notes(info: Mapping[str, Any], card: Optional[Card]) -> str:
    """What is to be said of a scene, and what it lacks for a model."""
    told = [each for each in info.get("warnings", ()) if not each.startswith(f"{DEFAULT_MODEL}: ")]
    cautions = () if card is None else card.cautions_for(tuple(info.get("bands", ())))
    told.extend(translated(each) for each in cautions)
    return "\n".join(told)
