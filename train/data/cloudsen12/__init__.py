"""CloudSEN12 and CloudSEN12+ in every form in which they are published, behind one interface."""

from .chip import IGNORED, Chip
from .dataset import CloudSEN12
from .errors import DataError
from .opening import is_cloudsen12, open_cloudsen12

__all__ = ["IGNORED", "Chip", "CloudSEN12", "DataError", "is_cloudsen12", "open_cloudsen12"]
