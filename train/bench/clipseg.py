"""The steps of CLIPSeg: as published, with prompts apart from images, and with features that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, RandomSampler

from engine.errors import ModelError
from engine.models.clipseg.network import trim
from engine.models.clipseg.packages import need
from engine.models.clipseg.preprocessing import SEEN

from ..data.clipseg import Batch, ClipsegSamples, FeatureStore
from ..data.clipseg.chips import LABEL
from ..data.clipseg.records import Records
from ..data.clipseg.samples import PROMPTS, OneVsRest, as_it_is
from ..tasks.clipseg import ClipsegTask
from ..tasks.clipseg_network import TrainedClipseg
from .measure import Way

SAMPLES_AN_EPOCH = 8490 * PROMPTS
_CHIPS = 16
"""That are made, and sampled over and over."""
_QUICKER = 5


class AsPublished(ClipsegTask):
    """The same training through transformers' own forward: both towers run for every sample, without gradients."""

    whole: Any
    tokens: Tensor

    def through(self, network: TrainedClipseg) -> AsPublished:
        """Makes it train the decoder of a network that is there."""
        self.network = network
        config = network.model.config
        # Of the towers nothing but their size matters to the time.
        self.whole = need("transformers.models.clipseg", "CLIPSegForImageSegmentation")(config).eval()
        self.whole.requires_grad_(False)
        self.whole.decoder = network.model.decoder
        length, vocabulary = config.text_config.max_position_embeddings, config.text_config.vocab_size
        tokens = torch.randint(3, vocabulary - 2, (len(self.prompts), length), generator=torch.Generator())
        tokens[:, -1] = vocabulary - 1
        self.register_buffer("tokens", tokens, persistent=False)
        return self

    def logits(self, batch: Mapping[str, Tensor]) -> Tensor:
        """As `ClipsegTask.logits`, of images with one prompt each."""
        pixels = self.open().preprocessing.normalised(batch["image"])
        said = self.tokens[batch["prompt"][:, 0]]
        logits: Tensor = self.whole(
            pixel_values=pixels, input_ids=said, attention_mask=torch.ones_like(said), interpolate_pos_encoding=True
        ).logits
        return logits.view(len(said), 1, *pixels.shape[-2:])


def clipseg_ways(task: ClipsegTask, data: ClipsegSamples, folder: Path) -> tuple[tuple[Way, ...], tuple[str, ...]]:
    """The ways of a recipe: one where towers are trained; frozen ones can be run for every sample, or once and for all.

    Args:
        task: The recipe's.
        data: The recipe's.
        folder: Made chips and features go there.

    Returns:
        The ways, and what people should know of them.
    """
    notes = ["made images, which are read as prepared ones are: what preparing costs is not measured"]
    try:
        task.open()
    except ModelError as error:
        notes.append(f"random weights of the published architecture ({error.sentence})")
        task.network = random_network(task)
    network = task.open()
    chips, features = _made(folder, network.model.config)
    batch = data.batch_size

    def way(name: str, key: str, runs: ClipsegTask, *, together: bool, kept: bool, quicker: int = 1) -> Way:
        make = _batches(chips, features if kept else None, batch // PROMPTS if together else batch, together=together)
        return Way(name, key, runs, make, batch, SAMPLES_AN_EPOCH, quicker)

    if not task.frozen_towers:
        name = "an image with all prompts" if data.together else "an image with one prompt"
        return (way(f"towers are trained, {name}", "towers", task, together=data.together, kept=False),), tuple(notes)
    published = AsPublished(
        task.base,
        task.mode.name,
        task.prompts,
        task.hparams["loss"],
        learning_rate=task.learning_rate,
        weight_decay=task.weight_decay,
        rank=task.adapters.rank,
        alpha=task.adapters.alpha,
        dropout=task.adapters.dropout,
    ).through(network)
    ways = [
        way("as published: both towers for every sample", "published", published, together=False, kept=False),
        way("image tower for every sample", "image_tower", task, together=False, kept=False),
        way("features kept", "features_kept", task, together=False, kept=True, quicker=_QUICKER),
    ]
    if batch % PROMPTS == 0:
        name = "features kept, an image with all prompts"
        ways.append(way(name, "features_kept_together", task, together=True, kept=True, quicker=_QUICKER))
    return tuple(ways), tuple(notes)


def random_network(task: ClipsegTask) -> TrainedClipseg:
    """A network of the published architecture with random weights, prepared for a task."""
    config = need("transformers.models.clipseg", "CLIPSegConfig")(
        vision_config={"patch_size": 16}, use_complex_transposed_convolution=True
    )
    model = need("transformers.models.clipseg", "CLIPSegForImageSegmentation")(config)
    trim(model, config, with_text=True)
    end = config.text_config.vocab_size - 1
    tokens = [[end - 1, 1 + number, end] for number in range(len(task.prompts))]
    return TrainedClipseg(model.eval(), tokens, task.mode, task.adapters, task.seed)


def _made(folder: Path, config: Any) -> tuple[Records, FeatureStore]:  # noqa: ANN401
    """Made chips, and features of them."""
    rng = np.random.default_rng(0)
    ids, places = [f"made {number}" for number in range(_CHIPS)], range(_CHIPS)
    chips = Records(folder, ids, (LABEL + 1, SEEN, SEEN), np.uint8, {})
    with chips.filling():
        made = rng.integers(0, 256, (_CHIPS, *chips.shape), np.uint8)
        made[:, LABEL] = _labels(rng)
        chips.write(places, made)
    tokens = 1 + (SEEN // config.vision_config.patch_size) ** 2
    features = FeatureStore(folder, ids, "made", (len(config.extract_layers), tokens, config.vision_config.hidden_size))
    with features.filling():
        features.write(places, rng.standard_normal((_CHIPS, *features.shape), np.float32))
    return chips, features


def _labels(rng: np.random.Generator) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Squares of every class, uint8 [chips, 352, 352]."""
    coarse = rng.integers(0, PROMPTS, (_CHIPS, SEEN // 32, SEEN // 32), np.uint8)
    return coarse.repeat(32, axis=1).repeat(32, axis=2)


def _batches(
    chips: Records, features: FeatureStore | None, size: int, *, together: bool
) -> Callable[[int], Iterable[Batch]]:
    samples = OneVsRest(chips, np.arange(_CHIPS, dtype=np.int64), together=together, features=features)

    def make(count: int) -> Iterable[Batch]:
        sampler = RandomSampler(samples, replacement=True, num_samples=count * size)
        return DataLoader(samples, size, sampler=sampler, collate_fn=as_it_is, pin_memory=torch.cuda.is_available())

    return make
