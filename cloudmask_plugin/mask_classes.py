"""What the codes of a mask mean: clouds and shadows, or what somebody has asked for by texts."""

from __future__ import annotations

from itertools import takewhile
from typing import Any, List, Mapping, Tuple

from qgis.core import QgsRasterLayer

from ..engine.classes import CLASSES, THICK_CLOUD, MaskClass

Classes = Tuple[MaskClass, ...]

OTHER = "other"
"""What the engine calls all that a single text does not mean."""


def classes_in(layer: QgsRasterLayer) -> Classes:
    """The classes of a mask, with the names and colours that its file gives them.

    A mask of clouds has the usual ones, whose names are translated. Otherwise each text is a class; all that is not
    meant by a single one lets the ground be seen.
    """
    # Behind the last class a palette has further entries, which are called by their numbers.
    entries = takewhile(lambda each: each.label not in ("", f"{each.value:g}"), layer.dataProvider().colorTable(1))
    found = [_class(round(each.value), each.label, each.color.name().upper()) for each in entries]
    return tuple(found) if found and not _is_usual(found) else CLASSES


def classes_of(report: Mapping[str, Any]) -> Classes:
    """The classes of a mask as far as its report names them: those of texts have no colours there."""
    if not report.get("prompts"):
        return CLASSES
    return tuple(_class(code, name, "") for code, name in enumerate(report["classes"]))


def _class(code: int, name: str, colour: str) -> MaskClass:
    return MaskClass(code, name, name, colour, 0.0 if name == OTHER else THICK_CLOUD.opacity)


def _is_usual(found: List[MaskClass]) -> bool:
    """Texts may be just those of clouds and shadows, but never have their colours."""
    return [(each.title, each.colour) for each in found] == [(each.title, each.colour) for each in CLASSES]
