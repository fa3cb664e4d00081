"""Images to learn from without labels, of several sets and any folder; the same sets with labels, to fine-tune."""

from .module import SslPatches
from .rasters import RasterFolder
from .source import PatchSource

__all__ = ["PatchSource", "RasterFolder", "SslPatches"]
