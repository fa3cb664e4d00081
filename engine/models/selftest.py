"""Whether a device really runs a model: a forward pass there, compared with the CPU's."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Any

import numpy as np

from ..catalog import Card
from ..errors import CloudmaskError
from ..tiles import Tiling
from .devices import Device, list_devices
from .runtime import open_runtime

EDGE = 256
AGREEMENT = 0.98
"""Share of pixels on which a device and the CPU must agree; lower precisions round differently."""


def examine_devices(card: Card) -> list[dict[str, Any]]:
    """Runs a model on every device.

    Returns:
        For each device `device`, `title`, `precision`, `seconds` of a forward pass, `agreement` with the CPU in fp32
        (0 to 1), `problem` (a sentence, or None).
    """
    expected = _codes(card, "cpu", "fp32")[0]
    return [_examine(card, device, expected) for device in list_devices()]


def _examine(card: Card, device: Device, expected: np.ndarray[Any, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "device": device.name,
        "title": device.title,
        "precision": device.precisions[0],
        "seconds": None,
        "agreement": None,
        "problem": None,
    }
    try:
        codes, seconds = _codes(card, device.name, "auto")
    except (CloudmaskError, RuntimeError, TypeError) as error:  # a TypeError where it lacks a kind of numbers
        reason = next(iter(str(error).splitlines()), type(error).__name__)  # the rest is advice for programmers
        result["problem"] = f"{device.name} does not run the model: {reason}"
        return result
    agreement = float((codes == expected).mean())
    result.update(seconds=round(seconds, 4), agreement=round(agreement, 4))
    if agreement < AGREEMENT:
        result["problem"] = f"{device.name} gives another mask than the CPU on {1 - agreement:.0%} of pixels"
    return result


def _codes(card: Card, device: str, precision: str) -> tuple[np.ndarray[Any, Any], float]:
    tiling = Tiling.plan(EDGE, EDGE, tile=EDGE, overlap=0, multiple_of=card.inputs.multiple_of)
    row = next(iter(tiling.rows()))
    bands = card.inputs.bands_required
    rng = np.random.default_rng(1)
    ramp = np.linspace(500, 9000, EDGE)[None, None, :] + rng.normal(0, 200, (len(bands), EDGE, EDGE))
    strip = np.clip(ramp, 1, 12_000).astype(np.uint16)
    with closing(open_runtime(card, device=device, precision=precision, batch=1)) as runtime:
        runtime.start(tiling, bands)
        runtime.forward(strip, [0])
        started = time.perf_counter()
        runtime.forward(strip, [0])
        seconds = time.perf_counter() - started
        runtime.add(row, strip, [0], lambda _done: None)
        return runtime.take(EDGE), seconds
