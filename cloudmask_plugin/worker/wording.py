"""What the engine says, in words for people in QGIS: it names options of its command line, which they do not see.

The engine speaks English, so what is put into its sentences is not translated: half of a sentence would be.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Tuple

from ...engine import protocol
from ..failure import Failure

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
        (r"mask --probabilities", "a run with probabilities"),
        (r"(choose another name or )?give --overwrite", "choose another name or let it be overwritten"),
        (r"give --level RGB8 for", "choose the level RGB8 for"),
        (r"choose another --model", "choose another model"),
        (r"fetch it with: cloudmask models download \S+", "choose it in the dock and press 'Download…' there"),
        (r"fetch that one first: cloudmask models download \S+ --from FOLDER", "take that one from its folder first"),
        (r"install it again with: cloudmask models add FOLDER", "add it again to the folder of your models"),
        (r"agree to it with --yes", "agree to it"),
        (r"install it with: pip install 'cloudmask\[models\]'", "set the engine up again, or install it there by pip"),
        (r"(their folder|with the files) with --from", r"\1 by 'From a folder…'"),
        (r"choose one of these with --model:", "choose one of these models:"),
        (r"choose --device cpu", "choose the processor (CPU) as device"),
        (r"choose --device", "choose as device"),
        (r"choose --precision", "choose as precision"),
        (r"use --resolution source", "choose the source's own resolution"),
        (r"leave --prompt out", "leave the prompts out"),
        (r"leave --bands out", "leave the table of bands empty"),
        (r"give it with --level", "choose the level"),
        (r"give it with --offset", "give the offset"),
        (r"say --level", "choose the level"),
        (r"for example --bands ", "for example "),
        (r"does not occur with --nodata", "does not occur as the no-data value"),
        (r"see --layer", "for another one, save it in a file of its own"),
        (r" \(--aoi-crs\)", ""),
        (r"\(and --offset\)", "(and the offset)"),
        (r"(give|with|see|check|in|like|or) --offset (-?\d+)", r"\1 an offset of \2"),
        (r"add --debug to see where, and report it", "report it with the details"),
    )


def _names() -> Dict[str, str]:
    """What the options are called in QGIS."""
    return {
        "aoi": "an area",
        "aoi-crs": "its coordinate system",
        "api": "the address of the STAC API",
        "bands": "the table of bands",
        "bbox": "the area",
        "buffer-clouds": "the buffer around clouds",
        "buffer-shadows": "the buffer around shadows",
        "date": "the dates",
        "device": "the device",
        "layer": "the polygon layer",
        "level": "the level",
        "max-cloud": "the most cloud",
        "min-area": "the smallest area",
        "model": "the model",
        "nodata": "the no-data value",
        "offset": "the offset",
        "overwrite": "leave to overwrite",
        "polygons": "the outlines",
        "precision": "the precision",
        "probabilities": "the probabilities",
        "prompt": "the prompts",
        "report": "the report",
        "resolution": "the resolution",
        "scale": "the scale",
        "threshold": "the threshold",
    }
