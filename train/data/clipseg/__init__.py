"""CloudSEN12+ as CLIPSeg is trained on it: chips prepared once, one-vs-rest samples, features that are kept."""

from .features import FeatureStore
from .module import ClipsegSamples
from .samples import Batch

__all__ = ["Batch", "ClipsegSamples", "FeatureStore"]
