"""The published scoring: four prompts' logits enlarged to the chip, the strongest wins, one confusion matrix of all."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from engine.cards import Decision
from engine.classes import CLASSES
from engine.models.clipseg.preprocessing import enlarge
from engine.models.torch_runtime import decide

from ..scoring.confusion import Matrix, count
from ..tasks.clipseg import ClipsegTask
from .images import ScoredImages

_ARGMAX = Decision(temperature=1.0, rule="argmax")
_CODES = [each.code for each in CLASSES]
_TOGETHER = 4


def strongest(logits: Tensor) -> Tensor:
    """Codes of the classes with the largest logits; of equal ones the first, as where it was published.

    Args:
        logits: float [classes, H, W].

    Returns:
        uint8 [H, W].
    """
    return decide(logits, _CODES, _ARGMAX, ())


def score(task: ClipsegTask, test: ScoredImages, device: torch.device) -> Matrix:
    """Scores a network on the test images.

    Args:
        task: With the weights that are scored; it is moved to the device.
        test: The images.
        device: Where it runs.

    Returns:
        The confusion of all pixels of the padded squares, int64 [4, 4].

    Raises:
        DataError: An image is damaged.
        DiskFullError: There is no room for what is kept of the images.
    """
    task.open()
    task.to(device).eval()
    test.prepare()
    kept = test.features(task.origin, task.features) if task.frozen_towers else None
    total = np.zeros((len(CLASSES), len(CLASSES)), np.int64)
    prompts = torch.arange(len(CLASSES), device=device)
    with torch.inference_mode():
        for first in range(0, len(test), _TOGETHER):
            places = range(first, min(first + _TOGETHER, len(test)))
            seen = {"image": test.images(places)} if kept is None else {"features": kept.read(places)}
            batch = {name: each.to(device) for name, each in seen.items()}
            small = task.logits({**batch, "prompt": prompts.expand(len(places), -1)}).float()
            for place, logits in zip(places, small, strict=True):
                label = test.label(place)
                prediction = strongest(enlarge(logits[None], *label.shape)[0])
                total = total + count(prediction.cpu().numpy(), label)
    return total
