"""Files of probabilities made by code."""

from __future__ import annotations

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from scipy.ndimage import gaussian_filter

from engine.classes import CERTAIN, CLASSES, NODATA
from engine.grid import Grid
from engine.output.probabilities import ProbabilityWriter

UTM = CRS.from_epsg(32631)
NORTH_UP = Affine(10, 0, 600_000, 0, -10, 4_900_020)
NAMES = tuple(each.name for each in CLASSES)


def made_up(height, width, seed=1, smooth=6.0):
    """Patches of all classes, uint8 [4, height, width], with a corner that holds no data."""
    rng = np.random.default_rng(seed)
    logits = np.stack([gaussian_filter(rng.standard_normal((height, width)), smooth) for _ in NAMES])
    logits = 3 * logits / max(float(logits.std()), 1e-9) + 0.5 * rng.standard_normal(logits.shape)
    share = np.exp(logits) / np.exp(logits).sum(0)
    values = np.floor(share * CERTAIN).astype(np.uint8)
    values[0] += (CERTAIN - values.sum(0, dtype=int)).astype(np.uint8)
    values[:, : height // 8, : width // 6] = NODATA
    return values


def write_probabilities(path, values, *, rule="joined-cloud", transform=NORTH_UP, crs=UTM, names=NAMES, scene="a.SAFE"):
    with ProbabilityWriter(path, Grid(*values.shape[1:], transform, crs), names, rule=rule) as writer:
        for row in range(0, values.shape[1], 300):
            writer.write(row, values[:, row : row + 300])
        writer.finish({"CLOUDMASK_SOURCE": scene, "CLOUDMASK_MODEL": "unet", "CLOUDMASK_MODEL_SHA256": "ab" * 32})
    return path
