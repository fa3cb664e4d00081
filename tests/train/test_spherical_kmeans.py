"""Groups of directions: found where they are plain, and the same on every device and in every order of adding up."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from engine.errors import CloudmaskError
from train.ssl import spherical_kmeans as module
from train.ssl.spherical_kmeans import spherical_kmeans


def around(centres: torch.Tensor, each: int, spread: float = 0.05, seed: int = 0) -> torch.Tensor:
    """Points around each centre, the centres' one after another."""
    noise = torch.randn(len(centres) * each, centres.shape[1], generator=torch.Generator().manual_seed(seed))
    return centres.repeat_interleave(each, dim=0) + spread * noise


def directions(count: int, channels: int, seed: int) -> torch.Tensor:
    return F.normalize(torch.randn(count, channels, generator=torch.Generator().manual_seed(seed)), dim=1)


def plainly(points: torch.Tensor, clusters: int, iterations: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The same algorithm as one writes it down, in float64."""
    points = F.normalize(points.double(), dim=1)
    centroids = points[torch.randperm(len(points), generator=torch.Generator().manual_seed(seed))[:clusters]].clone()
    for _ in range(iterations):
        nearest = (points @ centroids.T).argmax(dim=1)
        for number in nearest.unique():
            centroids[number] = F.normalize(points[nearest == number].sum(dim=0), dim=0)
    return centroids, (points @ centroids.T).argmax(dim=1)


class TestWhatItFinds:
    def test_groups_that_are_plain(self):
        centres = torch.eye(4)[:3]
        # Of these seeds each starts with one point of each group, as a start at random may or may not.
        points = around(centres, 20)
        seed = next(
            seed
            for seed in range(100)
            if {int(place) // 20 for place in torch.randperm(60, generator=torch.Generator().manual_seed(seed))[:3]}
            == {0, 1, 2}
        )
        found = spherical_kmeans(points, 3, iterations=10, seed=seed)
        groups = found.assignments.view(3, 20)
        assert all(len(group.unique()) == 1 for group in groups)
        assert len(groups[:, 0].unique()) == 3
        assert ((found.centroids[groups[:, 0]] * centres).sum(dim=1) > 0.99).all()

    @settings(max_examples=30, deadline=None)
    @given(st.integers(2, 60), st.integers(2, 9), st.integers(0, 8), st.integers(0, 1000))
    def test_what_the_algorithm_gives_as_it_is_written_down(self, points, channels, iterations, seed):
        drawn = directions(points, channels, seed)
        clusters = max(1, points // 4)
        centroids, assignments = plainly(drawn, clusters, iterations, seed)
        found = spherical_kmeans(drawn, clusters, iterations=iterations, seed=seed)
        assert torch.equal(found.assignments, assignments)
        torch.testing.assert_close(found.centroids, centroids.float(), atol=1e-6, rtol=0)

    def test_centroids_have_the_length_1(self):
        found = spherical_kmeans(directions(200, 128, 0), 30, iterations=10, seed=0)
        torch.testing.assert_close(found.centroids.norm(dim=1), torch.ones(30), atol=1e-6, rtol=0)
        assert found.centroids.dtype == torch.float32
        assert found.assignments.dtype == torch.int64

    def test_lengths_do_not_count(self):
        points = directions(50, 6, 0)
        factors = torch.exp2(torch.randint(-3, 4, (50, 1), generator=torch.Generator().manual_seed(1)).float())
        found, other = (spherical_kmeans(each, 7, iterations=5, seed=2) for each in (points, points * factors))
        assert torch.equal(found.assignments, other.assignments)
        assert torch.equal(found.centroids, other.centroids)

    def test_each_iteration_brings_points_and_centroids_nearer(self):
        points = directions(300, 16, 3)
        similarities = []
        for iterations in range(6):
            found = spherical_kmeans(points, 20, iterations=iterations, seed=1)
            similarities.append(float((points * found.centroids[found.assignments]).sum()))
        assert similarities == sorted(similarities)
        assert similarities[-1] > similarities[0] + 1

    def test_the_start_is_drawn_by_the_seed(self):
        points = directions(100, 8, 0)
        one, again, other = (spherical_kmeans(points, 9, iterations=0, seed=seed) for seed in (1, 1, 2))
        assert torch.equal(one.centroids, again.centroids)
        assert not torch.equal(one.centroids, other.centroids)
        # Without an iteration, centroids are points.
        assert (one.centroids @ points.T).amax(dim=1).min() > 1 - 1e-6


class TestEmptyClusters:
    def test_one_that_no_point_is_nearest_to_keeps_its_centroid(self):
        points = torch.tensor([[1.0, 0.0]]).repeat(5, 1)
        found = spherical_kmeans(points, 3, iterations=10, seed=0)
        assert found.assignments.tolist() == [0] * 5
        assert torch.equal(found.centroids, torch.tensor([[1.0, 0.0]]).repeat(3, 1))

    def test_points_that_take_each_other_away_leave_their_centroid_where_it_was(self):
        points = torch.tensor([[1.0, 0.0], [-1.0, 0.0]])
        found = spherical_kmeans(points, 1, iterations=3, seed=0)
        assert torch.isfinite(found.centroids).all()
        assert float(found.centroids[0, 0].abs()) == 1


class TestTheSameEverywhere:
    def test_whatever_is_held_at_a_time(self, monkeypatch):
        points = around(directions(12, 128, 1), 25, spread=0.1)
        whole = spherical_kmeans(points, 40, iterations=10, seed=5)
        for at_once in (1, 40 * 7, 40 * 101):
            monkeypatch.setattr(module, "_AT_ONCE", at_once)
            parts = spherical_kmeans(points, 40, iterations=10, seed=5)
            assert torch.equal(parts.centroids, whole.centroids)
            assert torch.equal(parts.assignments, whole.assignments)

    def test_in_whatever_order_is_added_up(self):
        """Channels in another order give the same centroids in that order; float32 would not."""
        points = around(directions(8, 64, 1), 40, spread=0.2)
        order = torch.randperm(64, generator=torch.Generator().manual_seed(0))
        found, other = (spherical_kmeans(each, 25, iterations=10, seed=5) for each in (points, points[:, order]))
        assert torch.equal(found.assignments, other.assignments)
        torch.testing.assert_close(found.centroids[:, order], other.centroids, atol=2.0**-23, rtol=0)

    def test_among_points_that_are_about_as_near(self):
        """Many copies of few directions, a millionth apart, where rounding would decide: the nearest one is taken."""
        corners = torch.tensor([[math.cos(angle), math.sin(angle)] for angle in (0.0, 1e-6, 2e-6, 0.5)])
        points = corners.repeat(30, 1)
        found = spherical_kmeans(points, 4, iterations=10, seed=0)
        similarities = F.normalize(points.double(), dim=1) @ found.centroids.double().T
        chosen = similarities.gather(1, found.assignments[:, None]).squeeze(1)
        torch.testing.assert_close(chosen, similarities.amax(dim=1), atol=1e-12, rtol=0)

    @pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
    def test_on_a_gpu(self):
        points = around(directions(40, 128, 1), 60, spread=0.1)
        here = spherical_kmeans(points, 100, iterations=10, seed=5)
        there = spherical_kmeans(points.cuda(), 100, iterations=10, seed=5)
        assert there.centroids.is_cuda
        assert torch.equal(there.centroids.cpu(), here.centroids)
        assert torch.equal(there.assignments.cpu(), here.assignments)


def test_fewer_points_than_clusters_are_refused():
    with pytest.raises(CloudmaskError, match="5 images cannot be told apart by 6 prototypes") as refused:
        spherical_kmeans(directions(5, 3, 0), 6, iterations=1, seed=0)
    assert "--model.prototypes" in str(refused.value)
