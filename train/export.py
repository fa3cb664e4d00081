"""Turns a checkpoint into a card folder that the engine opens: card.json, weights.safetensors, SHA256SUMS."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from engine.errors import UsageError
from engine.models.unet import DEEPEST_STRIDE, UNet, build_network

from .card_folder import AVERAGE, RECIPES, ExportError, add_measured, open_checkpoint, read_template, write_folder
from .scoring.for_cards import card_metrics

CLIPSEG, SSL_RESNET, UNETMOBV2 = "clipseg", "ssl-resnet", "unetmobv2"
"""What checkpoints call the families that are exported elsewhere."""

DEFAULT_TEMPLATE = RECIPES / "unet_default_card.yaml"

CLEAR_SURFACE = "clear held-out chips: "
"""How the data set of a figure begins that was measured on clear ground of one surface; the surface follows."""

_ERROR_FIELDS = {
    "false cloud, mean percent": "false_cloud_percent",
    "false shadow, mean percent": "false_shadow_percent",
}


def export_checkpoint(
    checkpoint: Path,
    folder: Path,
    *,
    template: Path | None = None,
    metrics: Path | None = None,
    temperature: float | None = None,
    base: str | None = None,
) -> None:
    """Writes the card folder of a checkpoint, in the way of its family.

    Args:
        checkpoint: What `fit` wrote, or the folder of a run, whose best checkpoint is taken.
        folder: Where to, named like the model.
        template: YAML with what the card says in words; None for that of the family.
        metrics: Figures that `evaluate` wrote, to stand in the card.
        temperature: Logits are divided by it before they become probabilities; None for the template's.
        base: Id or folder of the model that a CLIPSeg was trained from; None for the one that the checkpoint tells.

    Raises:
        ExportError: The checkpoint or another file cannot be read, or the engine refuses the card that came of it.
        UsageError: The family has no use for one of the options.
        TargetError: Something lies in the folder.
    """
    checkpoint = best_of(checkpoint) if checkpoint.is_dir() else checkpoint
    family = _family_of(checkpoint)
    figures, errors = split_errors(read_metrics(metrics) if metrics else ())
    if family == CLIPSEG:
        from .export_clipseg import export_clipseg

        _refuse("a CLIPSeg", {"--template": template, "--temperature": temperature})
        export_clipseg(checkpoint, folder, base=base, metrics=figures)
        return
    _refuse("a ResNet-18" if family == SSL_RESNET else "a U-Net", {"--base": base})
    if family == UNETMOBV2:
        from .export_unetmobv2 import export_unetmobv2

        export_unetmobv2(checkpoint, folder, template, figures, errors, temperature)
    elif family == SSL_RESNET:
        from .export_ssl_resnet import export_ssl_resnet

        export_ssl_resnet(checkpoint, folder, template, figures, errors, temperature)
    elif family is None:
        architecture, network = network_of(checkpoint)
        write_card(folder, template or DEFAULT_TEMPLATE, architecture, network, figures, errors, temperature)
    else:
        raise ExportError(f"{checkpoint} is of the family {family}, which this version of cloudmask does not know")


def best_of(run: Path) -> Path:
    """The checkpoint of a run that scored best on its validation images; the last one where they do not choose.

    Raises:
        ExportError: There is no checkpoint of a run.
    """
    kept = run / "checkpoints"
    last = kept / "last.ckpt"
    if not last.is_file():
        raise ExportError(f"there is no run in {run}", "give a folder such as runs/clipseg_fft, or a checkpoint")
    for state in _read(last)["callbacks"].values():
        best = kept / Path(state.get("best_model_path") or last).name
        if state.get("monitor") and best.is_file():
            return best
    return last


def _refuse(what: str, options: Mapping[str, object]) -> None:
    given = [option for option, value in options.items() if value is not None]
    if given:
        raise UsageError(f"the card of {what} has no use for {given[0]}", "leave it out")


def _family_of(path: Path) -> str | None:
    """What a checkpoint calls its family; None for the U-Nets of the default model's kind, which say none."""
    told = _read(path)["hyper_parameters"].get("family")
    return None if told is None else str(told)


def _read(path: Path) -> dict[str, Any]:
    with open_checkpoint(path) as checkpoint:
        told = {each: dict(checkpoint[each]) for each in ("hyper_parameters", "state_dict")}
        told["callbacks"] = dict(checkpoint.get("callbacks", {}))
    return told


