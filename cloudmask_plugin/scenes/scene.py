"""One scene of a list, before anything is asked of the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject

from ..answers import PROPERTY, Answers, load_answers
from ..failure import Failure
from ..sources import LayerSource, recognise

_DAY = re.compile(r"(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in a name: `20230711T103631`, `20230711`, `2023-07-11`."""


@dataclass(frozen=True)
class SceneRef:
    """A scene that somebody has put on a list.

    Attributes:
        name: For people, and for the results.
        source: What the engine opens.
        layer_id: Of the layer that it came from; None for others.
        date: Its day, `YYYY-MM-DD`, where that is known without opening it.
        answers: What somebody has said about the layer.
    """

    name: str
    source: LayerSource
    layer_id: Optional[str] = None
    date: Optional[str] = None
    answers: Answers = field(default_factory=Answers)


def date_in(text: str) -> Optional[str]:
    """The first day that a name tells, `YYYY-MM-DD`; the first one of a product's name is that of sensing."""
    found = _DAY.search(text)
    return None if found is None else "-".join(found.groups())


def scene_of(source: LayerSource, *, layer_id: Optional[str] = None, answers: Optional[Answers] = None) -> SceneRef:
    """A scene of a source, with the day that its name, or the name of its product or first file tells."""
    first = Path(source.paths[0].partition("?")[0])
    product = [each.name for each in (first, *first.parents) if each.suffix.upper() == ".SAFE"]
    told = (date_in(text) for text in (source.name, first.name, *product))
    return SceneRef(source.name, source, layer_id, next(filter(None, told), None), answers or Answers())


def scenes_of_layers(layers: Sequence[QgsMapLayer]) -> Tuple[List[SceneRef], List[Failure]]:
    """Scenes of layers, where bands of one scene are one, and why other layers are none."""
    found, refused = recognise(layers)
    scenes = [scene_of(source, layer_id=layer.id(), answers=load_answers(layer)) for layer, source in found]
    return scenes, [failure for _, failure in refused]


def answers_in_project() -> Dict[Tuple[str, ...], Answers]:
    """What was said about layers of the project, by the paths of what the engine opens for them."""
    layers = [each for each in QgsProject.instance().mapLayers().values() if each.customProperty(PROPERTY)]
    return {each.source.paths: each.answers for each in scenes_of_layers(layers)[0]}
