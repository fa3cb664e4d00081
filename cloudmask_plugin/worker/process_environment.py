"""The environment of the worker's process: the user's, without what QGIS needs for itself.

QGIS's start files set variables that make another Python load QGIS's libraries, or forget its own packages. What the
user has set for access (`GDAL_HTTP_…`, `AWS_…`, `CPL_…`, proxies) stays.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Dict, Iterable, List, Mapping
from urllib.parse import quote

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QProcessEnvironment

from ...engine import protocol

DROPPED_BEGINNINGS = ("PYTHON", "PIP_", "QGIS_", "QT_", "DYLD_", "LD_", "OSGEO4W_", "GISBASE", "GRASS_")
DROPPED = frozenset(
    {
        "VIRTUAL_ENV",
        "__PYVENV_LAUNCHER__",
        "PROJ_DATA",
        "PROJ_LIB",
        "GDAL_DATA",
        "GDAL_DRIVER_PATH",
        "GDAL_PAM_PROXY_DIR",
        "GDAL_PYTHON_DRIVER_PATH",
        "GEOTIFF_CSV",
    }
)
ALWAYS = {"HF_HUB_OFFLINE": "1", "PYTHONNOUSERSITE": "1"}
"""Nothing is fetched from a model hub behind the user's back; the worker's own children see no other packages."""

_PROXY_TYPES = {"HttpProxy": "http", "HttpCachingProxy": "http", "Socks5Proxy": "socks5h"}


def process_environment(credentials: Mapping[str, str]) -> QProcessEnvironment:
    """What the worker is started with.

    Args:
        credentials: Of the job that it is started for.
    """
    system = QProcessEnvironment.systemEnvironment()
    present = {name: system.value(name) for name in system.keys()}  # noqa: SIM118 - no mapping
    values = scrubbed(present, own_folders(present))
    values.update(proxy_settings(values))
    values.update(protocol.computing_settings(values))
    values.update(ALWAYS)
    values.update(credentials)
    made = QProcessEnvironment()
    for name, value in values.items():
        made.insert(name, value)
    return made


def scrubbed(present: Mapping[str, str], own: Iterable[Path], separator: str = os.pathsep) -> Dict[str, str]:
    """An environment without what is QGIS's.

    Args:
        present: The environment of QGIS's process.
        own: QGIS's folders, which `PATH` loses.
        separator: Between the folders of `PATH`.
    """
    kept = {
        name: value
        for name, value in present.items()
        if name.upper() not in DROPPED and not name.upper().startswith(DROPPED_BEGINNINGS)
    }
    folders = [_comparable(str(folder)) for folder in own]
    for name in kept:
        if name.upper() == "PATH":
            kept[name] = separator.join(
                each for each in kept[name].split(separator) if not _lies_in(_comparable(each), folders)
            )
    return kept


def own_folders(present: Mapping[str, str]) -> List[Path]:
    """The folders whose programs and libraries are QGIS's own; none where it shares those of the system."""
    named = {name.upper(): value for name, value in present.items()}
    folders = [Path(named["OSGEO4W_ROOT"])] if named.get("OSGEO4W_ROOT") else []
    prefix = Path(QgsApplication.prefixPath())
    if sys.platform == "win32":
        folders.append(prefix.parents[1] if prefix.parent.name.lower() == "apps" else prefix)
    elif sys.platform == "darwin":
        folders += [each for each in (prefix, *prefix.parents) if each.suffix == ".app"]
    return folders


def proxy_settings(present: Mapping[str, str]) -> Dict[str, str]:
    """QGIS's own proxy as variables that GDAL, curl and Python read; none where the environment names one."""
    named = {name.lower() for name in present}
    settings = QgsSettings()
    kind = _PROXY_TYPES.get(str(settings.value("proxy/proxyType", "")))
    host = str(settings.value("proxy/proxyHost", "") or "")
    enabled = settings.value("proxy/proxyEnabled", False, type=bool)
    if not enabled or kind is None or not host or named & {"http_proxy", "https_proxy", "all_proxy"}:
        return {}
    port = str(settings.value("proxy/proxyPort", "") or "")
    user, password = (str(settings.value(f"proxy/{each}", "") or "") for each in ("proxyUser", "proxyPassword"))
    login = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    address = f"{kind}://{login}{host}{':' + port if port else ''}"
    values = {"http_proxy": address, "https_proxy": address}
    if "no_proxy" not in named and (excluded := _excluded(settings)):
        values["no_proxy"] = excluded
    return {**values, **{name.upper(): value for name, value in values.items()}}


def _excluded(settings: QgsSettings) -> str:
    """The hosts that QGIS reaches without the proxy."""
    addresses: List[str] = []
    for name in ("proxy/noProxyUrls", "proxy/proxyExcludedUrls"):
        stored = settings.value(name, []) or []
        addresses += stored.split("|") if isinstance(stored, str) else [str(each) for each in stored]
    hosts = (each.split("://")[-1].split("/")[0].strip() for each in addresses)
    return ",".join(dict.fromkeys(host for host in hosts if host))


def _comparable(folder: str) -> str:
    return folder.replace("\\", "/").rstrip("/").lower()


def _lies_in(folder: str, others: Iterable[str]) -> bool:
    return any(folder == other or folder.startswith(other + "/") for other in others)
