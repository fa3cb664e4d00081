"""Prompts: their tokens, and what CLIP's text tower makes of them, computed once and kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ...errors import ModelError
from .packages import need

KEPT = 512
"""Embeddings that are kept, of 2 KiB each."""

_SHOWN = 40


class Embeddings:
    """Embeddings of prompts, kept from one run to the next; the least recently used ones go first.

    Safe to use from several threads.
    """

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, str], Tensor] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, origin: str, prompt: str) -> Tensor | None:
        """The embedding of a prompt by the weights of an origin, if it is known."""
        with self._lock:
            if (origin, prompt) not in self._kept:
                return None
            self._kept.move_to_end((origin, prompt))
            return self._kept[origin, prompt]

    def keep(self, origin: str, prompt: str, embedding: Tensor) -> None:
        """Remembers an embedding."""
        with self._lock:
            self._kept[origin, prompt] = embedding
            self._kept.move_to_end((origin, prompt))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def read_tokenizer(folder: Path, vocabulary: int) -> Any:  # noqa: ANN401 (transformers is imported late)
    """Reads CLIP's tokenizer from a folder in the hub's layout.

    Args:
        folder: With `tokenizer.json`, or `vocab.json` and `merges.txt`.
        vocabulary: Tokens that the network knows.

    Raises:
        ModelError: The files are missing or damaged, or belong to another network.
    """
    names = ("tokenizer.json",) if (folder / "tokenizer.json").is_file() else ("vocab.json", "merges.txt")
    lacking = [name for name in names if not (folder / name).is_file()]
    if lacking:
        raise ModelError(f"the tokenizer of {folder.name} is missing ({', '.join(lacking)})", "install the model again")
    tokenizer_class = need("transformers.models.clip", "CLIPTokenizer")
    try:
        tokenizer = tokenizer_class.from_pretrained(str(folder), local_files_only=True)
        if len(tokenizer) != vocabulary:
            raise ValueError(f"it has {len(tokenizer)} tokens, and the network knows {vocabulary}")
    except Exception as error:  # the tokenizer's library raises no other class
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(
            f"the tokenizer of {folder.name} cannot be used ({reason[:300]})", "install the model again"
        ) from error
    return tokenizer


def read_tokens(tokenizer: Any, prompt: str, most: int) -> list[int]:  # noqa: ANN401
    """The tokens of a prompt, with those of its begin and end.

    Args:
        tokenizer: As `read_tokenizer` returns it.
        prompt: The text.
        most: Tokens that the network reads.

    Raises:
        ModelError: There are more.
    """
    tokens = [int(token) for token in tokenizer(prompt, verbose=False)["input_ids"]]
    if len(tokens) > most:
        shown = prompt if len(prompt) <= _SHOWN else f"{prompt[:_SHOWN].rstrip()}…"
        raise ModelError(
            f"the prompt '{shown}' has {len(tokens)} tokens with its begin and end, and the model reads {most} at most",
            "say it in fewer words",
        )
    return tokens


def embed(model: Any, tokens: list[int]) -> Tensor:  # noqa: ANN401
    """What the text tower makes of a prompt.

    Each prompt goes alone, so that its embedding does not depend on the others. Padding would change nothing: the tower
    looks back only, and its output is taken at the prompt's end. Gradients flow through where the caller records them.

    Args:
        model: A `CLIPSegModel`.
        tokens: Of the prompt.

    Returns:
        float32 [projected width], not normalised, where the model is.
    """
    features = model.get_text_features(torch.tensor([tokens], device=model.text_projection.weight.device))
    embedding: Tensor = features.pooler_output[0]
    return embedding