def load_checkpoint(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """The architecture and the averaged weights of a training run's checkpoint.

    Raises:
        ExportError: The file is missing, unreadable, or no checkpoint of the segmentation task.
    """
    checkpoint = _read(path)
    told, state = checkpoint["hyper_parameters"], checkpoint["state_dict"]
    if "family" in told:
        raise ExportError(
            f"{path} is of the family {told['family']}", "make a card folder of it: python -m train export"
        )
    weights = {name.removeprefix(AVERAGE): tensor for name, tensor in state.items() if name.startswith(AVERAGE)}
    if "architecture" not in told or not weights:
        raise ExportError(f"{path} is not a checkpoint of `python -m train fit`")
    return dict(told["architecture"]), weights


def network_of(path: Path) -> tuple[dict[str, Any], UNet]:
    """The architecture and the network of a checkpoint, with averaged weights, ready to run."""
    architecture, weights = load_checkpoint(path)
    network = build_network(architecture)
    network.load_state_dict(weights)
    return architecture, network.eval()


def write_card(
    folder: Path,
    template: Path,
    architecture: Mapping[str, Any],
    network: UNet,
    metrics: Sequence[Mapping[str, Any]] = (),
    errors: Sequence[Mapping[str, Any]] = (),
    temperature: float | None = None,
) -> None:
    """Writes a card folder; the same arguments give the same bytes.

    Args:
        folder: Made where it is missing; what it holds under the three names is replaced.
        template: YAML with everything that a person writes.
        architecture: Arguments of the network.
        network: The network, in any precision; stored as half precision.
        metrics: What was measured, as entries of the card.
        errors: What clear ground is taken for, by surface, as entries of the card.
        temperature: Logits are divided by it before they become probabilities; None for the template's.

    Raises:
        ExportError: The template cannot be read, or the engine refuses the card that came of it.
    """
    card = read_template(template)
    card |= {"architecture": dict(architecture), "weights": {}}  # these stand above what was measured
    card["inputs"]["multiple_of"] = DEEPEST_STRIDE
    add_measured(card, metrics, errors, temperature, giga_macs_per_megapixel(network, len(architecture["bands"])))
    folder.mkdir(parents=True, exist_ok=True)
    write_folder(folder, card, network.state_dict(), torch.float16)


def giga_macs_per_megapixel(network: nn.Module, band_count: int, edge: int = 256) -> float:
    """Multiply-and-add operations of the convolutions, in units of 10⁹ for 10⁶ input pixels."""
    total = 0

    def count(module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        nonlocal total
        if isinstance(module, nn.Conv2d):
            taps = module.kernel_size[0] * module.kernel_size[1] * module.in_channels // module.groups
            total += taps * output.numel()

    hooks = [module.register_forward_hook(count) for module in network.modules() if isinstance(module, nn.Conv2d)]
    training = network.training
    with torch.inference_mode():
        network.eval()(
            torch.ones(1, band_count, edge, edge, dtype=torch.uint16), torch.ones(1, band_count, dtype=torch.bool)
        )
    network.train(training)
    for hook in hooks:
        hook.remove()
    return total / 1e9 / (edge * edge / 1e6)


def read_metrics(path: Path) -> list[dict[str, Any]]:
    """The figures that `evaluate` wrote, on CloudSEN12 or on the project's own images, as entries of a card.

    Raises:
        ExportError: The file is missing, holds something else, or scores of several models.
    """
    try:
        metrics = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError(f"the figures {path} cannot be read") from error
    if isinstance(metrics, dict):
        return _scores_on_cloudsen12(path, metrics)
    if not isinstance(metrics, list) or not all(isinstance(metric, dict) and "value" in metric for metric in metrics):
        raise ExportError(f"{path} does not hold the figures that `evaluate` writes")
    return metrics


def _scores_on_cloudsen12(path: Path, scores: Mapping[str, Any]) -> list[dict[str, Any]]:
    models = scores.get("models")
    if isinstance(models, list) and len(models) > 1:
        raise ExportError(f"{path} holds scores of {len(models)} models", "score the one of the card alone")
    try:
        return card_metrics(scores)
    except (KeyError, TypeError, ValueError) as error:
        raise ExportError(f"{path} does not hold the figures that `evaluate` writes") from error


def split_errors(
    metrics: Sequence[Mapping[str, Any]],
) -> tuple[list[Mapping[str, Any]], list[dict[str, Any]]]:
    """Takes the errors by surface out of the figures, so that each stands in a card once.

    Args:
        metrics: What `read_metrics` gives. Errors are the mean shares of false cloud and false shadow in data sets
            whose name begins with `CLEAR_SURFACE`; their split reads `BANDS, N images` (or chips).

    Returns:
        The other figures, and the card's `errors`.

    Raises:
        ExportError: A split does not tell bands and chips, or cloud or shadow was not measured.
    """
    others: list[Mapping[str, Any]] = []
    shares: dict[tuple[str, str], dict[str, Any]] = {}
    for metric in metrics:
        dataset, field = str(metric.get("dataset")), _ERROR_FIELDS.get(str(metric.get("name")))
        if field is None or not dataset.startswith(CLEAR_SURFACE):
            others.append(metric)
        else:
            shares.setdefault((dataset, str(metric.get("split"))), {})[field] = metric["value"]
    return others, [_surface_errors(*measured, found) for measured, found in shares.items()]


def _surface_errors(dataset: str, split: str, shares: Mapping[str, Any]) -> dict[str, Any]:
    told = re.fullmatch(r"(.+), (\d+) (?:chip|image)s?", split)
    if told is None or len(shares) < len(_ERROR_FIELDS):
        wanted = ", ".join(_ERROR_FIELDS)
        raise ExportError(
            f"the figures of {dataset} need {wanted}, each with a split like `RGB, 15 images`, not {split}"
        )
    return {
        "surface": dataset.removeprefix(CLEAR_SURFACE),
        "bands": told[1],
        **{field: shares[field] for field in _ERROR_FIELDS.values()},
        "chips": int(told[2]),
    }
