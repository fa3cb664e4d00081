"""The packages of the extra `models`, imported when a model needs them and not before."""

from __future__ import annotations

import importlib
from types import ModuleType

from ...errors import ModelError
from ..torchvision_cure import ensure_importable


def need(package: str) -> ModuleType:
    """Imports a package.

    Raises:
        ModelError: It is not installed.
    """
    ensure_importable()  # transformers imports torchvision where it is installed
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise ModelError(
            f"models of the family clipseg need the package {package}, which cannot be imported",
            "install it with: pip install 'cloudmask[models]'",
        ) from error
