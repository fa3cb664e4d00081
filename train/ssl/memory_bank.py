"""What each image looked like to the network when it last saw it, by several processes together."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, distributed


class MemoryBank:
    """The last embedding of each view of each image.

    No module: torch would send the first process's buffers to all others before each step, over what they have stored.

    Args:
        views: Of an image.
        images: In the training list, over all processes together.
        channels: Of an embedding.

    Attributes:
        embeddings: float32 [views, images, channels].
        filled: Which images have been seen, bool [images].
    """

    def __init__(self, views: int, images: int, channels: int) -> None:
        self.embeddings = torch.zeros(views, images, channels)
        self.filled = torch.zeros(images, dtype=torch.bool)
        self._own = torch.zeros_like(self.filled)

    def to(self, device: torch.device) -> None:
        """Moves it to a device."""
        self.embeddings, self.filled, self._own = (
            each.to(device) for each in (self.embeddings, self.filled, self._own)
        )

    def store(self, index: Tensor, embeddings: Tensor) -> None:
        """Replaces what is known of a batch.

        Args:
            index: int64 [batch], places in the training list.
            embeddings: float [views, batch, channels].
        """
        self.embeddings[:, index] = embeddings.detach().to(self.embeddings)
        self.filled[index] = True
        self._own[index] = True

    def synchronise(self) -> None:
        """Gives every process what all have stored since the last time; all must call it.

        Of an image that several of them saw it is the mean.
        """
        if distributed.is_available() and distributed.is_initialized():
            stored = self.embeddings * self._own[:, None]
            times = self._own.float()
            distributed.all_reduce(stored)
            distributed.all_reduce(times)
            seen = times > 0
            self.embeddings[:, seen] = stored[:, seen] / times[seen, None]
            self.filled |= seen
        self._own.zero_()

    def state_dict(self) -> dict[str, Tensor]:
        """What a checkpoint keeps."""
        return {"embeddings": self.embeddings, "filled": self.filled}

    def load_state_dict(self, stored: Mapping[str, Tensor]) -> None:
        """Takes up what a checkpoint of as many images kept."""
        self.embeddings.copy_(stored["embeddings"])
        self.filled.copy_(stored["filled"])
        self._own.zero_()
