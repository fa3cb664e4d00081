"""Nearest neighbours judge an encoder without training anything, and without finding a place by itself."""

import math

import torch
from makers.ssl_sets import make_rasters

from train.ssl.nearest import nearest_neighbour_accuracy
from train.tasks.curves import read_logs


def around(directions: list[tuple[float, float]], each: int, seed: int = 0) -> torch.Tensor:
    """Features that lie close to directions, one after the other."""
    noise = torch.randn(len(directions) * each, 2, generator=torch.Generator().manual_seed(seed)) * 0.05
    return torch.tensor(directions).repeat_interleave(each, 0) + noise


class TestAccuracy:
    def test_grades_that_lie_apart_are_told(self):
        features = around([(1, 0), (0, 1)], 10) * torch.linspace(0.1, 9, 20)[:, None]  # lengths say nothing
        grades = torch.tensor([0] * 10 + [1] * 10)
        assert nearest_neighbour_accuracy(features, grades, torch.arange(20), 5) == 1

    def test_a_patch_does_not_find_its_own_site(self):
        """Each site has a direction of its own, and a grade: only others of the site are of the patch's grade."""
        angles = torch.linspace(0, 1.5, 6)
        features = torch.stack([angles.cos(), angles.sin()], 1).repeat_interleave(4, 0)
        features = features + torch.randn(features.shape, generator=torch.Generator().manual_seed(0)) * 1e-3
        sites = torch.arange(6).repeat_interleave(4)
        grades = sites % 2
        assert nearest_neighbour_accuracy(features, grades, torch.arange(24), 3) == 1
        assert nearest_neighbour_accuracy(features, grades, sites, 3) == 0

    def test_each_grade_counts_the_same(self):
        features = around([(1, 0)], 12)
        grades = torch.tensor([0] * 10 + [2] * 2)
        # The common grade outvotes the other, and there is no grade 1.
        assert nearest_neighbour_accuracy(features, grades, torch.arange(12), 11) == 0.5

    def test_the_more_similar_have_more_votes(self):
        features = torch.tensor([(1.0, 0.0), (1.0, 0.01), (0.3, 1.0), (0.3, 1.01)])
        grades = torch.tensor([0, 0, 1, 1])
        assert nearest_neighbour_accuracy(features, grades, torch.arange(4), 3) == 1

    def test_fewer_others_than_neighbours(self):
        """Those of the larger site have a single other one, which says 1: grade 0 is never told, grade 1 always."""
        features, sites = around([(1, 0)], 4), torch.tensor([0, 0, 0, 1])
        assert nearest_neighbour_accuracy(features, torch.tensor([1, 1, 0, 1]), sites, 10) == 0.5

    def test_one_site_alone_tells_nothing(self):
        accuracy = nearest_neighbour_accuracy(around([(1, 0)], 4), torch.tensor([0, 1, 0, 1]), torch.zeros(4), 3)
        assert math.isnan(accuracy)


class TestInARun:
    def test_it_judges_random_weights_and_then_each_epoch(self, tiny_recipe, train, tmp_path):
        ran = train("fit", *tiny_recipe("deepcluster_rasters"), "--trainer.limit_train_batches", "1")
        assert ran.returncode == 0, ran.stderr
        rows = [row for row in read_logs(tmp_path / "run" / "log") if row["validation/nearest_neighbours"]]
        assert [int(row["epoch"]) for row in rows] == [-1, 0, 1]
        assert all(0 <= float(row["validation/nearest_neighbours"]) <= 1 for row in rows)

    def test_rasters_that_nobody_graded(self, tiny_recipe, train, tmp_path):
        ungraded = make_rasters(tmp_path / "ungraded", manifest=False)
        recipe = [*tiny_recipe("moco_rasters"), "--data.source.init_args.path", str(ungraded / "chips")]
        recipe += ["--data.source.init_args.offset", "0", "--trainer.max_epochs", "1"]
        ran = train("fit", *recipe)
        assert ran.returncode == 0, ran.stderr
        assert not any("nearest" in name for row in read_logs(tmp_path / "run" / "log") for name in row)
