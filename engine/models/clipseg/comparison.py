"""The network taken apart beside the published one: how much faster it is, and that it says the same."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from ..devices import choose_device, choose_precision
from ..reduced import reduced
from .family import ClipsegFamily, SplitNetwork
from .packages import need
from .preprocessing import BANDS, CHIP, Preprocessing, enlarge

_BEGIN, _END = 49406, 49407


@dataclass(frozen=True)
class Comparison:
    """What was measured.

    Attributes:
        device: Where it ran.
        precision: In which precision.
        size: Edge of the chip in pixels.
        bands: Of the chip.
        prompts: How many.
        split_s: Seconds of a chip, from reflectance to logits, taken apart: the median.
        published_s: Seconds of the same, the published network being run for every prompt.
        published_over_split: Median over the rounds of the one over the other.
        largest_difference: Of two logits, over the largest logit.
    """

    device: str
    precision: str
    size: int
    bands: tuple[str, ...]
    prompts: int
    split_s: float
    published_s: float
    published_over_split: float
    largest_difference: float


def compare(*, prompts: int = 4, rounds: int = 3, device: str = "auto", precision: str = "auto") -> Comparison:
    """Runs both by turns, with random weights of the published architecture.

    Args:
        prompts: How many.
        rounds: How often each is run; the first round is the slowest.
        device: As in `runtime.open_runtime`.
        precision: As in `runtime.open_runtime`.

    Raises:
        ModelError: A package is missing.
        DeviceError: The device is not there or does not run the precision.
    """
    chosen = choose_device(device)
    chosen_precision = choose_precision(precision, chosen)
    config_class = need("transformers.models.clipseg", "CLIPSegConfig")
    network_class = need("transformers.models.clipseg", "CLIPSegForImageSegmentation")
    torch.manual_seed(1)
    config = config_class(vision_config={"patch_size": 16}, use_complex_transposed_convolution=True)
    model = network_class(config).eval().requires_grad_(False).to(chosen.name)
    words = torch.randint(1, _BEGIN, (prompts, 2))
    ends = torch.tensor([[_BEGIN, _END]]).expand(prompts, -1)
    tokens = torch.cat([ends[:, :1], words, ends[:, 1:]], dim=1).to(chosen.name)
    with torch.inference_mode():
        embeddings = model.clip.get_text_features(tokens).pooler_output
    names = [f"prompt {index}" for index in range(prompts)]
    family = ClipsegFamily(
        SplitNetwork(model), embeddings, names, independent=True, device=chosen.name, precision=chosen_precision
    )
    preprocessing = Preprocessing(config.vision_config.patch_size).to(chosen.name)

    def published(chip: Tensor) -> Tensor:
        with torch.inference_mode():
            pixels = preprocessing(chip).expand(prompts, -1, -1, -1)
            with reduced(chosen.name, chosen_precision):
                logits: Tensor = model(input_ids=tokens, pixel_values=pixels).logits
            return enlarge(logits[None].float(), CHIP, CHIP)

    def split(chip: Tensor) -> Tensor:
        return family.logits(chip, torch.ones(1, len(BANDS), dtype=torch.bool, device=chosen.name))

    chip = torch.randint(1, 6000, (1, len(BANDS), CHIP, CHIP)).to(torch.uint16).to(chosen.name)
    runs = [(*_timed(split, chip), *_timed(published, chip)) for _ in range(rounds)]
    ours, _, theirs, _ = runs[-1]
    return Comparison(
        device=chosen.name,
        precision=chosen_precision,
        size=CHIP,
        bands=BANDS,
        prompts=prompts,
        split_s=statistics.median(fast for _, fast, _, _ in runs),
        published_s=statistics.median(slow for *_, slow in runs),
        published_over_split=statistics.median(slow / fast for _, fast, _, slow in runs),
        largest_difference=float((ours - theirs).abs().max() / theirs.abs().max()),
    )


def _timed(run: Callable[[Tensor], Tensor], chip: Tensor) -> tuple[Tensor, float]:
    started = time.perf_counter()
    logits = run(chip).cpu()  # waits for the device
    return logits, time.perf_counter() - started
