"""Opens CLIPSeg from the three forms it is published in, as transformers' own modules, without what is not used.

`full`: a folder in the hub's layout, with all weights. `adapter`: a LoRA adapter (PEFT) over such a folder. `decoder`:
the decoder's tensors over such a folder, because nothing else is changed by fine-tuning as it is published: the package
runs both towers without gradients.
"""

from __future__ import annotations

import json
from typing import Any

import torch

from ...cards import Card
from ...errors import ModelError
from .adapter import merge_adapter
from .packages import need
from .weights import read_tensors, set_tensors

FORMS = ("full", "adapter", "decoder")
DECODER = "decoder."


def find_form(card: Card) -> str:
    """The form in which a card's weights are stored.

    Raises:
        ModelError: The card names none, or builds on a model that is not there.
    """
    form = card.architecture.get("form")
    if form not in FORMS:
        raise ModelError(
            f"the field architecture.form of model {card.id} must be one of {', '.join(FORMS)}",
            "correct it in card.json, or install the model again",
        )
    if form != "full" and card.base_card is None:
        hint = f"fetch it with: cloudmask models download {card.base}" if card.base else "name it in weights.base"
        raise ModelError(f"model {card.id} builds on {card.base or 'another model'}, which is not there", hint)
    return str(form)


def home(card: Card) -> Card:
    """The card in whose folder configuration and tokenizer lie: of the model that a card builds on, or itself."""
    return card.base_card or card


def text_origin(card: Card) -> str:
    """What the embedding of a prompt depends on, apart from the prompt: the digests of the weights behind it."""
    adapted = card.sha256 if find_form(card) == "adapter" else ""
    return f"{home(card).sha256}{adapted}"


def read_config(card: Card) -> Any:  # noqa: ANN401 (transformers is imported late)
    """Reads the configuration of the network, a `CLIPSegConfig`.

    Raises:
        ModelError: It is missing, damaged, or that of another network; or the card builds on a model that is not there.
    """
    find_form(card)
    path = home(card).folder / "config.json"
    config_class = need("transformers.models.clipseg", "CLIPSegConfig")
    refusal = need("huggingface_hub.errors", "StrictDataclassError")
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["model_type"] != "clipseg":
            raise ValueError(f"it is that of {stored['model_type']}")
        config = config_class.from_dict(stored)
        _check(config)
    except (OSError, ArithmeticError, ValueError, TypeError, KeyError, AttributeError, refusal) as error:
        raise _meaningless(card, error) from error
    return config


def _meaningless(card: Card, error: Exception) -> ModelError:
    reason = " ".join(str(error).split()) or type(error).__name__
    return ModelError(
        f"the configuration of model {home(card).id} is not one of CLIPSeg ({reason})", "install the model again"
    )


def _check(config: Any) -> None:  # noqa: ANN401
    blocks, read = config.vision_config.num_hidden_layers, config.extract_layers
    if not read or not all(0 <= index < blocks for index in read):
        raise ValueError(f"extract_layers {list(read)} are not all among {blocks} blocks")
    if not 0 <= config.conditional_layer < len(read):
        raise ValueError(f"conditional_layer {config.conditional_layer} is not among {len(read)} blocks")
    if config.reduce_dim % config.decoder_num_attention_heads:
        raise ValueError(f"reduce_dim {config.reduce_dim} is no multiple of the decoder's heads")


def open_model(card: Card, config: Any, *, with_text: bool) -> Any:  # noqa: ANN401
    """Opens the network of a card, in single precision on the CPU.

    Args:
        card: The model's.
        config: As `read_config` reads it.
        with_text: Whether the text tower is needed.

    Returns:
        A `CLIPSegForImageSegmentation` without the parts that are not used: the last blocks of the vision tower and
        what stands behind them, and the text tower where it is not needed.

    Raises:
        ModelError: A file is missing or damaged, or does not fit the configuration.
    """
    form = find_form(card)
    network = need("transformers.models.clipseg", "CLIPSegForImageSegmentation")
    try:
        with torch.device("meta"):
            model = network(config)
    except (ArithmeticError, AttributeError, RuntimeError, TypeError, ValueError) as error:
        raise _meaningless(card, error) from error
    if form != "adapter":  # an adapter speaks of all parts
        trim(model, config, with_text=with_text)
    names = set(model.state_dict())
    own = {name for name in names if form == "full" or (form == "decoder" and name.startswith(DECODER))}
    tensors = read_tensors(card.weights_path, own) if own else {}
    if form != "full":
        tensors |= read_tensors(home(card).weights_path, names - own)
    set_tensors(model, tensors, f"of model {card.id}")
    _number_positions(model)
    model.eval().requires_grad_(False)
    if form == "adapter":
        model = merge_adapter(model, card)
        trim(model, config, with_text=with_text)
    return model


def trim(model: Any, config: Any, *, with_text: bool) -> None:  # noqa: ANN401
    """Takes off what no logit depends on.

    Args:
        model: A whole `CLIPSegForImageSegmentation`; it is changed.
        config: Its configuration.
        with_text: Whether the text tower stays.
    """
    clip = model.clip
    tower = clip.vision_model
    tower.encoder.layers = tower.encoder.layers[: max(config.extract_layers) + 1]
    del tower.post_layernorm, clip.visual_projection, clip.logit_scale
    if not with_text:
        del clip.text_model, clip.text_projection


def _number_positions(model: Any) -> None:  # noqa: ANN401
    """Counts positions from 0: these numbers are not stored, and were not made on the device `meta`."""
    for module in model.modules():
        if "position_ids" in module._buffers:
            module.position_ids = torch.arange(module.position_ids.shape[-1])[None]
