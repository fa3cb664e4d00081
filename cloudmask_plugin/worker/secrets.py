"""Texts of the worker without what nobody else may read."""

from __future__ import annotations

from typing import Iterable, List, Mapping, Tuple
from urllib.parse import quote, unquote, urlsplit

from qgis.PyQt.QtCore import QProcessEnvironment

from ...engine import protocol

SHORTEST = 4
"""Letters: shorter values are words such as `YES`."""


def secret_values(environment: QProcessEnvironment, credentials: Mapping[str, str]) -> Tuple[str, ...]:
    """What a process knows and its texts may not show: values of its credentials, and the proxy's password."""
    values: List[str] = list(credentials.values())
    for name in (
        "http_proxy",
        "https_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "GDAL_HTTP_PROXYUSERPWD",
        "GDAL_HTTP_USERPWD",
    ):
        told = environment.value(name)
        login = told if name.startswith("GDAL") else urlsplit(told).netloc.rpartition("@")[0]
        values += [login, *login.split(":")[1:]]
    plain = {each.strip() for each in values} | {unquote(each) for each in values}
    forms = plain | {quote(each, safe="") for each in plain}
    return tuple(sorted((each for each in forms if len(each) >= SHORTEST), key=len, reverse=True))


def without_secrets(text: str, values: Iterable[str]) -> str:
    """A text without these values, and without queries, users and passwords of addresses."""
    for value in values:
        text = text.replace(value, "…")
    return protocol.without_secrets(text)
