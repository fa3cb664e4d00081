"""The number formats that networks run in."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch

_REDUCED = {"bf16": torch.bfloat16, "fp16": torch.float16}


def reduced(device: str, precision: str) -> AbstractContextManager[object]:
    """Runs what stands inside in a precision, as far as torch trusts its operators with it.

    Args:
        device: `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `fp32`, `bf16` or `fp16`.
    """
    if precision == "fp32":
        return nullcontext()
    return torch.autocast(torch.device(device).type, dtype=_REDUCED[precision])
