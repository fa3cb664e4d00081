"""Makes the models that the engine runs: simulated clouds on real clear ground, training, evaluation, export."""

from engine.models.torchvision_cure import ensure_importable

# Lightning, torchmetrics and timm all import torchvision; whichever part of this package is used first needs it whole.
ensure_importable()
