"""Which module runs which family of networks. The only list of them."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from ..errors import ModelError
from .family import Family

FAMILIES = {
    "clipseg": (".clipseg.family", "ClipsegFamily"),
    "ssl-resnet": (".ssl_resnet.family", "SslResnetFamily"),
    "unet": (".unet", "UNetFamily"),
    "unetmobv2": (".unetmobv2", "UNetMobV2Family"),
}
"""Family → module and class, imported when first used."""


def find_family(name: str) -> type[Family]:
    """The class that runs a family.

    Raises:
        ModelError: This version of the engine does not know it.
    """
    if name not in FAMILIES:
        raise ModelError(f"this version of cloudmask does not run models of the family {name}", "update cloudmask")
    module, attribute = FAMILIES[name]
    return cast("type[Family]", getattr(import_module(module, __package__), attribute))
