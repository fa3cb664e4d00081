"""What the engine says, in words for people in QGIS: it names options of its command line, which they do not see."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Tuple

from ...engine import protocol
from ..failure import Failure
from ..translate import tr

_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")


def failure_of(error: protocol.Error, clean: Callable[[str], str] = str) -> Failure:
    """The failure that an answer tells of.

    Args:
        error: The engine's answer.
        clean: Takes secrets out of a text.
    """
    hint = clean(reword(error.hint or ""))
    return Failure(error.kind, clean(reword(error.sentence)), hint, clean(error.detail or ""))


def reword(text: str) -> str:
    """A sentence or hint of the engine without options of the command line."""
    for pattern, told in _phrases():
        text = re.sub(pattern, told, text)
    names = _names()
    return _OPTION.sub(lambda found: names.get(found[1], found[1].replace("-", " ")), text)


def reworded_document(document: Any) -> Any:  # noqa: ANN401 - as JSON holds it
    """A result with its warnings reworded."""
    if not isinstance(document, dict) or not isinstance(document.get("warnings"), list):
        return document
    return {**document, "warnings": [reword(str(each)) for each in document["warnings"]]}


def _phrases() -> Tuple[Tuple[str, str], ...]:
    """Whole phrases that read better in other words than with the option's name put in."""
    return (
        (r"mask --probabilities", tr("a run with probabilities")),
        (r"(choose another name or )?give --overwrite", tr("choose another name or let it be overwritten")),
        (r"give --level RGB8 for", tr("choose the level RGB8 for")),
        (r"choose another --model", tr("choose another model")),
        (r"choose one of these with --model:", tr("choose one of these models:")),
        (r"choose --device cpu", tr("choose the processor (CPU) as device")),
        (r"choose --device", tr("choose as device")),
        (r"choose --precision", tr("choose as precision")),
        (r"use --resolution source", tr("choose the source's own resolution")),
        (r"leave --prompt out", tr("leave the prompts out")),
        (r"leave --bands out", tr("leave the table of bands empty")),
        (r"give it with --level", tr("choose the level")),
        (r"give it with --offset", tr("give the offset")),
        (r"say --level", tr("choose the level")),
        (r"for example --bands ", tr("for example ")),
        (r"does not occur with --nodata", tr("does not occur as the no-data value")),
        (r"see --layer", tr("for another one, save it in a file of its own")),
        (r" \(--aoi-crs\)", ""),
        (r"\(and --offset\)", tr("(and the offset)")),
        (r"(give|with|see|check|in|like|or) --offset (-?\d+)", r"\1 " + tr("an offset of") + r" \2"),
        (r"add --debug to see where, and report it", tr("report it with the details")),
    )


def _names() -> Dict[str, str]:
    """What the options are called in QGIS."""
    return {
        "aoi": tr("an area"),
        "aoi-crs": tr("its coordinate system"),
        "api": tr("the address of the STAC API"),
        "bands": tr("the table of bands"),
        "bbox": tr("the area"),
        "buffer-clouds": tr("the buffer around clouds"),
        "buffer-shadows": tr("the buffer around shadows"),
        "date": tr("the dates"),
        "device": tr("the device"),
        "layer": tr("the polygon layer"),
        "level": tr("the level"),
        "max-cloud": tr("the most cloud"),
        "min-area": tr("the smallest area"),
        "model": tr("the model"),
        "nodata": tr("the no-data value"),
        "offset": tr("the offset"),
        "overwrite": tr("leave to overwrite"),
        "polygons": tr("the outlines"),
        "precision": tr("the precision"),
        "probabilities": tr("the probabilities"),
        "prompt": tr("the prompts"),
        "report": tr("the report"),
        "resolution": tr("the resolution"),
        "scale": tr("the scale"),
        "threshold": tr("the threshold"),
    }
