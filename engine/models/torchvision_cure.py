"""Makes `import torchvision` work beside a torch that its compiled operators were not built for.

timm imports torchvision at module level for a few pure Python helpers. The wheels on PyPI are built against the CUDA
torch; beside the CPU torch their operator library cannot be loaded, so `torchvision::nms` is never registered, and the
import ends with "operator torchvision::nms does not exist" although nothing here calls it. With the two schemas defined
that torchvision's Python side registers fake kernels for, the import succeeds; the compiled operators stay missing
(`torchvision.extension._has_ops()` is False) and say so when they are called.
"""

from __future__ import annotations

import importlib
import sys

import torch

_SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_MISSING = "operator torchvision::nms does not exist"
_libraries: list[torch.library.Library] = []  # a schema lives as long as the Library that defined it


def ensure_importable() -> None:
    """Import torchvision, after defining its missing operator schemas where it does not import without them.

    Does nothing where torchvision imports as it is. Where it is not installed, the ImportError is left to whoever
    needs it.

    Raises:
        RuntimeError: torchvision fails for another reason than its missing operators.
    """
    try:
        importlib.import_module("torchvision")
    except ModuleNotFoundError:
        return
    except RuntimeError as error:
        if _MISSING not in str(error):
            raise
        _define_operators()
        _forget_half_imported()
        importlib.import_module("torchvision")


def _define_operators() -> None:
    if _libraries:
        return
    library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for schema in _SCHEMAS:
        library.define(schema)  # type: ignore[no-untyped-call]
    _libraries.append(library)


def _forget_half_imported() -> None:
    for name in [name for name in sys.modules if name == "torchvision" or name.startswith("torchvision.")]:
        del sys.modules[name]
