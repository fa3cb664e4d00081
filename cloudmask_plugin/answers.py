"""What somebody has answered for a layer where its files do not say it; saved with the project."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Dict, Optional

from qgis.core import QgsMapLayer

PROPERTY = "cloudmask/answers"


@dataclass(frozen=True)
class Answers:
    """Words of a person about a layer; None where nothing was said.

    Attributes:
        level: `L1C`, `L2A` or `RGB8`.
        offset: Digital numbers.
        scale: Reflectance per digital number.
        bands: Numbers of the layer's bands, from 1, by band names (`B04`).
    """

    level: Optional[str] = None
    offset: Optional[float] = None
    scale: Optional[float] = None
    bands: Optional[Dict[str, int]] = None


def load_answers(layer: QgsMapLayer) -> Answers:
    """The layer's answers; what is stored in another form than it should be counts as not said."""
    try:
        stored = json.loads(str(layer.customProperty(PROPERTY, "{}")))
        return Answers(
            level=None if stored.get("level") is None else str(stored["level"]),
            offset=_number(stored.get("offset")),
            scale=_number(stored.get("scale")),
            bands=_bands(stored.get("bands")),
        )
    except (AttributeError, TypeError, ValueError):
        return Answers()


def save_answers(layer: QgsMapLayer, answers: Answers) -> None:
    """Remembers answers for the layer, in place of the former ones."""
    said = {name: value for name, value in asdict(answers).items() if value is not None}
    if said:
        layer.setCustomProperty(PROPERTY, json.dumps(said))
    else:
        layer.removeCustomProperty(PROPERTY)


def _number(value: Any) -> Optional[float]:  # noqa: ANN401 - whatever JSON holds
    return None if value is None else float(value)


def _bands(value: Any) -> Optional[Dict[str, int]]:  # noqa: ANN401 - whatever JSON holds
    return None if not value else {str(name): int(index) for name, index in dict(value).items()}
