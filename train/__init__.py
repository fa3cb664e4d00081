"""Makes the models that the engine runs: simulated clouds on real clear ground, training, evaluation, export."""

import sys

# Lightning, torchmetrics and timm all import torchvision; whichever part of this package is used first needs it whole.
# Python has put "-m" there while it looks for `__main__`, which does the same where an interrupt can be told.
if sys.argv[:1] != ["-m"]:
    from engine.models.torchvision_cure import ensure_importable

    ensure_importable()
