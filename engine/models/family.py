"""What a family of networks must offer to be run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from ..errors import ModelError

if TYPE_CHECKING:
    from torch import Tensor

    from ..catalog import Card


SurveyBatch: TypeAlias = "tuple[Tensor, Tensor, Tensor]"
"""Tiles of a scene before a run: what `Family.logits` takes, and each pixel's weight, float32 [N, height, width]."""


class Family(Protocol):
    """One kind of network, opened from a card.

    Scaling and normalisation happen inside, on the device; whoever calls it hands over what the sensor measured.

    Attributes:
        bands: Bands in the order in which `logits` takes them.
        classes: Class names in the order of the logits: the card's, or those that `Legend.of` gives to prompts.
        independent: Whether a class is probable or not whatever the others are, as several prompts are: its probability
            is the sigmoid of its logit, and not its part of a softmax over all. Looked at where prompts are given.
    """

    bands: tuple[str, ...]
    classes: tuple[str, ...]
    independent: bool

    @classmethod
    def load(cls, card: Card, device: str, precision: str, prompts: Sequence[str] | None = None) -> Family:
        """Opens the network of a card.

        Args:
            card: The model's card; its weights have been verified.
            device: `cpu`, `cuda`, `cuda:1`, `mps`.
            precision: `fp32`, `bf16` or `fp16`.
            prompts: What to look for, where the family takes text; None for the classes of the card.

        Raises:
            ModelError: The weights do not fit the architecture, or the family takes no text.
        """

    def logits(self, batch: Tensor, band_presence: Tensor) -> Tensor:
        """Runs the network.

        Args:
            batch: uint16 [N, bands, height, width] on the device, reflectance × 10 000, 0 where there is no data.
            band_presence: bool [N, bands] on the device; a band that is absent holds zeros.

        Returns:
            float32 [N, classes, height, width] on the device.
        """


@runtime_checkable
class SurveyingFamily(Protocol):
    """A family whose network needs to know something of the whole scene, which no tile tells."""

    def survey(self, batches: Iterable[SurveyBatch]) -> None:
        """Looks at tiles of a scene before the run, and keeps what it needs of them.

        Args:
            batches: Tiles spread over the scene; all of a small one. Pixels weigh as they do when tiles are blended: 0
                where there is no data and in the `margin`, and where all tiles are there, 1 in sum for each pixel.
                They are made one at a time, and may end in an error by which somebody cancels.
        """


def margin_of(family: Family) -> int:
    """Pixels at each edge of a tile that see too little of their surroundings, and count only where no other tile is.

    A family tells it as its attribute `margin`; one that has none blends tiles from edge to edge.
    """
    return int(getattr(family, "margin", 0))


def refuse_prompts(card: Card, prompts: Sequence[str] | None) -> None:
    """Refuses texts for a model that knows its classes from training.

    Raises:
        ModelError: There are some.
    """
    if prompts:
        raise ModelError(f"model {card.id} takes no prompts", "leave --prompt out or choose a model that takes text")


def read_names(card: Card, field: str) -> tuple[str, ...]:
    """Names in the `architecture` of a card.

    Raises:
        ModelError: The field is no list of names.
    """
    names = card.architecture.get(field)
    if not isinstance(names, (list, tuple)) or not names or not all(isinstance(name, str) for name in names):
        raise ModelError(f"the field architecture.{field} of model {card.id} must be a list of names")
    return tuple(names)
