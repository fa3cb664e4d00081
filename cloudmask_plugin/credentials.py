"""Credentials of a layer as settings of GDAL, which reach the worker by its environment and are written nowhere."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping

from qgis.core import QgsApplication, QgsAuthMethodConfig

from .failure import Failure, FailureError
from .translate import tr


def environment_of(parts: Mapping[str, Any], name: str) -> Dict[str, str]:
    """Settings of GDAL with which the worker gets in where QGIS does.

    Args:
        parts: Of the layer's source, as `QgsProviderRegistry.decodeUri` gives them.
        name: The layer's, for messages.

    Raises:
        FailureError: QGIS keeps credentials of a kind that cannot be handed on.
    """
    told = parts.get("credentialOptions") or {}
    environment = {str(key): str(value) for key, value in dict(told).items()}
    if parts.get("authcfg"):
        environment.update(_of_configuration(str(parts["authcfg"]), name))
    return environment


def _of_configuration(identity: str, name: str) -> Dict[str, str]:
    configuration = QgsAuthMethodConfig()
    loaded = QgsApplication.authManager().loadAuthenticationConfig(identity, configuration, True)
    if not ((isinstance(loaded, tuple) and loaded[0]) or loaded is True):
        raise FailureError(
            Failure(
                "layer",
                tr("QGIS does not hand out the credentials of '{name}'").format(name=name),
                tr("unlock QGIS's authentication database with its master password, or choose the credentials anew"),
            )
        )
    method = configuration.method()
    if method not in _METHODS:
        raise FailureError(
            Failure(
                "layer",
                tr("'{name}' is opened with credentials of the kind {kind}, which only QGIS can use").format(
                    name=name, kind=method
                ),
                tr("use a user name with a password or a key in a header, or download the scene and add its files"),
            )
        )
    return _METHODS[method](configuration.configMap())


def _basic(values: Mapping[str, str]) -> Dict[str, str]:
    return {"GDAL_HTTP_USERPWD": f"{values.get('username', '')}:{values.get('password', '')}"}


def _header(values: Mapping[str, str]) -> Dict[str, str]:
    return {"GDAL_HTTP_HEADERS": "\r\n".join(f"{key}: {value}" for key, value in sorted(values.items()))}


def _amazon(values: Mapping[str, str]) -> Dict[str, str]:
    named = (("AWS_ACCESS_KEY_ID", "username"), ("AWS_SECRET_ACCESS_KEY", "password"), ("AWS_REGION", "region"))
    return {target: values[key] for target, key in named if values.get(key)}


_METHODS: Mapping[str, Callable[[Mapping[str, str]], Dict[str, str]]] = {
    "Basic": _basic,
    "APIHeader": _header,
    "AWSS3": _amazon,
}
