"""Folders of models as CloudSEN12's U-Nets are published: the same network, layouts and names, with random weights."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import torch
from makers.models import FOUR_CLASSES, train_normalisations, write_model_card
from safetensors.torch import save_file

from engine.models.torchvision_cure import ensure_importable

L1C = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")
L2A = tuple(band for band in L1C if band != "B10")
FOUR = ("B08", "B04", "B03", "B02")
CLASSES = FOUR_CLASSES
LAYOUTS = ("state_dict", "wrapped", "lightning", "torchscript", "safetensors")


def published_network(bands=L1C, seed=0) -> torch.nn.Module:
    """The published network, with normalisations that have seen something, as after training."""
    ensure_importable()
    import segmentation_models_pytorch as smp

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = smp.Unet("mobilenet_v2", encoder_weights=None, in_channels=len(bands), classes=len(CLASSES))
        train_normalisations(network)
        network.eval().requires_grad_(False)
        # So that every class wins somewhere.
        torch.nn.init.normal_(network.segmentation_head[0].weight, 0, 0.3)
        network.segmentation_head[0].bias.copy_(-network(torch.rand(1, len(bands), 64, 64)).mean(dim=(0, 2, 3)))
    return network


def published_predict(network, reflectance) -> np.ndarray:
    """What the published package does with a network, written down on its own.

    Args:
        network: [1, bands, H, W] to [1, classes, H, W].
        reflectance: float32 [bands, H, W], 0 to 1.

    Returns:
        float32 [classes, H, W]; its argmax is the published mask.
    """
    pads = []
    for edge in reflectance.shape[1:]:
        total = int(np.ceil(edge / 32)) * 32 - edge
        pads.append((total // 2, total - total // 2))
    padded = np.pad(reflectance.astype(np.float32), ((0, 0), *pads), mode="reflect")
    with torch.no_grad():
        logits = network(torch.from_numpy(padded)[None])[0].numpy()
    (above, _), (left, _) = pads
    return logits[:, above : above + reflectance.shape[1], left : left + reflectance.shape[2]]


def write_weights(path: Path, network, layout: str) -> None:
    """Writes a network in one of the layouts in which such weights are to be had.

    Args:
        path: The file.
        network: The network.
        layout: `state_dict` (UNetMobV2_V1 and _V2), `wrapped` (the first release: a table inside a table, each name
            behind `model.`), `lightning` (the same with what a training run keeps beside it), `torchscript`
            (cloudsen12-l2a, dtacs4bands, landsat30), `safetensors`.
    """
    state = network.state_dict()
    wrapped = {f"model.{name}": each for name, each in state.items()}
    if layout == "state_dict":
        torch.save(state, path)
    elif layout == "wrapped":
        torch.save({"state_dict": wrapped}, path)
    elif layout == "lightning":
        torch.save({"epoch": 12, "state_dict": wrapped, "hyper_parameters": {"lr": 1e-3}, "callbacks": {}}, path)
    elif layout == "torchscript":
        write_torchscript(path, network, torch.zeros(1, state["encoder.features.0.0.weight"].shape[1], 64, 64))
    elif layout == "safetensors":
        save_file({name: each for name, each in state.items() if "num_batches" not in name}, path)
    else:
        raise ValueError(layout)


def write_torchscript(path: Path, network: torch.nn.Module, example: torch.Tensor) -> None:
    """Traces a network on an example and writes the archive."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # what is published is in this layout all the same
        torch.jit.trace(network, example, check_trace=False).save(path)


def write_unetmobv2(models: Path, name="unetmobv2-made", *, bands=L1C, layout="state_dict", seed=0, **inputs) -> Path:
    """Writes a model's folder into a folder of models (`CLOUDMASK_MODELS`); returns it.

    Args:
        models: The folder of models.
        name: The model's id.
        bands: The network's, in its order.
        layout: As `write_weights` has them.
        seed: Of the random weights.
        inputs: What else the card says of its inputs (`tile`, `overlap`, `levels` and so on).
    """
    folder = models / name
    folder.mkdir(parents=True)
    weights = "made.safetensors" if layout == "safetensors" else "made.pt"
    write_weights(folder / weights, published_network(bands, seed), layout)
    write_card(folder, weights, bands, layout, **inputs)
    return folder


def write_card(folder: Path, weights: str, bands=L1C, layout="state_dict", **inputs) -> None:
    """Writes `card.json` and `SHA256SUMS` beside weights that are there."""
    architecture = {
        "encoder": "mobilenet_v2",
        "bands": list(bands),
        "classes": list(CLASSES),
        "form": "torchscript" if layout == "torchscript" else "state_dict",
    }
    fields = {"bands_required": list(bands), "bands_optional": [], "levels": ["L1C", "L2A"]}
    fields |= {"tile": 512, "overlap": 64, "multiple_of": 32, **inputs}
    write_model_card(folder, weights, "unetmobv2", architecture, fields)
