"""Spherical k-means (Dhillon and Modha 2001) as DeepCluster-v2 clusters by it, with one result on every device.

Sums of floats depend on their order, which differs between a CPU and a GPU, between numbers of threads and between
sizes of chunks; of two centroids that are about as near, each would then choose its own. Here directions lie on a grid
so fine that float32 hardly knows more, and so coarse that every product and every sum is a whole number below 2^53,
which float64 holds exactly. What remains, a root, a quotient and additions in a fixed order, IEEE 754 rounds alike
everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..data.cloudsen12.errors import DataError

_GRID = 2.0**24
_AT_ONCE = 2**23
"""Similarities held at a time: 64 MB."""


@dataclass(frozen=True)
class Clusters:
    """What k-means found.

    Attributes:
        centroids: float32 [clusters, channels], of length 1.
        assignments: int64 [points], which centroid is nearest to each; of equally near ones the first.
    """

    centroids: Tensor
    assignments: Tensor


@torch.no_grad()
def spherical_kmeans(points: Tensor, clusters: int, *, iterations: int, seed: int) -> Clusters:
    """Groups directions around centroids.

    It starts from random points. A cluster that no point is nearest to keeps its centroid.

    Args:
        points: float [points, channels]; their lengths do not count, but must not be 0.
        clusters: How many.
        iterations: How often the centroids are moved.
        seed: Of the start.

    Returns:
        The clusters, on the device of the points: bit for bit the same on every device.

    Raises:
        DataError: There are fewer points than clusters.
    """
    if len(points) < clusters:
        raise too_few(len(points), clusters)
    directions = _on_grid(points.double())
    order = torch.randperm(len(points), generator=torch.Generator().manual_seed(seed))
    centroids = directions[order[:clusters].to(points.device)]
    for _ in range(iterations):
        sums = torch.zeros_like(centroids).index_add_(0, _nearest(directions, centroids), directions)
        empty = (sums == 0).all(dim=1, keepdim=True)
        centroids = torch.where(empty, centroids, _on_grid(torch.where(empty, centroids, sums)))
    return Clusters((centroids / _GRID).float(), _nearest(directions, centroids))


def too_few(images: int, prototypes: int) -> DataError:
    """What is said where there are fewer images than prototypes."""
    return DataError(
        f"{images} images cannot be told apart by {prototypes} prototypes",
        "give fewer prototypes (--model.prototypes), or more images",
    )


def _on_grid(vectors: Tensor) -> Tensor:
    """The whole numbers nearest to 2^24 times the directions of float64 vectors."""
    return torch.round(vectors / _lengths(vectors) * _GRID)


def _lengths(vectors: Tensor) -> Tensor:
    """Euclidean, by additions in an order that no library chooses: [vectors, 1]."""
    squares = vectors * vectors
    while squares.shape[1] > 1:
        if squares.shape[1] % 2:
            squares = torch.nn.functional.pad(squares, (0, 1))
        half = squares.shape[1] // 2
        squares = squares[:, :half] + squares[:, half:]
    return squares.sqrt()


def _nearest(directions: Tensor, centroids: Tensor) -> Tensor:
    chunks = torch.split(directions, max(1, _AT_ONCE // len(centroids)))
    return torch.cat([(chunk @ centroids.T).argmax(dim=1) for chunk in chunks])
