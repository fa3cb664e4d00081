"""Cloud, thin cloud and cloud shadow masks of Sentinel-2 imagery.

    import engine
    result = engine.mask("S2B_MSIL1C_….SAFE", "mask.tif", report="report.json")
    print(result.report.cloud_percent)

Names are looked up when they are first used: importing the package imports nothing else, and never torch.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .catalog import Card, find_card, list_cards
    from .errors import CancelledError, CloudmaskError
    from .pipeline import MaskResult, mask
    from .progress import CancelToken
    from .scene import Scene, open_scene

__all__ = [
    "CancelToken",
    "CancelledError",
    "Card",
    "CloudmaskError",
    "MaskResult",
    "Scene",
    "__version__",
    "find_card",
    "list_cards",
    "mask",
    "open_scene",
]

_HOMES = {
    "CancelToken": ".progress",
    "CancelledError": ".errors",
    "Card": ".catalog",
    "CloudmaskError": ".errors",
    "MaskResult": ".pipeline",
    "Scene": ".scene",
    "find_card": ".catalog",
    "list_cards": ".catalog",
    "mask": ".pipeline",
    "open_scene": ".scene",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)


def __dir__() -> list[str]:
    return __all__
