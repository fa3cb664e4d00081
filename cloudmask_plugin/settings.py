"""What the plugin remembers of its user: one class, one place in QGIS's settings (`cloudmask/…`)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Dict, Optional, Tuple

from qgis.core import QgsSettings

PREFIX = "cloudmask/"


@dataclass(frozen=True)
class MaskOptions:
    """How a mask is made; "Mask clouds" in the context menu takes the last ones of the dock.

    Attributes:
        model: Id of a card; None for the engine's own choice.
        device: `auto`, or the name of a device.
        resolution: Metres per pixel; None for that of the finest band.
        all_bands: Whether all bands are read that the model knows, also those that it gains nothing from.
        folder: Where masks are written; None for a temporary folder.
        probabilities: Whether the probabilities become a layer as well.
        polygons: Whether the outlines become a layer as well.
        report: Whether the report is kept beside the mask.
        thresholds: From which probability a pixel has a class, by the class's name; what is missing is the model's.
        buffer_clouds: Metres by which clouds are widened.
        buffer_shadows: Metres by which shadows are widened.
        min_area: Square metres below which a patch of cloud or shadow is dropped.
        prompts: Texts, for models that take them.
    """

    model: Optional[str] = None
    device: str = "auto"
    resolution: Optional[float] = None
    all_bands: bool = False
    folder: Optional[str] = None
    probabilities: bool = False
    polygons: bool = False
    report: bool = False
    thresholds: Dict[str, float] = field(default_factory=dict)
    buffer_clouds: float = 0.0
    buffer_shadows: float = 0.0
    min_area: float = 0.0
    prompts: Tuple[str, ...] = ()


def load_options() -> MaskOptions:
    """The last options; what is not stored, or not as it should be, is the default."""
    try:
        stored = json.loads(str(QgsSettings().value(PREFIX + "options", "{}")))
        return MaskOptions(
            **{each.name: _fit(each.name, stored[each.name]) for each in fields(MaskOptions) if each.name in stored}
        )
    except (ValueError, TypeError):
        return MaskOptions()


def save_options(options: MaskOptions) -> None:
    """Remembers options for the next run and the next session."""
    QgsSettings().setValue(PREFIX + "options", json.dumps(asdict(options)))


def _fit(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    default = getattr(MaskOptions(), name)
    if isinstance(default, tuple):
        return tuple(map(str, value))
    if isinstance(default, (dict, bool, float)) and not isinstance(value, type(default)):
        raise TypeError(name)
    return value


def python_path() -> str:
    """The Python that the user chose for the engine; empty where none was chosen."""
    return str(QgsSettings().value(PREFIX + "python", "") or "")


def save_python_path(path: str) -> None:
    """Remembers the Python for the engine; empty for none."""
    QgsSettings().setValue(PREFIX + "python", path)
