"""A report for whoever is to help: versions, devices, settings and the last words of the logs.

It holds no passwords, no keys and no user's name, and goes nowhere but to the clipboard.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Tuple, Union

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR

from ..engine import protocol
from . import settings
from .about import plugin_version
from .environment.folder import read_log_tail
from .environment.python import VARIABLE, find_python, read_stamp, user_environment
from .failure import Failure, FailureError
from .log_tail import last_messages
from .plugin import user_locale
from .worker.process_environment import process_environment
from .worker.secrets import secret_values, without_secrets

if TYPE_CHECKING:
    from .worker.client import WorkerClient

Examination = Union[Mapping[str, Any], Failure, None]
"""What the engine has said about itself, or why it has not."""

_HEADER = re.compile(r"(?i)\b([\w-]*authorization['\"]?\s*[:=]\s*)[^\r\n]+")
_SECRET_WORDS = re.compile(
    r"(?i)\b([\w-]*(?:passw|passphrase|pwd|token|secret|credential|(?:api|access|account)[_-]?key)[\w-]*['\"]?\s*[:=]\s*)"
    r"('[^'\r\n]*'|\"[^\"\r\n]*\"|[^\s,;&]+)"
)
_CHOSEN_PROXY = ("proxy/proxyUser", "proxy/proxyPassword")


def collect(client: Optional[WorkerClient] = None, examination: Examination = None) -> str:
    """The report.

    Args:
        client: Of the engine, which tells what has said hello last.
        examination: The engine's document of `doctor`, which takes seconds to ask for, or why there is none.

    Returns:
        Text of many lines, in English, as those who read it may speak another language than who sends it.
    """
    parts = (
        ("Programs", _programs(client)),
        ("Engine's Python", _python()),
        ("Engine's examination", _examination(examination)),
        ("Settings", _settings()),
        ("Log of the installation", read_log_tail().splitlines()),
        ("Messages in QGIS", last_messages()),
    )
    lines: List[str] = []
    for title, content in parts:
        lines += [f"== {title}", *(content or ["nothing"]), ""]
    return clean("\n".join(lines))


def clean(text: str) -> str:
    """A text without secrets, and without the user's name in paths."""
    secrets = _known_secrets()
    # Names first: a login may be the beginning of a folder's name.
    text = without_secrets(_without_names(text), (*secrets, *map(_without_names, secrets)))
    return _SECRET_WORDS.sub(r"\1…", _HEADER.sub(r"\1…", text))


def _programs(client: Optional[WorkerClient]) -> List[str]:
    lines = [
        f"cloudmask {plugin_version()}, protocol {protocol.VERSION}",
        f"QGIS {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, PyQt {PYQT_VERSION_STR}, Python {platform.python_version()}",
        f"{platform.platform()}, {platform.machine()}, {os.cpu_count()} processors",
        f"language {user_locale()}",
    ]
    hello = None if client is None else client.hello
    if hello is not None:
        lines.append(f"engine {hello.engine}, Python {hello.python}, torch {hello.torch}")
    return lines


def _python() -> List[str]:
    try:
        lines = [str(find_python())]
    except FailureError as error:
        lines = [error.failure.text]
    chosen = settings.python_path()
    lines.append(f"chosen: {chosen or 'none'}; {VARIABLE}: {os.environ.get(VARIABLE) or 'none'}")
    lines.append(f"own environment: {user_environment()}")
    lines.append(f"its stamp: {json.dumps(read_stamp(), ensure_ascii=False) if read_stamp() else 'none'}")
    return lines


def _examination(examination: Examination) -> List[str]:
    if examination is None:
        return ["not asked"]
    if isinstance(examination, Failure):
        return [f"{examination.kind}: {examination.text}", *examination.detail.splitlines()]
    return json.dumps(examination, indent=1, ensure_ascii=False).splitlines()


def _settings() -> List[str]:
    stored = QgsSettings()
    kind = str(stored.value("proxy/proxyType", "") or "none")
    enabled = stored.value("proxy/proxyEnabled", False, type=bool)
    login = any(str(stored.value(name, "") or "") for name in _CHOSEN_PROXY)
    variables = sorted(name for name in os.environ if name.lower().endswith("_proxy"))
    return [
        json.dumps(asdict(settings.load_options()), ensure_ascii=False),
        f"proxy of QGIS: {kind if enabled else 'off'}{', with a login' if enabled and login else ''}",
        f"variables for proxies: {', '.join(variables) or 'none'}",
    ]


def _known_secrets() -> Tuple[str, ...]:
    """What this QGIS knows and nobody else may read: of its environment, and of its settings for proxies."""
    stored = QgsSettings()
    values = {name: str(stored.value(name, "") or "") for name in _CHOSEN_PROXY}
    environment = process_environment({})
    return secret_values(environment, {name: value for name, value in values.items() if value})


def _without_names(text: str) -> str:
    for home in _homes():
        text = re.sub(re.escape(home) + r"(?![\w.-])", "~", text, flags=_flags())
    for name in _user_names():
        text = re.sub(rf"(?<=[/\\]){re.escape(name)}(?=[/\\\s'\"]|$)", "…", text, flags=_flags() | re.MULTILINE)
    return text


def _homes() -> List[str]:
    """The user's folder as it may be written: resolved or not, with slashes, and with backslashes as JSON has them."""
    homes = {str(Path.home()), str(Path.home().resolve())}
    forms = {form for home in homes for form in (home, home.replace("\\", "/"), home.replace("\\", "\\\\"))}
    return sorted((form for form in forms if len(form) > 1), key=len, reverse=True)


def _user_names() -> List[str]:
    try:
        names = {getpass.getuser(), Path.home().name}
    except (KeyError, OSError):  # a user without an entry in the system's list
        names = {Path.home().name}
    return sorted(name for name in names if name)


def _flags() -> int:
    return re.IGNORECASE if os.name == "nt" else 0
