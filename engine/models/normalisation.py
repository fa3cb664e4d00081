"""From measured reflectance to the planes that a network sees, for any subset of the bands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import torch
from torch import Tensor, nn

from ..sentinel2 import QUANTIFICATION

_BRIGHTEST = 1.5
_CENTRE_AND_SPREAD = {"B09": (0.22, 0.15), "B10": (0.06, 0.06)}
_USUAL_CENTRE_AND_SPREAD = (0.36, 0.20)


class Normalisation(nn.Module):
    """Turns measured reflectance into input planes: one plane of values and one of presence for each band.

    A value plane holds the square root of reflectance, centred and scaled. The root spreads dark ground and keeps
    cloud within reach; bands 9 and 10 have scales of their own, because clear land is 0.03–0.1 and 0.001–0.002 there
    and cirrus only 0.01–0.1. A band is present at a pixel where the scene has it and its value is not 0. Where it is
    absent both its planes are 0, whatever the batch holds there.

    Args:
        bands: Bands in the order of the batches.
        reduction: Edge of the blocks of pixels whose mean reflectance makes one pixel of the planes.
        with_presence: Whether planes of presence follow those of values.
    """

    slope: Tensor
    offset: Tensor

    def __init__(self, bands: Sequence[str], reduction: int = 1, *, with_presence: bool = True) -> None:
        super().__init__()
        self.reduction, self.with_presence = reduction, with_presence
        scales = torch.tensor([_CENTRE_AND_SPREAD.get(band, _USUAL_CENTRE_AND_SPREAD) for band in bands])
        centre, spread = scales[:, 0, None, None], scales[:, 1, None, None]
        self.register_buffer("slope", QUANTIFICATION**-0.5 / spread, persistent=False)
        self.register_buffer("offset", -centre / spread, persistent=False)

    def forward(self, reflectance: Tensor, band_presence: Tensor) -> Tensor:
        """Normalises a batch.

        Args:
            reflectance: uint16 [N, bands, H, W], reflectance × 10 000, 0 where there is no data.
            band_presence: bool [N, bands].

        Returns:
            float32 [N, 2 × bands, H / reduction, W / reduction], channels last: the value planes, then the presence
            planes, if there are any.
        """
        count, bands = band_presence.shape
        # Converting what no sample has would cost as much as the first layers of a light network.
        given = band_presence.any(dim=0).nonzero().flatten()
        values = (reflectance if len(given) == bands else reflectance[:, given]).to(torch.float32)
        if self.reduction > 1:
            values = _block_means(values, self.reduction)
        present = ((values > 0) & band_presence[:, given, None, None]).to(values.dtype)
        values = values.clamp_(max=_BRIGHTEST * QUANTIFICATION).sqrt_()
        values = torch.addcmul(self.offset[given], values, self.slope[given]).mul_(present)
        # Joined and filled up with the channels last already: reordering every plane at the end takes twice as long.
        planes = values.contiguous(memory_format=torch.channels_last)
        every = bands
        if self.with_presence:
            planes = torch.cat([planes, present.contiguous(memory_format=torch.channels_last)], dim=1)
            given, every = torch.cat([given, bands + given]), 2 * bands
        if len(given) == every:
            return planes
        height, width = planes.shape[-2:]
        return planes.new_zeros(count, height, width, every).permute(0, 3, 1, 2).index_copy_(1, given, planes)


def _block_means(values: Tensor, edge: int) -> Tensor:
    """Means over blocks of edge × edge pixels; `avg_pool2d` gives the same, and takes eight times as long on a CPU."""
    rows = reduce(torch.add, [values[..., row::edge, :] for row in range(edge)])
    return reduce(torch.add, [rows[..., column::edge] for column in range(edge)]) / edge**2
