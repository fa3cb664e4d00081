"""Starts a U-Net from the weights of a model, such as the bundled one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load_file

from engine.catalog import find_card
from engine.errors import ModelError
from engine.models.unet import UNet


def load_model(network: UNet, model: str, architecture: Mapping[str, Any]) -> None:
    """Sets all weights of a network to those of a model, in place.

    Args:
        network: A network of `architecture`.
        model: Id of a model that is installed, or a card folder.
        architecture: As a card tells it.

    Raises:
        ModelError: There is no such model, its weights are not what the card says, or it is another network.
    """
    card = find_card(model)
    differing = [name for name, value in architecture.items() if card.architecture.get(name) != value]
    if differing:
        raise ModelError(
            f"training cannot start from the model {card.id}, which has another {' and '.join(differing)}",
            "give the recipe's model the same architecture, or start from another model",
        )
    card.verify()
    try:
        weights = load_file(card.weights_path)
        # Cards leave out the normalisations' counters of steps, which nothing here reads.
        network.load_state_dict({name: each.float() for name, each in weights.items()}, strict=False)
    except (OSError, SafetensorError, RuntimeError) as error:
        raise ModelError(f"the weights of the model {card.id} cannot be read ({error})") from error
