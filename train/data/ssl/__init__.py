"""Images to learn from without labels, of several sets and any folder; the same sets with labels, to fine-tune."""

from .cloudsen12 import CloudSen12Patches
from .labelled import SslLabelled
from .module import SslPatches
from .rasters import RasterFolder
from .sen12ms import Sen12Ms
from .source import PatchSource
from .splits import label_fraction
from .whus2 import Whus2

__all__ = [
    "CloudSen12Patches",
    "PatchSource",
    "RasterFolder",
    "Sen12Ms",
    "SslLabelled",
    "SslPatches",
    "Whus2",
    "label_fraction",
]
