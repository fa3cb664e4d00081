"""Examines an installation: versions, models, devices."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable
from importlib import metadata
from typing import Any

from .catalog import DEFAULT_MODEL, list_cards
from .errors import CloudmaskError
from .relaunch import GUARD, settings
from .version import __version__

PACKAGES = {
    "torch": "2.6",
    "timm": "1.0.15",
    "numpy": "1.26",
    "rasterio": "1.4",
    "safetensors": "0.4",
    "affine": "0",
    "certifi": "0",
    "defusedxml": "0",
    "exactextract": "0.2",
    "filelock": "3.12",
    "pillow": "10.1",
    "pyogrio": "0.10",
    "pystac": "1.12",
    "scipy": "1.11",
    "shapely": "2.1",
}
"""All that masks, what is made of them and fetching models need, with the oldest version; `typer` and `rich` serve the
command line."""

EXTRAS = {"models": {"peft": "0.17", "segmentation-models-pytorch": "0.5", "transformers": "5"}}
"""What only some models need, by the name under which pip installs it: `cloudmask[models]`."""

SPARED = {"exactextract": sys.platform == "linux" and platform.machine() == "aarch64"}
"""What is not missed where there is no wheel of it."""


def examine() -> dict[str, Any]:
    """Looks at everything a run needs.

    Returns:
        `version`, `python`, `platform`, `packages` (name → version, None where missing), `extras` (the same of each
        extra, of which nothing has to be there), `gdal`, `models` (id → problem or None), `published` (ids of models
        that can be downloaded), `devices` (see `models.selftest`), `settings` (what long commands will set for
        themselves), `problems` (sentences; empty where all is well).
    """
    document: dict[str, Any] = {
        "version": __version__,
        "python": platform.python_version(),
        "executable": sys.executable,
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in PACKAGES},
        "extras": {extra: {name: _version(name) for name in packages} for extra, packages in EXTRAS.items()},
        "gdal": _gdal(),
        "models": {},
        "published": [],
        "devices": [],
        "settings": {**settings(), GUARD: "1"} if settings() else {},
        "problems": [],
    }
    problems: list[str] = document["problems"]
    problems.extend(filter(None, (_fault(name, version) for name, version in document["packages"].items())))
    try:
        cards = list_cards()
    except CloudmaskError as error:
        problems.append(str(error))
        return document
    for card in cards:
        if card.repository is not None and not card.available:
            document["published"].append(card.id)
        else:
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


def _fault(package: str, version: str | None) -> str | None:
    """What is wrong of a package."""
    if version is None:
        return None if SPARED.get(package) else f"{package} is not installed"
    oldest = PACKAGES[package]
    if _numbers(version) >= _numbers(oldest):
        return None
    return f"{package} {version} is too old: {oldest} or newer is needed"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", version.partition("+")[0])[:3])


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
