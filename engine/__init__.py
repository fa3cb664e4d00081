"""Cloud, thin cloud and cloud shadow masks of Sentinel-2 imagery.

    import engine
    result = engine.mask("S2B_MSIL1C_….SAFE", "mask.tif", report="report.json")
    print(result.report.cloud_percent)
    engine.apply("mask.tif", "stack.tif", "stack_without_clouds.tif", buffer=60)

Names are looked up when they are first used: importing the package imports nothing else, and never torch.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .catalog import Card, find_card, list_cards
    from .download import download_model
    from .errors import CancelledError, CloudmaskError
    from .masked_copy import ApplyResult, apply
    from .own_models import add_model
    from .pipeline import MaskResult, mask
    from .progress import CancelToken
    from .refinement import RefineResult, refine
    from .scene import Scene, open_scene
    from .zone_statistics import ZonesResult, zones

__all__ = [
    "ApplyResult",
    "CancelToken",
    "CancelledError",
    "Card",
    "CloudmaskError",
    "MaskResult",
    "RefineResult",
    "Scene",
    "ZonesResult",
    "__version__",
    "add_model",
    "apply",
    "download_model",
    "find_card",
    "list_cards",
    "mask",
    "open_scene",
    "refine",
    "zones",
]

_HOMES = {
    "ApplyResult": ".masked_copy",
    "CancelToken": ".progress",
    "CancelledError": ".errors",
    "Card": ".catalog",
    "CloudmaskError": ".errors",
    "MaskResult": ".pipeline",
    "RefineResult": ".refinement",
    "Scene": ".scene",
    "ZonesResult": ".zone_statistics",
    "add_model": ".own_models",
    "apply": ".masked_copy",
    "download_model": ".download",
    "find_card": ".catalog",
    "list_cards": ".catalog",
    "mask": ".pipeline",
    "open_scene": ".scene",
    "refine": ".refinement",
    "zones": ".zone_statistics",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)


def __dir__() -> list[str]:
    return __all__
