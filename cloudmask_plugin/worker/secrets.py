"""Texts of the worker without what nobody else may read."""

from __future__ import annotations

import re
from typing import Iterable, List, Mapping, Tuple
from urllib.parse import quote, unquote

from qgis.PyQt.QtCore import QProcessEnvironment

from ...engine import protocol

SHORTEST = 4
"""Letters: shorter values are words such as `YES`."""

_SECRET = re.compile(r"SECRET|TOKEN|PASSW|USERPWD|ACCESS_KEY|ACCOUNT_KEY|SAS$|CREDENTIAL|HEADERS$")
"""Names of variables whose values nobody may read."""


def secret_values(environment: QProcessEnvironment, credentials: Mapping[str, str]) -> Tuple[str, ...]:
    """What a process knows and its texts may not show.

    Args:
        environment: Its variables, of which some name a key, and those of proxies hold a user and a password.
        credentials: All of these.
    """
    values: List[str] = list(credentials.values())
    for name in environment.keys():  # noqa: SIM118 - no mapping
        value = environment.value(name)
        if _SECRET.search(name.upper()):
            values.append(value)
        elif name.upper().endswith("_PROXY"):
            values.append(value.split("://")[-1].rpartition("@")[0])
    parts = [part for value in values for part in re.split(r"[:\s]+", value)]  # of `user:password`, `Bearer …`
    plain = {each.strip() for each in (*values, *parts)}
    forms = plain | {unquote(each) for each in plain} | {quote(each, safe="") for each in plain}
    return tuple(sorted((each for each in forms if len(each) >= SHORTEST), key=len, reverse=True))


def without_secrets(text: str, values: Iterable[str]) -> str:
    """A text without these values, and without queries, users and passwords of addresses."""
    for value in values:
        text = text.replace(value, "…")
    return protocol.without_secrets(text)
