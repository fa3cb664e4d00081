"""Examines an installation: versions, models, devices."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib import metadata
from typing import Any

from .catalog import DEFAULT_MODEL, list_cards
from .errors import CloudmaskError
from .relaunch import GUARD, settings
from .version import __version__

PACKAGES = (
    *("torch", "timm", "numpy", "rasterio", "safetensors", "affine", "defusedxml", "exactextract", "pillow"),
    *("pyogrio", "pystac", "scipy", "shapely"),
)
"""All that a mask and what is made of it need; `typer` and `rich` serve the command line alone."""

SPARED = {"exactextract": sys.platform == "linux" and platform.machine() == "aarch64"}
"""What is not missed where there is no wheel of it."""


def examine() -> dict[str, Any]:
    """Looks at everything a run needs.

    Returns:
        `version`, `python`, `platform`, `packages` (name → version, None where missing), `gdal`, `models` (id →
        problem or None), `devices` (see `models.selftest`), `settings` (what long commands will set for themselves),
        `problems` (sentences; empty where all is well).
    """
    document: dict[str, Any] = {
        "version": __version__,
        "python": platform.python_version(),
        "executable": sys.executable,
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in PACKAGES},
        "gdal": _gdal(),
        "models": {},
        "devices": [],
        "settings": {**settings(), GUARD: "1"} if settings() else {},
        "problems": [],
    }
    problems: list[str] = document["problems"]
    missing = [name for name, version in document["packages"].items() if version is None and not SPARED.get(name)]
    problems.extend(f"{name} is not installed" for name in missing)
    try:
        cards = list_cards()
    except CloudmaskError as error:
        problems.append(str(error))
        return document
    for card in cards:
        document["models"][card.id] = _verify(card.verify)
    problems.extend(problem for problem in document["models"].values() if problem)
    if problems:
        return document
    document["devices"] = _devices()
    problems.extend(device["problem"] for device in document["devices"] if device["problem"])
    return document


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _gdal() -> str | None:
    try:
        import rasterio
    except ImportError:
        return None
    return str(rasterio.__gdal_version__)


def _verify(check: Callable[[], None]) -> str | None:
    try:
        check()
    except CloudmaskError as error:
        return str(error)
    return None


def _devices() -> list[dict[str, Any]]:
    from .catalog import find_card
    from .models.selftest import examine_devices

    return examine_devices(find_card(DEFAULT_MODEL))
