"""Works a LoRA adapter (PEFT) into the weights that it was trained over."""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

from ...cards import Card
from ...errors import ModelError
from .packages import need
from .weights import read_tensors

CONFIG = "adapter_config.json"


def merge_adapter(model: Any, card: Card) -> Any:  # noqa: ANN401 (transformers is imported late)
    """Merges the adapter of a card into a network.

    Args:
        model: The network with the weights of the model that the card builds on; it is changed.
        card: Its folder holds `adapter_config.json`, its weights are the adapter's.

    Returns:
        The network with the adapter in its weights, and no trace of it beside.

    Raises:
        ModelError: The adapter is missing, damaged, of another kind or of another network.
    """
    if not (card.folder / CONFIG).is_file():
        raise ModelError(f"model {card.id} lacks {CONFIG}", "install the model again")
    config_class, lora = need("peft", "PeftConfig"), need("peft", "PeftType").LORA
    adapt, set_adapter = need("peft", "get_peft_model"), need("peft", "set_peft_model_state_dict")
    tensors = read_tensors(card.weights_path)
    try:
        kind = json.loads((card.folder / CONFIG).read_text(encoding="utf-8"))["peft_type"]
        if kind != lora:
            raise ValueError(f"it is of the kind {kind}, not LORA")
        config = config_class.from_pretrained(str(card.folder))
        config.inference_mode = True
        config.base_model_name_or_path = None  # a name of the hub, which PEFT would compare with the folder's
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # what the two libraries have to say to each other
            adapted = adapt(model, config)
        result = set_adapter(adapted, tensors)
        missing = [name for name in result.missing_keys if re.search(r"\.lora_", name)]
        if missing or result.unexpected_keys:
            raise ValueError(f"tensors are missing or unknown, such as {[*missing, *result.unexpected_keys][0]}")
        return adapted.merge_and_unload()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(
            f"the adapter of model {card.id} does not fit {card.base} ({reason[:300]})", "install the model again"
        ) from error
