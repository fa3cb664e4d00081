"""The packages of the extra `models`, imported when a model needs them and not before."""

from __future__ import annotations

import importlib
from typing import Any

from ...errors import ModelError
from ..torchvision_cure import ensure_importable


def need(module: str, name: str) -> Any:  # noqa: ANN401 (what it is, its caller knows)
    """Takes something from a package that may not be installed.

    Args:
        module: Of the package.
        name: In the module.

    Raises:
        ModelError: The package is not installed, or cannot be imported.
    """
    package = module.partition(".")[0]
    ensure_importable()  # transformers imports torchvision where it is installed
    try:
        return getattr(importlib.import_module(module), name)  # transformers imports what is asked for only here
    except ImportError as error:
        raise ModelError(
            f"models of the family clipseg need the package {package}, which cannot be imported",
            "install it with: pip install 'cloudmask[models]'",
        ) from error
