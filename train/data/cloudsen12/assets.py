"""A chip as several named rasters, as TACO has it: an image, the human label, and masks of algorithms."""

from __future__ import annotations

from collections.abc import Mapping

from .bands import image_of
from .errors import DataError
from .forms import Stored
from .rasters import read_plane, read_raster
from .stack import read_stack, require_level

_TARGET = "target"
EXTRA_ROLE = "cloudmask_"
"""How the names of algorithms' masks begin."""


def read_assets(assets: Mapping[str, str], product: str, chip: str) -> Stored:
    """Image and label of a chip.

    Args:
        assets: What GDAL opens, by name (`s2l1c`, `target`); a single one holds bands and label together.
        product: `L1C` or `L2A`.
        chip: What errors name.

    Raises:
        DataError: The image of that level is not there, or damaged.
    """
    named = {_plain(name): asset for name, asset in assets.items()}
    images = {name: asset for name, asset in named.items() if name != _TARGET}
    if len(named) == 1 and images:
        require_level(product, chip)
        return read_stack(next(iter(images.values())), chip)
    path = require_asset(images, _image_name(images, product), chip)
    image, bands = image_of(*read_raster(path, chip), product, chip)
    target = named.get(_TARGET)
    return Stored(image, bands, None if target is None else read_plane(target, f"the label of {chip}"))


def require_asset(assets: Mapping[str, str], name: str, chip: str) -> str:
    """An asset by its name.

    Raises:
        DataError: There is none.
    """
    if name not in assets:
        listed = ", ".join(sorted(assets)) or "nothing"
        raise DataError(f"{chip} has no {name}, but {listed}", "check the product, or download it again")
    return assets[name]


def _image_name(images: Mapping[str, str], product: str) -> str:
    level = product.lower()
    found = [name for name in images if level in name]
    others = [name for name in images if not any(other in name for other in ("l1c", "l2a"))]
    return found[0] if found else others[0] if len(others) == 1 and len(images) == 1 else f"s2{level}"


def _plain(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0].lower()
